import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root.tsx'

/** What a phone opens to photograph pages; the token stands behind `#`, which browsers send to no server. */
export const pagesPage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pages',
  component: lazyRouteComponent(() => import('./pages-screen.tsx'), 'PagesScreen'),
})
