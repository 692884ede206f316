import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const examsPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/exams',
  component: lazyRouteComponent(() => import('../exam/exams.tsx'), 'Exams'),
})
