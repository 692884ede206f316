import type { BankFolderId, BankId, ExamId, ItemId } from '@invigil/contract/ids.ts'
import { Item } from '@invigil/items/all.ts'
import type { Actor } from '../../identity/caller.ts'
import type { App } from '../../platform/app.ts'
import { audit } from '../../platform/audit.ts'
import { newId } from '../../platform/id.ts'
import type { Tx } from '../../platform/tables.ts'
import { lockBank, told } from './bank.ts'
import { fileIdsIn } from './find-images.ts'
import { checkFolder } from './folders.ts'
import { type ImageFile, imagesOfExam, storeImage } from './images.ts'
import { theItem } from './read-items.ts'
import { searchWords } from './search-words.ts'

/** What a version of an item keeps. */
export interface ItemBody {
  item: Item
  tags: string[]
  difficulty: number | null
}

/**
 * Adds items to a folder of a bank (null: its top), each under a new id. Images that the texts name are stored with the
 * bank: those of `files`, and those of the exam they come from. All come in, or none.
 */
export async function addToBank(
  app: App,
  by: Actor,
  bankId: BankId,
  wish: {
    folderId: BankFolderId | null
    items: readonly ItemBody[]
    files?: readonly ImageFile[]
    fromExamId?: ExamId | undefined
  },
): Promise<ItemId[]> {
  const { folderId, items, fromExamId, files = [] } = wish
  await app.db.transaction().execute((tx) => checkFolder(tx, bankId, folderId))
  const named = fileIdsIn(JSON.stringify(items))
  const ofExam = fromExamId ? await imagesOfExam(app, by.organisationId, fromExamId, named) : []
  const newIds = new Map<string, string>()
  for (const file of [...files, ...ofExam].filter(({ id }) => named.includes(id)))
    newIds.set(file.id, await storeImage(app, by, bankId, file))
  const own = items.map((body) => ({ ...body, item: withImages(body.item, newIds) }))
  return await app.db.transaction().execute(async (tx) => {
    await lockBank(tx, bankId)
    await checkFolder(tx, bankId, folderId)
    return await insertItems(app, tx, by, { bankId, folderId, items: own })
  })
}

/** Copies items of a bank into one of its folders, as new items. */
export async function copyItems(
  app: App,
  by: Actor,
  bankId: BankId,
  { itemIds, folderId }: { itemIds: readonly ItemId[]; folderId: BankFolderId | null },
): Promise<ItemId[]> {
  return await app.db.transaction().execute(async (tx) => {
    await lockBank(tx, bankId)
    await checkFolder(tx, bankId, folderId)
    const items: ItemBody[] = []
    for (const itemId of itemIds) items.push(await theItem(tx, bankId, itemId))
    return await insertItems(app, tx, by, { bankId, folderId, items })
  })
}

async function insertItems(
  app: App,
  tx: Tx,
  by: Actor,
  wish: { bankId: BankId; folderId: BankFolderId | null; items: readonly ItemBody[] },
): Promise<ItemId[]> {
  const { bankId, folderId, items } = wish
  // Lists go by the id, and ids of the same millisecond are in no order of their own.
  const ids = items.map(() => newId() as ItemId).toSorted()
  const made = items.map(({ item, tags, difficulty }, at) => {
    const id = ids[at] ?? (newId() as ItemId)
    const { origin, ...rest } = item
    return { id, item: { ...rest, id }, tags: distinct(tags), difficulty }
  })
  const [now, personId] = [app.now(), by.personId]
  // A thousand rows at a time stay far below the 65,535 parameters of one statement.
  for (let at = 0; at < made.length; at += 1_000) {
    const some = made.slice(at, at + 1_000)
    await tx
      .insertInto('bankItem')
      .values(
        some.map(({ id, item, tags, difficulty }) => ({
          ...{ id, bankId, folderId, tags, difficulty, version: 1, kind: item.kind },
          content: JSON.stringify(item),
          words: searchWords(item, tags),
          ...{ createdAt: now, updatedAt: now, updatedBy: personId },
        })),
      )
      .execute()
    await tx
      .insertInto('bankItemVersion')
      .values(
        some.map(({ id, item, tags, difficulty }) => ({
          ...{ itemId: id, version: 1, tags, difficulty, savedAt: now, savedBy: personId },
          content: JSON.stringify(item),
        })),
      )
      .execute()
  }
  const itemIds = made.map(({ id }) => id)
  await audit(app, tx, { ...told(by, bankId), kind: 'bank-items-added', body: { folderId, itemIds } })
  return itemIds
}

/** Each tag once, in its first place. */
export function distinct(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.normalize('NFC').trim()).filter(Boolean))]
}

function withImages(item: Item, newIds: ReadonlyMap<string, string>): Item {
  const text = JSON.stringify(item).replaceAll(
    /(\(file:|"fileId":")([0-9a-f-]{36})/gi,
    (_whole, before: string, fileId: string) => `${before}${newIds.get(fileId.toLowerCase()) ?? fileId}`,
  )
  return Item.parse(JSON.parse(text))
}
