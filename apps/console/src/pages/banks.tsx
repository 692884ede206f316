import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoute } from './staff.tsx'

export const banksPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/banks',
  component: lazyRouteComponent(() => import('../exam/bank/banks.tsx'), 'Banks'),
})
