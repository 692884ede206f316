import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

/** Which attempt, and the key that calls for it need. */
export interface SideProps {
  attemptId: string
  attemptKey: string
}

const everyMs = 4_000

/** The candidate's side camera as the server sees it, asked for every few seconds; null where none is agreed to. */
export function useSideCamera({ attemptId, attemptKey }: SideProps) {
  const input = { attemptId: attemptId as never }
  const options = api.checkin.get.queryOptions({ input, context: { attemptKey } })
  const { data } = useQuery({ ...options, refetchInterval: everyMs })
  return data?.side ?? null
}
