import { refusalIn } from '@invigil/messages/refusal.ts'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { api } from './api.ts'

/** The cache of what the server said. `whenSignedOut` hears that a sign-in has ended meanwhile. A refusal is not asked again; an unreachable server is, twice. */
export function startQueries(whenSignedOut: () => void): QueryClient {
  const me = api.identity.me.queryKey()
  function hear(error: Error) {
    const isNews = refusalIn(error).code === 'not-signed-in' && queries.getQueryData(me) !== undefined
    if (!isNews) return
    queries.removeQueries({ queryKey: me })
    whenSignedOut()
  }
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError: hear }),
    mutationCache: new MutationCache({ onError: hear }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (count, error) => count < 2 && refusalIn(error).code === 'unreachable',
      },
      mutations: { networkMode: 'always' },
    },
  })
  return queries
}
