import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const reviewPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/reviews/$attemptId',
  component: lazyRouteComponent(() => import('../review/review-attempt.tsx'), 'ReviewAttempt'),
})
