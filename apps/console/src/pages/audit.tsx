import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const auditPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/audit',
  component: lazyRouteComponent(() => import('../admin/audit.tsx'), 'Audit'),
})
