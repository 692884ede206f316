import { refusalIn } from '@invigil/messages/refusal.ts'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'

/** The cache of what the server said. A refusal is not asked again; an unreachable server is, twice. */
export function startQueries(whenSignedOut: () => void): QueryClient {
  function hear(error: Error) {
    if (refusalIn(error).code === 'not-signed-in') whenSignedOut()
  }
  return new QueryClient({
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
}
