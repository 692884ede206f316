import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import type { PagesJoined } from '@invigil/contract/upload.ts'
import { hashToken, newToken } from '../identity/token.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { theItem, type UploadPlace } from './upload.ts'

const linkGoodForMs = 15 * 60 * 1000

/**
 * Makes a link by which one phone can photograph pages for one item; links for it that nobody used yet stop working. Its token
 * stands behind `#`, which browsers send to no server. Throws `attempt-not-running`, and `not-found` for other items.
 */
export async function makePagesLink(
  app: App,
  attemptId: AttemptId,
  itemId: ItemId,
): Promise<{ path: string; expiresAt: string }> {
  const { state } = await app.db
    .selectFrom('attempt')
    .select('state')
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  if (state !== 'running') throw new Refusal('attempt-not-running', `attempt ${attemptId} is ${state}`)
  const item = await theItem(app, attemptId, itemId)
  if (item.kind !== 'drawing' || item.by === 'drawing')
    throw new Refusal('not-found', `item ${itemId} takes no photos`)
  const token = newToken()
  const tokenExpiresAt = new Date(app.now().getTime() + linkGoodForMs)
  await app.db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('pagesLink')
      .where('attemptId', '=', attemptId)
      .where('itemId', '=', itemId)
      .where('joinedAt', 'is', null)
      .execute()
    await tx
      .insertInto('pagesLink')
      .values({
        ...{ id: newId(), attemptId, itemId, tokenHash: hashToken(token), tokenExpiresAt },
        ...{ keyHash: null, joinedAt: null },
      })
      .execute()
  })
  return { path: `/pages#${token}`, expiresAt: tokenExpiresAt.toISOString() }
}

/** Lets the phone that opened a link send pages. Throws `link-not-valid` and `attempt-ended`. */
export async function joinPages(app: App, token: string): Promise<PagesJoined> {
  const key = newToken()
  // The condition on joined_at is what lets a link work only once, whoever else has seen the code.
  const link = await app.db
    .updateTable('pagesLink')
    .set({ keyHash: hashToken(key), joinedAt: app.now() })
    .where('tokenHash', '=', hashToken(token))
    .where('joinedAt', 'is', null)
    .where('tokenExpiresAt', '>', app.now())
    .returning(['attemptId', 'itemId'])
    .executeTakeFirst()
  if (!link) throw new Refusal('link-not-valid', 'the link for pages is not (or no longer) good')
  const { name, title, endedAt } = await app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .innerJoin('person', 'person.id', 'attempt.personId')
    .select(['person.name', 'revision.title', 'attempt.endedAt'])
    .where('attempt.id', '=', link.attemptId)
    .executeTakeFirstOrThrow()
  if (endedAt) throw new Refusal('attempt-ended', `attempt ${link.attemptId} has ended`)
  const { most } = await theItem(app, link.attemptId, link.itemId)
  return { ...link, key, candidateName: name, examTitle: title, most }
}

/** For which item a phone's key is good. Throws `link-not-valid` for any other key, and for one whose attempt has ended. */
export async function placeOfPhone(app: App, key: string): Promise<UploadPlace> {
  const link = await app.db
    .selectFrom('pagesLink')
    .innerJoin('attempt', 'attempt.id', 'pagesLink.attemptId')
    .select(['pagesLink.attemptId', 'pagesLink.itemId', 'attempt.endedAt'])
    .where('keyHash', '=', hashToken(key))
    .executeTakeFirst()
  if (!link || link.endedAt)
    throw new Refusal('link-not-valid', 'the key of a phone is not (or no longer) good')
  return { attemptId: link.attemptId, itemId: link.itemId, by: 'phone' }
}
