import type { Bank } from '@invigil/contract/bank.ts'
import type { BankFolderId, BankId } from '@invigil/contract/ids.ts'
import type { Kysely } from 'kysely'
import type { Actor } from '../../identity/caller.ts'
import type { App } from '../../platform/app.ts'
import { audit } from '../../platform/audit.ts'
import { newId } from '../../platform/id.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Tables, Tx } from '../../platform/tables.ts'
import { lockBank, theBank, told } from './bank.ts'

type ParentId = BankFolderId | null

/** Adds a folder to a bank. */
export async function addFolder(
  app: App,
  by: Actor,
  bankId: BankId,
  { title, parentId }: { title: string; parentId: ParentId },
): Promise<Bank> {
  return await app.db.transaction().execute(async (tx) => {
    await lockBank(tx, bankId)
    await checkFolder(tx, bankId, parentId)
    const id = newId() as BankFolderId
    await tx.insertInto('bankFolder').values({ id, bankId, parentId, title, createdAt: app.now() }).execute()
    await audit(app, tx, { ...told(by, bankId), kind: 'bank-folder-added', body: { folderId: id, title } })
    return await theBank(app, tx, bankId)
  })
}

/** Names a folder anew or moves it; refused as `folder-in-itself` where it would lie below itself. */
export async function changeFolder(
  app: App,
  by: Actor,
  bankId: BankId,
  {
    folderId,
    ...changes
  }: { folderId: BankFolderId; title?: string | undefined; parentId?: ParentId | undefined },
): Promise<Bank> {
  return await app.db.transaction().execute(async (tx) => {
    await lockBank(tx, bankId)
    await checkFolder(tx, bankId, folderId)
    if (changes.parentId) {
      await checkFolder(tx, bankId, changes.parentId)
      if ((await foldersBelow(tx, bankId, [folderId])).includes(changes.parentId))
        throw new Refusal('folder-in-itself', `folder ${changes.parentId} lies in ${folderId}`)
    }
    if (changes.title !== undefined || changes.parentId !== undefined) {
      await tx.updateTable('bankFolder').set(changes).where('id', '=', folderId).execute()
      await audit(app, tx, {
        ...told(by, bankId),
        kind: 'bank-folder-changed',
        body: { folderId, ...changes },
      })
    }
    return await theBank(app, tx, bankId)
  })
}

/** Removes a folder; its items and folders move to where it lay. */
export async function removeFolder(
  app: App,
  by: Actor,
  bankId: BankId,
  folderId: BankFolderId,
): Promise<Bank> {
  return await app.db.transaction().execute(async (tx) => {
    await lockBank(tx, bankId)
    await checkFolder(tx, bankId, folderId)
    const { parentId, title } = await tx
      .selectFrom('bankFolder')
      .select(['parentId', 'title'])
      .where('id', '=', folderId)
      .executeTakeFirstOrThrow()
    await tx.updateTable('bankFolder').set({ parentId }).where('parentId', '=', folderId).execute()
    await tx.updateTable('bankItem').set({ folderId: parentId }).where('folderId', '=', folderId).execute()
    await tx.deleteFrom('bankFolder').where('id', '=', folderId).execute()
    await audit(app, tx, { ...told(by, bankId), kind: 'bank-folder-removed', body: { folderId, title } })
    return await theBank(app, tx, bankId)
  })
}

/** Refuses a folder that is not this bank's as not found; the top is everybody's. */
export async function checkFolder(tx: Tx, bankId: BankId, folderId: ParentId): Promise<void> {
  if (folderId === null) return
  const found = await tx
    .selectFrom('bankFolder')
    .select('id')
    .where('id', '=', folderId)
    .where('bankId', '=', bankId)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', `bank ${bankId} has no folder ${folderId}`)
}

/** These folders of a bank and all that lie below them. */
export async function foldersBelow(
  db: Kysely<Tables>,
  bankId: BankId,
  folderIds: readonly BankFolderId[],
): Promise<BankFolderId[]> {
  const all = await db
    .selectFrom('bankFolder')
    .select(['id', 'parentId'])
    .where('bankId', '=', bankId)
    .execute()
  const found = all.filter(({ id }) => folderIds.includes(id)).map(({ id }) => id)
  for (const here of found) {
    const inside = all.filter(({ id, parentId }) => parentId === here && !found.includes(id))
    found.push(...inside.map(({ id }) => id))
  }
  return found
}
