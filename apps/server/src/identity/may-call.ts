import type { Access, Role } from '@invigil/contract/access.ts'
import type { Place } from '../platform/room.ts'
import type { Caller, HeldGrant, PersonCaller } from './caller.ts'

export type Permission = { do: 'let' } | { do: 'refuse'; code: 'not-signed-in' | 'not-allowed' | 'not-found' }

/**
 * Says whether a caller may call a route about an object that lies at `place` (undefined: there is no such object).
 * Another organisation's object is refused as not found, so that nobody learns that it exists.
 */
export function mayCall(access: Access, caller: Caller, place: Place | undefined): Permission {
  if (access.who === 'anyone') return { do: 'let' }
  if (caller.is === 'nobody') return { do: 'refuse', code: 'not-signed-in' }
  if (access.who === 'candidate') return maySit(access.of, caller, place)
  if (caller.is === 'attempt') return { do: 'refuse', code: 'not-signed-in' }
  if (access.who === 'signed-in') return { do: 'let' }
  if (access.of === 'any') return letWhen(caller.grants.some((grant) => plays(grant, access.who)))
  if (!place || place.organisationId !== caller.organisationId) return { do: 'refuse', code: 'not-found' }
  return letWhen(holdsRole(caller, access.who, place))
}

/** Says whether a person holds one of the roles on an object: on itself or on anything that encloses it. */
export function holdsRole(person: PersonCaller, roles: readonly Role[], place: Place): boolean {
  return person.grants.some((grant) => plays(grant, roles) && encloses(grant, place))
}

/** An administrator may do whatever other staff may do, within what the role was granted on. */
function plays(grant: HeldGrant, roles: readonly Role[]): boolean {
  return roles.length > 0 && (grant.role === 'administrator' || roles.includes(grant.role))
}

function encloses(grant: HeldGrant, place: Place): boolean {
  switch (grant.scopeKind) {
    case 'organisation':
      return grant.scopeId === place.organisationId
    case 'exam':
      return grant.scopeId === place.examId
    case 'sitting':
      return grant.scopeId === place.sittingId
  }
}

function maySit(of: 'attempt' | 'registration', caller: Caller, place: Place | undefined): Permission {
  if (caller.is === 'nobody') return { do: 'refuse', code: 'not-signed-in' }
  if (!place || place.organisationId !== caller.organisationId) return { do: 'refuse', code: 'not-found' }
  if (caller.is === 'person') return letWhen(place.personId === caller.personId)
  const isTheirs =
    of === 'attempt' ? place.attemptId === caller.attemptId : place.registrationId === caller.registrationId
  return letWhen(isTheirs)
}

function letWhen(isAllowed: boolean): Permission {
  return isAllowed ? { do: 'let' } : { do: 'refuse', code: 'not-allowed' }
}
