import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { BankSearch } from '../exam/bank/bank-search.ts'
import { staffRoute } from './staff.tsx'

export const bankPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/banks/$bankId',
  validateSearch: BankSearch,
  component: lazyRouteComponent(() => import('../exam/bank/bank-page.tsx'), 'BankPage'),
})
