import type { Wall } from '@invigil/contract/live.ts'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import type { WallSearch } from './wall-search.ts'

/** The search of the wall with the part of the sitting it is about: unless another is chosen, the proctor's own room. */
export function useWithPart(search: WallSearch, { sitting }: Wall): WallSearch {
  const me = useQuery(api.identity.me.queryOptions()).data?.person.id
  const own = sitting.rooms.find(({ proctors }) => proctors.some(({ id }) => id === me))
  return { ...search, part: search.part ?? (own ? `room ${own.name}` : undefined) }
}
