import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const markingPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/sittings/$sittingId/marking',
  component: lazyRouteComponent(() => import('../result/marking.tsx'), 'Marking'),
})
