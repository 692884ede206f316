import { refusalIn } from '@invigil/messages/refusal.ts'
import { createRoute, redirect } from '@tanstack/react-router'
import { api } from '../api.ts'
import { StaffFrame } from '../frame/staff-frame.tsx'
import { rootRoute } from './root.tsx'

/** All pages for which one has to be signed in. */
export const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'staff',
  component: StaffFrame,
  beforeLoad: async ({ context: { queries }, location }) => {
    await queries.ensureQueryData(api.identity.me.queryOptions()).catch((error: unknown) => {
      if (refusalIn(error).code !== 'not-signed-in') throw error
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { returnTo: location.href } })
    })
  },
})
