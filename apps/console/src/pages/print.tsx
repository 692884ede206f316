import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { PrintSearch } from '../exam/exam-search.ts'
import { requireSignIn } from './require-sign-in.ts'
import { rootRoute } from './root.tsx'

/** Outside the frame of the other pages: what is seen is what comes out of the printer. */
export const printPage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exams/$examId/print',
  validateSearch: PrintSearch,
  beforeLoad: requireSignIn,
  component: lazyRouteComponent(() => import('../exam/print/print-page.tsx'), 'PrintPage'),
})
