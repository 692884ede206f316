import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const correctionsPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/sittings/$sittingId/corrections',
  component: lazyRouteComponent(() => import('./corrections-screen.tsx'), 'CorrectionsScreen'),
})
