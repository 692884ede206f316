import type { Bank, BankSummary } from '@invigil/contract/bank.ts'
import type { BankId, OrganisationId } from '@invigil/contract/ids.ts'
import { type Kysely, sql } from 'kysely'
import type { Actor } from '../../identity/caller.ts'
import type { App } from '../../platform/app.ts'
import { audit } from '../../platform/audit.ts'
import { newId } from '../../platform/id.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Place } from '../../platform/room.ts'
import type { Tables, Tx } from '../../platform/tables.ts'
import { signedFileUrl } from '../signed-url.ts'
import { latestSounds } from '../sounds.ts'

/** Where a bank lies: in its organisation. Undefined when there is none. */
export async function placeOfBank(app: App, id: string): Promise<Place | undefined> {
  return await app.db
    .selectFrom('bank')
    .select('organisationId')
    .where('id', '=', id as BankId)
    .executeTakeFirst()
}

/** Lists the banks of an organisation by their titles, those put away last. */
export async function listBanks(app: App, organisationId: OrganisationId): Promise<BankSummary[]> {
  const rows = await summaries(app.db)
    .where('bank.organisationId', '=', organisationId)
    .orderBy(sql`bank.archived_at is not null`)
    .orderBy('bank.title')
    .orderBy('bank.id')
    .execute()
  return rows.map(asSummary)
}

/** Creates an empty bank. */
export async function createBank(
  app: App,
  by: Actor,
  { title, description }: { title: string; description: string },
): Promise<Bank> {
  const bankId = newId() as BankId
  const { organisationId, personId: createdBy } = by
  return await app.db.transaction().execute(async (tx) => {
    const created = { id: bankId, organisationId, title, description, createdAt: app.now(), createdBy }
    await tx.insertInto('bank').values(created).execute()
    await audit(app, tx, { ...told(by, bankId), kind: 'bank-created', body: { title } })
    return await theBank(app, tx, bankId)
  })
}

/** Names a bank anew, puts it away or takes it back. What was put away can still be drawn from where an exam says so. */
export async function changeBank(
  app: App,
  by: Actor,
  bankId: BankId,
  {
    isArchived,
    ...names
  }: { title?: string | undefined; description?: string | undefined; isArchived?: boolean | undefined },
): Promise<Bank> {
  const archivedAt = isArchived === undefined ? {} : { archivedAt: isArchived ? app.now() : null }
  const changes = { ...names, ...archivedAt }
  return await app.db.transaction().execute(async (tx) => {
    if (Object.values(changes).some((value) => value !== undefined)) {
      await tx.updateTable('bank').set(changes).where('id', '=', bankId).execute()
      await audit(app, tx, { ...told(by, bankId), kind: 'bank-changed', body: { ...names, isArchived } })
    }
    return await theBank(app, tx, bankId)
  })
}

/** Reads a bank with its folders, tags and images; refused as not found when there is none. */
export async function theBank(
  app: Pick<App, 'config' | 'now'>,
  db: Kysely<Tables>,
  bankId: BankId,
): Promise<Bank> {
  const row = await summaries(db).where('bank.id', '=', bankId).executeTakeFirst()
  if (!row) throw new Refusal('not-found', `no bank ${bankId}`)
  const folders = await db
    .selectFrom('bankFolder')
    .select(['id', 'parentId', 'title'])
    .select(
      sql<number>`(select count(*)::int from bank_item
        where folder_id = bank_folder.id and archived_at is null)`.as('items'),
    )
    .where('bankId', '=', bankId)
    .orderBy('title')
    .orderBy('id')
    .execute()
  const tags = await sql<{ tag: string; items: number }>`select tag, count(*)::int as items
    from bank_item, unnest(tags) as tag where bank_id = ${bankId} and archived_at is null
    group by tag order by tag`.execute(db)
  const images = await db.selectFrom('bankImage').select('id').where('bankId', '=', bankId).execute()
  return {
    ...asSummary(row),
    folders,
    tags: tags.rows,
    images: {
      ...Object.fromEntries(images.map(({ id }) => [id, signedFileUrl(app, id)])),
      ...(await latestSounds(app, db, bankId)),
    },
  }
}

/** Lets one change of a bank's folders or items wait for another. */
export async function lockBank(tx: Tx, bankId: BankId): Promise<void> {
  await tx.selectFrom('bank').select('id').where('id', '=', bankId).forUpdate().execute()
}

/** What every entry of the audit log about a bank begins with. */
export function told(by: Actor, bankId: BankId) {
  return { organisationId: by.organisationId, actorId: by.personId, subject: `bank:${bankId}` }
}

const summaries = (db: Kysely<Tables>) =>
  db
    .selectFrom('bank')
    .select(['bank.id', 'bank.title', 'bank.description', 'bank.createdAt', 'bank.archivedAt'])
    .select(
      sql<number>`(select count(*)::int from bank_item
        where bank_id = bank.id and archived_at is null)`.as('items'),
    )
    .select(sql<Date | null>`(select max(updated_at) from bank_item where bank_id = bank.id)`.as('updatedAt'))

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>

function asSummary({ createdAt, updatedAt, archivedAt, ...row }: SummaryRow): BankSummary {
  return { ...row, isArchived: archivedAt !== null, changedAt: (updatedAt ?? createdAt).toISOString() }
}
