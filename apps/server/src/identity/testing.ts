import { randomBytes } from 'node:crypto'
import type { Role } from '@invigil/contract/access.ts'
import { type Contract, contract } from '@invigil/contract/all.ts'
import type { ExamId, OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import type { TestApp } from '../platform/testing.ts'
import { signInCookie } from './cookie.ts'
import { addPerson } from './people.ts'
import { startSignIn } from './sign-in.ts'
import { addOrganisation } from './welcome.ts'

/** Calls every route as `await author.exam.create({ … })`; a refusal is thrown as an error with its `code` and `data.params`. */
export type TestClient = ContractRouterClient<Contract>

export interface TestPerson {
  personId: PersonId
  organisationId: OrganisationId
  name: string
  email: string
}

interface Wishes {
  /** Without one, somebody who may do nothing; e.g. a candidate. */
  role?: Role
  /** The organisation unless told. */
  on?: { examId: ExamId } | { sittingId: SittingId }
  name?: string
  email?: string
  /** The test's own organisation unless told. */
  organisationId?: OrganisationId
}

/** Adds a person with at most one role: `await aPerson(app, { role: 'proctor', on: { sittingId } })`. */
export async function aPerson(app: App, wishes: Wishes = {}): Promise<TestPerson> {
  const { name = 'Mai Lan', email = `${randomBytes(6).toString('hex')}@example.org`, role, on } = wishes
  const organisationId = wishes.organisationId ?? (await ownOrganisation(app))
  return await app.db.transaction().execute(async (tx) => {
    const personId = await addPerson(app, tx, null, { organisationId, name, email, locale: 'en' })
    const scope = placed(on, organisationId)
    if (role) {
      await tx
        .insertInto('roleGrant')
        .values({ personId, role, ...scope, grantedAt: app.now(), grantedBy: null })
        .execute()
    }
    return { personId, organisationId, name, email }
  })
}

/** Adds another organisation, whose people must see nothing of ours. */
export async function anOrganisation(app: App, name = 'Another school'): Promise<OrganisationId> {
  return await app.db.transaction().execute((tx) => addOrganisation(app, tx, name))
}

/** The organisation of everybody a test adds without naming one. */
export const ownOrganisation = perApp((app) => anOrganisation(app, 'Our school'))

/** Signs a person in without a password and calls routes as that person. */
export async function signedInAs(app: TestApp, { personId }: { personId: PersonId }): Promise<TestClient> {
  return aClient(app, { cookie: await aSignInCookie(app, personId) })
}

/** Makes the `cookie` header of a person who has just signed in. */
export async function aSignInCookie(app: App, personId: PersonId): Promise<string> {
  const from = { ip: '127.0.0.1', userAgent: 'test' }
  const token = await app.db.transaction().execute((tx) => startSignIn(app, tx, personId, from))
  return `${signInCookie}=${token}`
}

/** Calls routes as a candidate's browser that holds nothing but the key of its attempt. */
export function withAttemptKey(app: TestApp, key: string): TestClient {
  return aClient(app, { authorization: `Bearer ${key}` })
}

/** Calls routes as somebody who is not signed in. */
export function asNobody(app: TestApp): TestClient {
  return aClient(app, {})
}

/** The routes over the real server, with these headers on every call. */
export function aClient(app: TestApp, headers: Record<string, string>): TestClient {
  const link = new OpenAPILink(contract, {
    url: 'http://localhost/api',
    fetch: (request) => inject(app, request, headers),
  })
  return createORPCClient(link)
}

async function inject(app: TestApp, request: Request, headers: Record<string, string>): Promise<Response> {
  const body = Buffer.from(await request.arrayBuffer())
  const answer = await app.http.inject({
    method: request.method as 'POST',
    url: request.url,
    headers: { ...Object.fromEntries(request.headers), ...headers },
    ...(body.length > 0 ? { payload: body } : {}),
  })
  const given = Object.entries(answer.headers).map(
    ([name, value]) => [name, String(value)] as [string, string],
  )
  return new Response(answer.rawPayload.length > 0 ? new Uint8Array(answer.rawPayload) : null, {
    status: answer.statusCode,
    headers: given,
  })
}

function placed(on: Wishes['on'], organisationId: OrganisationId) {
  if (!on) return { scopeKind: 'organisation', scopeId: organisationId } as const
  if ('examId' in on) return { scopeKind: 'exam', scopeId: on.examId } as const
  return { scopeKind: 'sitting', scopeId: on.sittingId } as const
}
