import routes from 'virtual:routes'
import type { CandidateContract } from '@invigil/contract/candidate.ts'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { fetchOurs } from './fetch-ours.ts'

/** What a call can bring along: the attempt's own key, with which an attempt goes on without a sign-in. */
interface CallContext {
  attemptKey?: string
}

/** Calls the server: `await client.attempt.get({ attemptId }, { context: { attemptKey } })`. Throws what `useRefused` can read. */
export const client: JsonifiedClient<ContractRouterClient<CandidateContract, CallContext>> = createORPCClient(
  new OpenAPILink<CallContext>(routes, {
    url: () => `${window.location.origin}/api`,
    fetch: (request) => fetchOurs(request),
    headers: ({ context }) => (context.attemptKey ? { authorization: `Bearer ${context.attemptKey}` } : {}),
  }),
)

/** The same for TanStack Query: `useQuery(api.attempt.get.queryOptions({ input, context }))`. */
export const api = createTanstackQueryUtils(client)
