import type { BankItem } from '@invigil/contract/bank.ts'
import type { BankFolderId, BankId, ItemId, OrganisationId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import { type Kysely, sql } from 'kysely'
import type { App } from '../../platform/app.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Tables } from '../../platform/tables.ts'
import { foldersBelow } from './folders.ts'
import { plainWords } from './search-words.ts'

const pageSize = 50

export interface Wanted {
  text: string
  kind?: string | undefined
  tag?: string | undefined
  folderId?: BankFolderId | undefined
  difficulty?: number | undefined
  isArchived: boolean
  page: number
}

/** One page of the items that fit, the oldest first, and how many fit altogether. */
export async function listItems(app: App, bankId: BankId, wanted: Wanted) {
  const folders = wanted.folderId ? await foldersBelow(app.db, bankId, [wanted.folderId]) : undefined
  const fitting = rows(app.db)
    .where('bankItem.bankId', '=', bankId)
    .where('bankItem.archivedAt', wanted.isArchived ? 'is not' : 'is', null)
    .$if(folders !== undefined, (query) =>
      query.where('bankItem.folderId', '=', sql<BankFolderId>`any(${folders ?? []}::uuid[])`),
    )
    .$if(wanted.kind !== undefined, (query) => query.where('bankItem.kind', '=', wanted.kind ?? ''))
    .$if(wanted.tag !== undefined, (query) =>
      query.where(sql<boolean>`bank_item.tags @> ${[wanted.tag ?? '']}::text[]`),
    )
    .$if(wanted.difficulty !== undefined, (query) =>
      query.where('bankItem.difficulty', '=', wanted.difficulty ?? 0),
    )
    .where(({ and, eb }) =>
      and(wordsOf(wanted.text).map((word) => eb('bankItem.words', 'like', `%${word}%`))),
    )
  const { total } = await fitting
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow()
  const page = await fitting
    .orderBy('bankItem.id')
    .limit(pageSize)
    .offset((wanted.page - 1) * pageSize)
    .execute()
  return { items: page.map(asItem), total, pageSize }
}

/** Reads one item of a bank; refused as not found when it has none such. */
export async function theItem(db: Kysely<Tables>, bankId: BankId, itemId: ItemId): Promise<BankItem> {
  const row = await rows(db)
    .where('bankItem.bankId', '=', bankId)
    .where('bankItem.id', '=', itemId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', `bank ${bankId} has no item ${itemId}`)
  return asItem(row)
}

/** The present versions of items of an organisation, for whoever has copies of them; unknown ones are left out. */
export async function latestItems(
  app: App,
  organisationId: OrganisationId,
  bankItemIds: ItemId[],
): Promise<{ bankItemId: ItemId; bankId: BankId; version: number; item: Item }[]> {
  if (bankItemIds.length === 0) return []
  return await app.db
    .selectFrom('bankItem')
    .innerJoin('bank', 'bank.id', 'bankItem.bankId')
    .select(['bankItem.id as bankItemId', 'bankItem.bankId', 'bankItem.version', 'bankItem.content as item'])
    .where('bank.organisationId', '=', organisationId)
    .where('bankItem.id', 'in', bankItemIds)
    .execute()
}

/** Each word of a search, safe within `like`. */
function wordsOf(text: string): string[] {
  const words = plainWords(text).split(' ').filter(Boolean)
  return words.slice(0, 10).map((word) => word.replaceAll(/[\\%_]/g, '\\$&'))
}

const rows = (db: Kysely<Tables>) =>
  db
    .selectFrom('bankItem')
    .innerJoin('person', 'person.id', 'bankItem.updatedBy')
    .select([
      'bankItem.id',
      'bankItem.bankId',
      'bankItem.folderId',
      'bankItem.version',
      'bankItem.tags',
      'bankItem.difficulty',
      'bankItem.content',
      'bankItem.updatedAt',
      'bankItem.archivedAt',
      'person.id as personId',
      'person.name as personName',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

function asItem({ content, updatedAt, archivedAt, personId, personName, ...row }: Row): BankItem {
  return {
    ...row,
    item: content,
    isArchived: archivedAt !== null,
    updatedAt: updatedAt.toISOString(),
    updatedBy: { id: personId, name: personName },
  }
}
