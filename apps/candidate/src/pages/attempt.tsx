import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root.tsx'

export const attemptPage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/attempt/$attemptId',
  component: lazyRouteComponent(() => import('./attempt-screen.tsx'), 'AttemptScreen'),
})
