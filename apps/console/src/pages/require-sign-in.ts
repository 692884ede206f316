import { refusalIn } from '@invigil/messages/refusal.ts'
import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { api } from '../api.ts'

interface Entering {
  context: { queries: QueryClient }
  location: { pathname: string; href: string }
}

/** Before a page for staff: leads those who are not signed in to the sign-in, and from there back. */
export async function requireSignIn({ context: { queries }, location }: Entering): Promise<void> {
  await queries.ensureQueryData(api.identity.me.queryOptions()).catch((error: unknown) => {
    if (refusalIn(error).code !== 'not-signed-in') throw error
    throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { returnTo: location.href } })
  })
}
