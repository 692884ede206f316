import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { Crashed, Missing, Waiting } from './frame/places.tsx'
import { attemptPage } from './pages/attempt.tsx'
import { checkPage } from './pages/check.tsx'
import { entrancePage } from './pages/entrance.tsx'
import { linkPage } from './pages/link.tsx'
import { pagesPage } from './pages/pages.tsx'
import { roomPage } from './pages/room.tsx'
import { rootRoute } from './pages/root.tsx'
import { sidePage } from './pages/side.tsx'
import { tryPage } from './pages/try.tsx'

const tree = rootRoute.addChildren([
  entrancePage,
  roomPage,
  linkPage,
  attemptPage,
  sidePage,
  pagesPage,
  checkPage,
  tryPage,
])

/** All pages of the candidate's app. */
export function startRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    scrollRestoration: true,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Crashed,
    defaultNotFoundComponent: Missing,
  })
}
export type CandidateRouter = ReturnType<typeof startRouter>
