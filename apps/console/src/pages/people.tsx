import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { PeopleSearch } from '../identity/people-search.ts'
import { staffRoute } from './staff.tsx'

export const peoplePage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/people',
  validateSearch: PeopleSearch,
  component: lazyRouteComponent(() => import('./people-screen.tsx'), 'PeopleScreen'),
})
