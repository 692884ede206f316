import type { Access, Role } from '@invigil/contract/access.ts'
import { roles } from '@invigil/contract/access.ts'
import type { PersonId } from '@invigil/contract/ids.ts'
import type { RouteMeta } from '@invigil/contract/route.ts'
import { type AnyProcedure, isProcedure } from '@orpc/server'
import { rooms } from './app.ts'
import { aClient, anOrganisation, aPerson, aSignInCookie, ownOrganisation } from './identity/testing.ts'
import type { TestApp } from './platform/testing.ts'
import { anInput, fieldsOf } from './testing-input.ts'
import { type Objects, oneOfEverything } from './testing-objects.ts'

export interface TestedRoute {
  name: string
  access: Access
  /** Whether it changes something about one object. */
  changesOne: boolean
  /** The names of the input's fields. */
  fields: string[]
  input: (known: Readonly<Record<string, unknown>>) => Record<string, unknown> | undefined
}

/** Every route that a room answers, by its name in the contract, e.g. `exam.create`. */
export const testedRoutes: readonly TestedRoute[] = rooms.flatMap(({ name, routes = {} }) =>
  proceduresIn(routes, name).map(([path, procedure]) => {
    const { meta, inputSchema, route } = procedure['~orpc']
    const { access } = meta as RouteMeta
    return {
      name: path,
      access,
      changesOne: 'by' in access && route.method !== 'GET',
      fields: fieldsOf(inputSchema),
      input: (known) => anInput(inputSchema, known),
    }
  }),
)

function proceduresIn(router: object, path: string): [string, AnyProcedure][] {
  return Object.entries(router).flatMap(([name, inner]): [string, AnyProcedure][] =>
    isProcedure(inner) ? [[`${path}.${name}`, inner]] : proceduresIn(inner, `${path}.${name}`),
  )
}

/** Somebody who calls: in which organisation, as what. */
export interface TestCaller {
  name: string
  from: 'nowhere' | 'here' | 'elsewhere'
  as: 'nobody' | 'person' | Role | 'its-candidate' | 'another-candidate' | 'its-key' | 'another-key'
}

const staff = (['person', ...roles] as const).flatMap((as): TestCaller[] => [
  { name: as, from: 'here', as },
  { name: `${as} of another organisation`, from: 'elsewhere', as },
])

/** Everybody who is asked to call every route. */
export const testCallers: readonly TestCaller[] = [
  { name: 'nobody', from: 'nowhere', as: 'nobody' },
  ...staff,
  { name: 'its candidate', from: 'here', as: 'its-candidate' },
  { name: 'another candidate', from: 'here', as: 'another-candidate' },
  { name: 'a candidate of another organisation', from: 'elsewhere', as: 'another-candidate' },
  { name: 'the attempt’s key', from: 'here', as: 'its-key' },
  { name: 'another attempt’s key', from: 'here', as: 'another-key' },
  { name: 'the key of an attempt of another organisation', from: 'elsewhere', as: 'another-key' },
]

export type Verdict = 'let in' | 'not-signed-in' | 'not-allowed' | 'not-found'

/** What the declared access promises a caller about an object of `here`; written apart from what enforces it. */
export function promised(access: Access, { from, as }: TestCaller): Verdict {
  const holdsKey = as === 'its-key' || as === 'another-key'
  if (access.who === 'anyone') return 'let in'
  if (as === 'nobody') return 'not-signed-in'
  if (access.who === 'candidate') {
    if (from === 'elsewhere') return 'not-found'
    return as === 'its-candidate' || as === 'its-key' ? 'let in' : 'not-allowed'
  }
  if (holdsKey) return 'not-signed-in'
  if (access.who === 'signed-in') return 'let in'
  if ('by' in access && access.by && from === 'elsewhere') return 'not-found'
  const isOneOfThem = as === 'administrator' || access.who.some((role) => role === as)
  return isOneOfThem ? 'let in' : 'not-allowed'
}

interface Twist {
  /** Other ids than those of `its`, by field. */
  ids?: Readonly<Record<string, unknown>>
  /** What is sent instead of a good input. */
  bend?: (input: unknown) => unknown
}

/** Two organisations; asks as anybody in either about objects of the first. */
export async function aStage(app: TestApp) {
  const here = await ownOrganisation(app)
  const elsewhere = await anOrganisation(app, 'Elsewhere')
  const another = await oneOfEverything(app, here)
  const theirs = await oneOfEverything(app, elsewhere)
  const staffByCaller = new Map<TestCaller, PersonId>()
  const cookiesByPerson = new Map<PersonId, string>()

  async function personOf(caller: TestCaller, its: Objects): Promise<PersonId> {
    const { as, from } = caller
    if (as === 'its-candidate') return its.candidateId
    if (as === 'another-candidate') return (from === 'elsewhere' ? theirs : another).candidateId
    const organisationId = from === 'elsewhere' ? elsewhere : here
    const role = roles.find((one) => one === as)
    const known = staffByCaller.get(caller)
    const personId = known ?? (await aPerson(app, { organisationId, ...(role ? { role } : {}) })).personId
    staffByCaller.set(caller, personId)
    return personId
  }

  async function headersOf(
    caller: TestCaller,
    its: Objects,
    isNew: boolean,
  ): Promise<Record<string, string>> {
    if (caller.as === 'nobody') return {}
    if (caller.as === 'its-key') return bearer(its)
    if (caller.as === 'another-key') return bearer(caller.from === 'elsewhere' ? theirs : another)
    const personId = await personOf(caller, its)
    const known = isNew ? undefined : cookiesByPerson.get(personId)
    const cookie = known ?? (await aSignInCookie(app, personId))
    cookiesByPerson.set(personId, cookie)
    return { cookie }
  }

  /** Calls a route about `its` and says what came back. */
  async function ask(
    route: TestedRoute,
    caller: TestCaller,
    its: Objects,
    { ids = {}, bend = (input) => input }: Twist = {},
  ) {
    // Whoever is let in may end the sign-in.
    const headers = await headersOf(caller, its, promised(route.access, caller) === 'let in')
    const input = bend(route.input({ email: 'someone@example.org', ...idsByField(its), ...ids }))
    const client: unknown = aClient(app, headers)
    const call = route.name.split('.').reduce<unknown>((at, name) => Reflect.get(Object(at), name), client)
    if (typeof call !== 'function') throw new Error(`the contract has no ${route.name}`)
    return await Promise.resolve(call(input)).then(
      (body: unknown) => ({ status: 200, code: 'OK', body: JSON.stringify(body ?? null) }),
      (error: { status?: number; code?: string; data?: unknown }) => ({
        status: error.status ?? 0,
        code: error.code ?? String(error),
        body: JSON.stringify(error.data ?? null),
      }),
    )
  }

  return { theirs, ask, makeIts: () => oneOfEverything(app, here) }
}

/** The ids of objects by the names that fields of inputs have, alone and in lists. */
export function idsByField({ ids }: Objects): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(ids).flatMap(([kind, id]) => [
      [`${kind}Id`, id],
      [`${kind}Ids`, [id]],
    ]),
  )
}

/** Whether an answer names anything of these. */
export function tellsOf({ ids }: Objects, body: string): boolean {
  return Object.values(ids).some((id) => body.includes(id))
}

function bearer({ attemptKey }: Objects): Record<string, string> {
  return { authorization: `Bearer ${attemptKey}` }
}
