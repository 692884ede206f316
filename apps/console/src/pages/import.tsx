import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ImportSearch } from '../exam/import/import-search.ts'
import { staffRoute } from './staff.tsx'

export const importPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/import',
  validateSearch: ImportSearch,
  component: lazyRouteComponent(() => import('../exam/import/import-page.tsx'), 'ImportPage'),
})
