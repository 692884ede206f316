import type { AttemptState } from '@invigil/contract/attempt-state.ts'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../api.ts'
import { ReviewBoard } from './review-board.tsx'

/** One attempt reviewed: the recording, everything on one line of time, and what people say of it. */
export function ReviewAttempt() {
  const { attemptId } = useParams({ from: '/staff/reviews/$attemptId' })
  const timeline = useQuery(
    api.review.timeline.queryOptions({
      input: { attemptId },
      staleTime: 60_000,
      refetchInterval: ({ state }) => refetchMs(state.data?.state),
    }),
  )
  if (timeline.isPending) return <LoadingState />
  if (timeline.isError) return <Failed error={timeline.error} onRetry={() => void timeline.refetch()} />
  return <ReviewBoard key={attemptId} timeline={timeline.data} />
}

/** While an attempt goes on, more comes. */
function refetchMs(state: AttemptState | undefined): number | false {
  return state === 'running' || state === 'paused' ? 10_000 : false
}
