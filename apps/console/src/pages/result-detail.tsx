import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const resultDetailPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/sittings/$sittingId/results/$attemptId',
  component: lazyRouteComponent(() => import('../result/result-detail.tsx'), 'ResultDetail'),
})
