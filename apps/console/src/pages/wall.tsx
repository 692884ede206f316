import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { WallSearch } from '../live/wall-search.ts'
import { requireSignIn } from './require-sign-in.ts'
import { rootRoute } from './root.tsx'

/** Outside the frame of the other pages: faces need the whole window. */
export const wallPage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sittings/$sittingId/wall',
  validateSearch: WallSearch,
  beforeLoad: requireSignIn,
  component: lazyRouteComponent(() => import('./wall-screen.tsx'), 'WallScreen'),
})
