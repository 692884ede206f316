import { type Contract, contract } from '@invigil/contract/all.ts'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'

/** Every route of a server as a function: `await caller.exam.create({ … })`; a refusal is thrown as an error with its `code`. */
export type Caller = ContractRouterClient<Contract>

/** Calls a server, e.g. `http://127.0.0.1:8080`, with these headers on every request. */
export function callerOf(server: string, headers: Record<string, string> = {}): Caller {
  return createORPCClient(new OpenAPILink(contract, { url: `${server}/api`, headers }))
}

/** Somebody of the staff, signed in: calls routes, and opens sockets with the cookie. */
export interface SignedIn {
  caller: Caller
  cookie: string
}

/** Signs a person of the staff in. */
export async function signIn(server: string, email: string, password: string): Promise<SignedIn> {
  return await withCookie(server, (caller) => caller.identity.signIn({ email, password }))
}

/** Makes the call that answers with a cookie, and goes on with that cookie. */
export async function withCookie(
  server: string,
  call: (caller: Caller) => Promise<unknown>,
): Promise<SignedIn> {
  let cookie = ''
  const link = new OpenAPILink(contract, {
    url: `${server}/api`,
    fetch: async (request, init) => {
      const response = await fetch(request, init)
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
      return response
    },
  })
  await call(createORPCClient<Caller>(link))
  return { caller: callerOf(server, { cookie }), cookie }
}
