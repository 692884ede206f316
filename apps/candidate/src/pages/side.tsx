import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root.tsx'

/** What a phone opens by its camera; the token stands behind `#`, which browsers send to no server. */
export const sidePage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/side',
  component: lazyRouteComponent(() => import('./side-screen.tsx'), 'SideScreen'),
})
