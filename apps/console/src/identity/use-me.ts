import type { Me } from '@invigil/contract/identity.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

/** Who is signed in, with their grants and organisation. Only on pages below `staffRoute`. */
export function useMe(): Me {
  return useSuspenseQuery(api.identity.me.queryOptions()).data
}
