import { createHmac, timingSafeEqual } from 'node:crypto'
import type { PersonId, RegistrationId, SittingId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { secretFor } from '../platform/secret.ts'

export interface LinkedRegistration {
  id: RegistrationId
  sittingId: SittingId
  personId: PersonId
}

/** The path of a candidate's personal link. The token stands behind `#`, which browsers send to no server and write into no log. */
export async function personalLinkPath(app: App, registrationId: RegistrationId): Promise<string> {
  const found = await app.db
    .selectFrom('registration')
    .select('linkVersion')
    .where('id', '=', registrationId)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', `no registration ${registrationId}`)
  return `/enter#${personalLinkToken(app, registrationId, found.linkVersion)}`
}

/** Whose personal link this is; undefined when it was not made by us, was replaced, or its candidate taken off the roster. */
export async function findRegistrationByLink(
  app: App,
  token: string,
): Promise<LinkedRegistration | undefined> {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 48) return undefined
  const hex = bytes.toString('hex', 0, 16)
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as RegistrationId
  const found = await app.db
    .selectFrom('registration')
    .innerJoin('person', 'person.id', 'registration.personId')
    .select([
      'registration.id',
      'registration.sittingId',
      'registration.personId',
      'registration.linkVersion',
    ])
    .where('registration.id', '=', id)
    .where('person.deactivatedAt', 'is', null)
    .executeTakeFirst()
  if (!found || !timingSafeEqual(bytes.subarray(16), sealOf(app, id, found.linkVersion))) return undefined
  const { sittingId, personId } = found
  return { id, sittingId, personId }
}

/** 64 characters: the registration's id and what proves that we made the link. Nothing of it is stored. */
function personalLinkToken(app: App, registrationId: RegistrationId, version: number): string {
  const id = Buffer.from(registrationId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, sealOf(app, registrationId, version)]).toString('base64url')
}

function sealOf(app: App, registrationId: RegistrationId, version: number): Buffer {
  return createHmac('sha256', secretFor(app, 'personal-link')).update(`${registrationId}|${version}`).digest()
}
