import { createRoute } from '@tanstack/react-router'
import { CrashedWhole } from '../frame/places.tsx'
import { StaffFrame } from '../frame/staff-frame.tsx'
import { requireSignIn } from './require-sign-in.ts'
import { rootRoute } from './root.tsx'

/** All pages for which one has to be signed in. */
export const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'staff',
  component: StaffFrame,
  errorComponent: CrashedWhole,
  beforeLoad: requireSignIn,
})
