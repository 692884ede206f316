import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root.tsx'

/** For authors: a paper of their own exam, of the draft or of a revision; the seed says which one. */
export const tryPage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/try/$examId',
  validateSearch: ({ revision, seed }: Record<string, unknown>): { revision?: string; seed?: string } => ({
    ...(typeof revision === 'string' && { revision }),
    // A number alone would be read as one.
    ...((typeof seed === 'string' || typeof seed === 'number') && { seed: String(seed).slice(0, 64) }),
  }),
  component: lazyRouteComponent(() => import('./try-screen.tsx'), 'TryScreen'),
})
