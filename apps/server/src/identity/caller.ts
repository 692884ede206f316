import type { Role, ScopeKind } from '@invigil/contract/access.ts'
import type { AttemptId, OrganisationId, PersonId, RegistrationId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { Place } from '../platform/room.ts'

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

/** As much of a person as what they do is told with: who it was, and where. */
export type Actor = Pick<PersonCaller, 'personId' | 'organisationId'>

/** A candidate's browser that holds the key of its attempt, perhaps without any sign-in. */
export interface AttemptCaller {
  is: 'attempt'
  attemptId: AttemptId
  registrationId: RegistrationId
  organisationId: OrganisationId
  /** The opening that got this key; a later one holds the attempt. */
  opening: number
}

export interface UnknownCaller {
  is: 'nobody'
}

/** Who calls a route, as far as the request proves it. */
export type Caller = PersonCaller | AttemptCaller | UnknownCaller

declare module '../platform/api.ts' {
  interface Identified {
    caller: Caller
    /** Where the object of the call lies, for routes that are about one. */
    place: Place | undefined
    /** Finds where another object lies that the input names; undefined when it is not in the caller's organisation. */
    placeOf: (kind: ScopeKind, id: string) => Promise<Place | undefined>
  }
}

declare module '../platform/room.ts' {
  interface Room {
    /** Finds whose attempt key this is; undefined when it is unknown or over. */
    findAttempt?: (app: App, key: string) => Promise<AttemptCaller | undefined>
  }
}

/** The person who calls, in a route that only people with a sign-in may call. */
export function thePersonCalling({ caller }: { caller: Caller }): PersonCaller {
  if (caller.is !== 'person') throw new Error('the route lets in callers without a sign-in')
  return caller
}
