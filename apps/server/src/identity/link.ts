import type { PersonId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import type { OneTimeLinkTable } from './tables.ts'
import { hashToken, newToken } from './token.ts'

export type Purpose = OneTimeLinkTable['purpose']

const hoursValid: Record<Purpose, number> = {
  'first-administrator': 24,
  invitation: 7 * 24,
  'password-reset': 24,
}

/** Where each kind of link leads; the token stands behind `#`, which browsers send to no server and write into no log. */
const pages: Record<Purpose, string> = {
  'first-administrator': '/console/welcome',
  invitation: '/console/invitation',
  'password-reset': '/console/invitation',
}

/** Makes a one-time link; older ones of the same person (or of the first administrator) end. Returns its path with the token. */
export async function makeLink(
  app: Pick<App, 'now'>,
  tx: Tx,
  purpose: Purpose,
  personId: PersonId | null,
): Promise<string> {
  await endLinks(tx, personId)
  const token = newToken()
  const now = app.now()
  await tx
    .insertInto('oneTimeLink')
    .values({
      id: newId(),
      tokenHash: hashToken(token),
      purpose,
      personId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + hoursValid[purpose] * 3_600_000),
      usedAt: null,
    })
    .execute()
  return `${pages[purpose]}#${token}`
}

/** Ends every unused link of a person, or those for the first administrator. */
export async function endLinks(tx: Tx, personId: PersonId | null): Promise<void> {
  await tx
    .deleteFrom('oneTimeLink')
    .where('personId', 'is not distinct from', personId)
    .where('usedAt', 'is', null)
    .execute()
}

/** Finds whose a link is (null: the first administrator's) without using it up. Refused when unknown, used, expired or meant for something else. */
export async function findLink(
  app: App,
  token: string,
  purposes: readonly Purpose[],
): Promise<PersonId | null> {
  const link = await app.db
    .selectFrom('oneTimeLink')
    .select('personId')
    .where('tokenHash', '=', hashToken(token))
    .where('purpose', 'in', purposes)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', app.now())
    .executeTakeFirst()
  if (!link) throw notValid()
  return link.personId
}

/** Uses a link up; of two calls at the same time one is refused. */
export async function spendLink(app: App, tx: Tx, token: string): Promise<void> {
  const spent = await tx
    .updateTable('oneTimeLink')
    .set({ usedAt: app.now() })
    .where('tokenHash', '=', hashToken(token))
    .where('usedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!spent) throw notValid()
}

function notValid(): Refusal {
  return new Refusal('link-not-valid', 'the one-time link is unknown, used or expired')
}
