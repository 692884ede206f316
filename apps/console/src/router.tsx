import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { Crashed, Missing, Waiting } from './frame/places.tsx'
import { auditPage } from './pages/audit.tsx'
import { bankPage } from './pages/bank.tsx'
import { banksPage } from './pages/banks.tsx'
import { correctionsPage } from './pages/corrections.tsx'
import { designPage } from './pages/design.tsx'
import { errorsPage } from './pages/errors.tsx'
import { examPage } from './pages/exam.tsx'
import { examsPage } from './pages/exams.tsx'
import { healthPage } from './pages/health.tsx'
import { homePage } from './pages/home.tsx'
import { importPage } from './pages/import.tsx'
import { invitationPage } from './pages/invitation.tsx'
import { markingPage } from './pages/marking.tsx'
import { peoplePage } from './pages/people.tsx'
import { printPage } from './pages/print.tsx'
import { profilePage } from './pages/profile.tsx'
import { resultDetailPage } from './pages/result-detail.tsx'
import { resultsPage } from './pages/results.tsx'
import { retentionPage } from './pages/retention.tsx'
import { retentionSittingPage } from './pages/retention-sitting.tsx'
import { reviewPage } from './pages/review.tsx'
import { reviewsPage } from './pages/reviews.tsx'
import { rootRoute } from './pages/root.tsx'
import { settingsPage } from './pages/settings.tsx'
import { signInPage } from './pages/sign-in.tsx'
import { sittingPage } from './pages/sitting.tsx'
import { sittingsPage } from './pages/sittings.tsx'
import { staffRoute } from './pages/staff.tsx'
import { statisticsPage } from './pages/statistics.tsx'
import { wallPage } from './pages/wall.tsx'
import { welcomePage } from './pages/welcome.tsx'

const tree = rootRoute.addChildren([
  signInPage,
  welcomePage,
  invitationPage,
  designPage,
  wallPage,
  printPage,
  staffRoute.addChildren([
    homePage,
    examsPage,
    examPage,
    banksPage,
    bankPage,
    importPage,
    sittingsPage,
    sittingPage,
    peoplePage,
    reviewsPage,
    reviewPage,
    resultsPage,
    resultDetailPage,
    statisticsPage,
    correctionsPage,
    markingPage,
    profilePage,
    settingsPage,
    retentionPage,
    retentionSittingPage,
    auditPage,
    healthPage,
    errorsPage,
  ]),
])

/** All pages, under `/console`. */
export function startRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    basepath: '/console',
    context: { queries },
    scrollRestoration: true,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Crashed,
    defaultNotFoundComponent: Missing,
  })
}
export type ConsoleRouter = ReturnType<typeof startRouter>
