import type { Role } from '@invigil/contract/access.ts'
import type { AttemptId, OrganisationId, PersonId, RegistrationId } from '@invigil/contract/ids.ts'

/** A role and what it was granted on, e.g. proctor on one sitting. */
export interface HeldGrant {
  role: Role
  scopeKind: 'organisation' | 'exam' | 'sitting'
  scopeId: string
}

/** Somebody signed in, staff or candidate. */
export interface PersonCaller {
  is: 'person'
  personId: PersonId
  organisationId: OrganisationId
  signInId: string
  grants: readonly HeldGrant[]
}

/** A candidate's browser that holds the key of its attempt, perhaps without any sign-in. */
export interface AttemptCaller {
  is: 'attempt'
  attemptId: AttemptId
  registrationId: RegistrationId
  organisationId: OrganisationId
}

export interface UnknownCaller {
  is: 'nobody'
}

/** Who calls a route, as far as the request proves it. */
export type Caller = PersonCaller | AttemptCaller | UnknownCaller
