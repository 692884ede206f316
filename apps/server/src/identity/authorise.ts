import type { Access, ScopeKind } from '@invigil/contract/access.ts'
import type { Authorise, Incoming } from '../platform/api.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Place, Room, Scopes } from '../platform/room.ts'
import { gatherScopes } from '../platform/server.ts'
import type { Caller } from './caller.ts'
import { signInCookie } from './cookie.ts'
import { mayCall } from './may-call.ts'
import { findSignedIn } from './sign-in.ts'

/** Makes what decides about every call: who it is, where the object of the call lies, and whether the one may with the other. */
export function authoriseWith(rooms: readonly Room[]): Authorise {
  const scopes = gatherScopes(rooms)

  return async (app, request, access, input) => {
    const callers = await identify(app, rooms, request, access)
    const [first] = callers
    if (access.who !== 'anyone' && first.is === 'nobody') throw refusalFor('not-signed-in', request)
    const place = await placeOfCall(app, scopes, access, first, input)
    const permissions = callers.map((caller) => ({ caller, ...mayCall(access, caller, place) }))
    const allowed = permissions.find((permission) => permission.do === 'let')
    const [refused] = permissions
    if (!allowed) throw refusalFor(refused?.do === 'refuse' ? refused.code : 'not-allowed', request)
    const { caller } = allowed
    return { caller, place, placeOf: (kind, id) => placeInOrganisation(app, scopes, caller, kind, id) }
  }
}

/** The attempt's key comes as `authorization: Bearer …`. A page can give a socket no header, so there it stands in the address. */
function attemptKeyOf({ headers, url }: Incoming): string | undefined {
  const [, bearer] = /^Bearer ([\w.-]{16,300})$/i.exec(headers.authorization ?? '') ?? []
  if (bearer || !url.startsWith('/socket/')) return bearer
  return new URL(url, 'http://localhost').searchParams.get('key') ?? undefined
}

/** Everyone a request proves to come from, the attempt's key before the sign-in; nobody when it proves nothing. */
async function identify(
  app: App,
  rooms: readonly Room[],
  request: Incoming,
  access: Access,
): Promise<[Caller, ...Caller[]]> {
  const token = request.cookies[signInCookie]
  const person = token ? await findSignedIn(app, token) : undefined
  const key = access.who === 'candidate' ? attemptKeyOf(request) : undefined
  const attempt = key ? await rooms.find((room) => room.findAttempt)?.findAttempt?.(app, key) : undefined
  if (attempt) return person ? [attempt, person] : [attempt]
  return [person ?? { is: 'nobody' }]
}

async function placeOfCall(
  app: App,
  scopes: Scopes,
  access: Access,
  caller: Caller,
  input: unknown,
): Promise<Place | undefined> {
  if (!('of' in access) || access.of === 'any' || caller.is === 'nobody') return undefined
  const { of, by } = access
  if (by !== undefined) return await findPlace(app, scopes, of, idIn(input, by))
  if (of !== 'organisation') throw new Error(`a route about one ${of} must say which field holds its id`)
  return { organisationId: caller.organisationId }
}

async function placeInOrganisation(app: App, scopes: Scopes, caller: Caller, kind: ScopeKind, id: string) {
  const place = await findPlace(app, scopes, kind, id)
  return caller.is !== 'nobody' && place?.organisationId === caller.organisationId ? place : undefined
}

async function findPlace(app: App, scopes: Scopes, kind: ScopeKind, id: string): Promise<Place | undefined> {
  const find = scopes[kind]
  if (!find) throw new Error(`no room says where one ${kind} lies`)
  return await find(app, id)
}

/** The input is not parsed yet: whoever may not call a route must not learn from it what a good input is. */
function idIn(input: unknown, by: string): string {
  const id = typeof input === 'object' && input !== null ? Reflect.get(input, by) : undefined
  if (typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id
  throw new Refusal('invalid-input', `${by} is not an id`, { fields: by })
}

function refusalFor(code: 'not-signed-in' | 'not-allowed' | 'not-found', request: Incoming): Refusal {
  return new Refusal(code, `${request.method} ${request.url.split('?')[0]} is refused: ${code}`)
}
