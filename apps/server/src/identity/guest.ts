import type { Locale, OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'

/** Adds somebody without an account, who cannot sign in and stands on no list; no audit says the name, which is to be deleted. */
export async function addGuest(
  app: App,
  tx: Tx,
  { organisationId, name, locale }: { organisationId: OrganisationId; name: string; locale: Locale },
): Promise<PersonId> {
  const id = newId() as PersonId
  // `.invalid` is nobody's domain for ever (RFC 2606).
  const email = `${id}@guest.invalid`
  const guest = { id, organisationId, email, name: legible(name), locale, createdAt: app.now() }
  await tx
    .insertInto('person')
    .values({ ...guest, deactivatedAt: null, isGuest: true })
    .execute()
  return id
}

/** Deletes a guest; people with an account stay. */
export async function deleteGuest(tx: Tx, personId: PersonId): Promise<void> {
  await tx.deleteFrom('person').where('id', '=', personId).where('isGuest', '=', true).execute()
}

/**
 * A name that a stranger typed, as one line that reads in its own direction: without control characters, marks that turn the
 * text around, line ends and characters without width; marks in stacks are cut. Refused when no letter is left.
 */
export function legible(name: string): string {
  const tidy = name
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(unseen, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(tidy))
    throw new Refusal('invalid-input', 'a name has letters', { fields: 'name' })
  return tidy
}

/** The joiners U+200C and U+200D stay: Persian and Indian names need them. */
const unseen =
  /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu
