import routes from 'virtual:routes'
import type { Contract } from '@invigil/contract/all.ts'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'

/** Calls the server: `await client.identity.me()`. Throws what `useRefused` can read. */
export const client: JsonifiedClient<ContractRouterClient<Contract>> = createORPCClient(
  new OpenAPILink(routes, { url: () => `${window.location.origin}/api` }),
)

/** The same for TanStack Query: `useQuery(api.identity.me.queryOptions())`, `useMutation(api.identity.signIn.mutationOptions())`. */
export const api = createTanstackQueryUtils(client)
