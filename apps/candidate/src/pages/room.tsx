import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root.tsx'

export const roomPage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/room/$code',
  component: lazyRouteComponent(() => import('./room-screen.tsx'), 'RoomScreen'),
})
