import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const resultsPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/sittings/$sittingId/results',
  component: lazyRouteComponent(() => import('../result/results.tsx'), 'Results'),
})
