import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { CheckinView } from '@invigil/contract/checkin.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '../api.ts'

/** Which attempt, and the key that calls for it need. */
export interface CheckinProps {
  attempt: Pick<AttemptView, 'id' | 'kind' | 'policy'>
  attemptKey: string
}

/** How far the check-in is; `show` puts what a call answered into its place. */
export function useCheckin({ attempt, attemptKey }: CheckinProps) {
  const input = { attemptId: attempt.id }
  const context = { attemptKey }
  const options = api.checkin.get.queryOptions({ input, context })
  const queries = useQueryClient()
  const { queryKey } = options
  const show = useCallback(
    (view: CheckinView) => queries.setQueryData(queryKey, view as never),
    [queries, queryKey],
  )
  return { query: useQuery(options), show, input, context }
}
