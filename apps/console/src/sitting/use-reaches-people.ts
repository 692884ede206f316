import { useSuspenseQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

/** Whether one may say what stands for people, from sitting to sitting; the server refuses it otherwise. */
export function useReachesPeople(): boolean {
  const { person } = useSuspenseQuery(api.identity.me.queryOptions()).data
  return person.grants.some(
    ({ on, role }) => on === 'organisation' && ['administrator', 'author', 'proctor'].includes(role),
  )
}
