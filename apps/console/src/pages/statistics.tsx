import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const statisticsPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/sittings/$sittingId/statistics',
  component: lazyRouteComponent(() => import('../result/statistics.tsx'), 'Statistics'),
})
