import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root.tsx'

/** The token stands behind `#`, which browsers send to no server. */
export const linkPage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/enter',
  component: lazyRouteComponent(() => import('./link-screen.tsx'), 'LinkScreen'),
})
