import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const errorsPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/errors',
  component: lazyRouteComponent(() => import('../admin/errors.tsx'), 'Errors'),
})
