import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ReviewsSearch } from '../review/reviews-search.ts'
import { staffRoute } from './staff.tsx'

export const reviewsPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/reviews',
  validateSearch: ReviewsSearch,
  component: lazyRouteComponent(() => import('../review/reviews.tsx'), 'Reviews'),
})
