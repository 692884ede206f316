import type { BankItem, BankItemVersion } from '@invigil/contract/bank.ts'
import type { BankFolderId, BankId, ItemId } from '@invigil/contract/ids.ts'
import type { Actor } from '../../identity/caller.ts'
import type { App } from '../../platform/app.ts'
import { audit } from '../../platform/audit.ts'
import { canonicalJson } from '../../platform/canonical-json.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/tables.ts'
import { distinct, type ItemBody } from './add-items.ts'
import { lockBank, told } from './bank.ts'
import { checkFolder } from './folders.ts'
import { theItem } from './read-items.ts'
import { searchWords } from './search-words.ts'

interface Saving {
  bankId: BankId
  itemId: ItemId
  /** What the author had before them. */
  version: number
}

/**
 * Saves an item as its next version. Refused as `bank-item-changed` when somebody else saved since `version` – unless they
 * saved the very same. What says nothing new is no new version.
 */
export async function saveItem(app: App, by: Actor, saving: Saving & ItemBody): Promise<BankItem> {
  return await app.db
    .transaction()
    .execute((tx) => saveWithin(app, tx, by, { ...saving, restoredFrom: null }))
}

/** Saves an older version of an item anew, as its next one. */
export async function restoreItem(
  app: App,
  by: Actor,
  { restored, ...saving }: Saving & { restored: number },
): Promise<BankItem> {
  return await app.db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('bankItemVersion')
      .select(['content', 'tags', 'difficulty'])
      .where('itemId', '=', saving.itemId)
      .where('version', '=', restored)
      .executeTakeFirst()
    if (!old) throw new Refusal('not-found', `item ${saving.itemId} has no version ${restored}`)
    const { content, ...rest } = old
    return await saveWithin(app, tx, by, { ...saving, ...rest, item: content, restoredFrom: restored })
  })
}

async function saveWithin(
  app: App,
  tx: Tx,
  by: Actor,
  saving: Saving & ItemBody & { restoredFrom: number | null },
): Promise<BankItem> {
  const { bankId, itemId, difficulty, restoredFrom } = saving
  await tx.selectFrom('bankItem').select('id').where('id', '=', itemId).forUpdate().execute()
  const now = await theItem(tx, bankId, itemId)
  const { origin, ...said } = saving.item
  const item = { ...said, id: itemId }
  const tags = distinct(saving.tags)
  if (isSame(now, { item, tags, difficulty })) return now
  refuseIfChanged(now, saving.version)
  const version = now.version + 1
  const body = { content: JSON.stringify(item), tags, difficulty }
  await tx
    .updateTable('bankItem')
    .set({
      ...body,
      version,
      kind: item.kind,
      words: searchWords(item, tags),
      updatedAt: app.now(),
      updatedBy: by.personId,
    })
    .where('id', '=', itemId)
    .execute()
  await tx
    .insertInto('bankItemVersion')
    .values({ ...body, itemId, version, restoredFrom, savedAt: app.now(), savedBy: by.personId })
    .execute()
  await audit(app, tx, {
    ...told(by, bankId),
    kind: 'bank-item-saved',
    body: { itemId, version, restoredFrom },
  })
  return await theItem(tx, bankId, itemId)
}

/** Lists every version of an item, the latest first. */
export async function listVersions(app: App, bankId: BankId, itemId: ItemId): Promise<BankItemVersion[]> {
  await theItem(app.db, bankId, itemId)
  const rows = await app.db
    .selectFrom('bankItemVersion')
    .innerJoin('person', 'person.id', 'bankItemVersion.savedBy')
    .select(['version', 'content', 'tags', 'difficulty', 'restoredFrom', 'savedAt'])
    .select(['person.id as personId', 'person.name as personName'])
    .where('itemId', '=', itemId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ content, savedAt, personId, personName, ...row }) => ({
    ...row,
    item: content,
    savedAt: savedAt.toISOString(),
    savedBy: { id: personId, name: personName },
  }))
}

/** Moves items into a folder of their bank; ids of other banks are left where they are. */
export async function moveItems(
  app: App,
  by: Actor,
  bankId: BankId,
  { itemIds, folderId }: { itemIds: ItemId[]; folderId: BankFolderId | null },
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await lockBank(tx, bankId)
    await checkFolder(tx, bankId, folderId)
    await tx
      .updateTable('bankItem')
      .set({ folderId })
      .where('bankId', '=', bankId)
      .where('id', 'in', itemIds)
      .execute()
    await audit(app, tx, { ...told(by, bankId), kind: 'bank-items-moved', body: { folderId, itemIds } })
  })
}

/** Puts items away, so that nothing new draws or lists them, or takes them back. Revisions keep what they have. */
export async function archiveItems(
  app: App,
  by: Actor,
  bankId: BankId,
  { itemIds, isArchived }: { itemIds: ItemId[]; isArchived: boolean },
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('bankItem')
      .set({ archivedAt: isArchived ? app.now() : null })
      .where('bankId', '=', bankId)
      .where('id', 'in', itemIds)
      .execute()
    await audit(app, tx, { ...told(by, bankId), kind: 'bank-items-archived', body: { isArchived, itemIds } })
  })
}

function refuseIfChanged({ id, version, updatedBy, updatedAt }: BankItem, expected: number): void {
  if (version === expected) return
  throw new Refusal('bank-item-changed', `item ${id} is at version ${version}, not ${expected}`, {
    name: updatedBy.name,
    at: updatedAt,
  })
}

function isSame(one: ItemBody, other: ItemBody): boolean {
  const [a, b] = [one, other].map(({ item, tags, difficulty }) => canonicalJson([item, tags, difficulty]))
  return a === b
}
