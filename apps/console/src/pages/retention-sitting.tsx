import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const retentionSittingPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/retention/$sittingId',
  component: lazyRouteComponent(() => import('../admin/retention-sitting.tsx'), 'RetentionSitting'),
})
