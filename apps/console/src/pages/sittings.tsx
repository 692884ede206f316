import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { SittingsSearch } from '../sitting/sitting-search.ts'
import { staffRoute } from './staff.tsx'

export const sittingsPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/sittings',
  validateSearch: SittingsSearch,
  component: lazyRouteComponent(() => import('../sitting/sittings.tsx'), 'Sittings'),
})
