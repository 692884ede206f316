import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const healthPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/health',
  component: lazyRouteComponent(() => import('../admin/health.tsx'), 'Health'),
})
