import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const retentionPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/retention',
  component: lazyRouteComponent(() => import('../admin/retention.tsx'), 'Retention'),
})
