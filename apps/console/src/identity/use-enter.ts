import type { Me } from '@invigil/contract/identity.ts'
import { useLanguage } from '@invigil/design/language.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '../api.ts'

/** Gives a function that lets a person in who has just signed in: their data, their language, and on to `href`. */
export function useEnter(href: string): (me: Me) => Promise<void> {
  const queries = useQueryClient()
  const router = useRouter()
  const [, setLanguage] = useLanguage()
  return async (me) => {
    queries.clear()
    queries.setQueryData(api.identity.me.queryKey(), me)
    setLanguage(me.person.locale)
    await router.navigate({ href, replace: true })
  }
}
