import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const sittingPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/sittings/$sittingId',
  component: lazyRouteComponent(() => import('../sitting/sitting-page.tsx'), 'SittingPage'),
})
