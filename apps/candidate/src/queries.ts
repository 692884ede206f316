import { refusalIn } from '@invigil/messages/refusal.ts'
import { QueryClient } from '@tanstack/react-query'

/** The cache of what the server said. A refusal is not asked again; an unreachable server is, ever more patiently. */
export function startQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (count, error) => count < 4 && refusalIn(error).code === 'unreachable',
      },
      mutations: { networkMode: 'always' },
    },
  })
}
