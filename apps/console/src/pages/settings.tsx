import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const settingsPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../admin/settings.tsx'), 'Settings'),
})
