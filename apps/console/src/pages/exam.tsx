import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ExamSearch } from '../exam/exam-search.ts'
import { staffRoute } from './staff.tsx'

export const examPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/exams/$examId',
  validateSearch: ExamSearch,
  component: lazyRouteComponent(() => import('./exam-screen.tsx'), 'ExamScreen'),
})
