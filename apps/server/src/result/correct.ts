import type { Correction, CorrectionId, Treatment } from '@invigil/contract/correction.ts'
import type { ItemId, OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import { problemsOf } from '@invigil/items/all.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { isChanged } from './apply-correction.ts'
import { itemsOfSitting } from './items-of-sitting.ts'
import { treatmentBefore } from './own-items.ts'
import { regradedBy } from './regrade.ts'
import { scoreLeftOver } from './score-left-over.ts'

interface By {
  personId: PersonId
  organisationId: OrganisationId
}

/** What a correction would make of every attempt. Refused as `correction-not-possible` when the item cannot become this one. */
export async function previewCorrection(
  app: App,
  sittingId: SittingId,
  itemId: ItemId,
  treatment: Treatment,
) {
  await checkTreatment(app, sittingId, itemId, treatment)
  await scoreLeftOver(app, sittingId)
  const rows = await regradedBy(app.db, sittingId, itemId, treatment)
  const changed = rows.filter(isChanged)
  const shown = [...changed, ...rows.filter((row) => !isChanged(row))].slice(0, mostShown)
  return {
    attempts: shown.map(({ row: _row, maxBefore: _before, maxAfter: _after, ...attempt }) => attempt),
    all: rows.length,
    maxBefore: rows.reduce((most, { maxBefore }) => Math.max(most, maxBefore), 0),
    maxAfter: rows.reduce((most, { maxAfter }) => Math.max(most, maxAfter), 0),
    changed: changed.length,
  }
}

/** Nobody reads further than that before deciding. */
const mostShown = 500

/** Writes a correction down; a job applies it. Refused while another one of the sitting is under way. */
export async function correctItem(
  app: App,
  by: By,
  sittingId: SittingId,
  { itemId, treatment, reason }: { itemId: ItemId; treatment: Treatment; reason: string },
): Promise<CorrectionId> {
  await checkTreatment(app, sittingId, itemId, treatment)
  return await write(app, by, sittingId, { itemId, ...treatment, reason, undoes: null })
}

/** Takes back the latest correction of an item: what held before it holds again, by another correction. */
export async function undoCorrection(
  app: App,
  by: By,
  sittingId: SittingId,
  { correctionId, reason }: { correctionId: CorrectionId; reason: string },
): Promise<CorrectionId> {
  const { corrections } = await correctionsOf(app, sittingId)
  const undone = corrections.find(({ id }) => id === correctionId)
  if (!undone) throw new Refusal('not-found', `no correction ${correctionId}`)
  if (!undone.mayBeUndone) throw new Refusal('correction-superseded', `${correctionId} is not the latest`)
  const { itemId } = undone
  const before = await treatmentBefore(app.db, sittingId, itemId, correctionId)
  return await write(app, by, sittingId, { itemId, ...before, reason, undoes: correctionId })
}

interface ToWrite extends Treatment {
  itemId: ItemId
  reason: string
  undoes: CorrectionId | null
}

async function write(app: App, by: By, sittingId: SittingId, to: ToWrite): Promise<CorrectionId> {
  const { itemId, item, counts, reason, undoes } = to
  const id = newId() as CorrectionId
  await app.db.transaction().execute(async (tx) => {
    const written = await tx
      .insertInto('correction')
      .values({
        ...{ id, sittingId, itemId, counts, reason, undoes, personId: by.personId },
        ...{ item: item && JSON.stringify(item), madeAt: app.now(), state: 'waiting' },
      })
      .onConflict((conflict) => conflict.column('sittingId').where('state', '=', 'waiting').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!written) throw new Refusal('correction-under-way', `another correction of ${sittingId} is waiting`)
    await audit(app, tx, {
      ...{ organisationId: by.organisationId, actorId: by.personId, kind: 'item-corrected' },
      subject: `sitting:${sittingId}`,
      body: { correctionId: id, itemId, counts, isItemChanged: item !== null, reason, undoes },
    })
    await app.announce(tx, 'correction-made', { correctionId: id })
  })
  return id
}

/** The items of a sitting as they count now, and every correction, the latest first. */
export async function correctionsOf(app: App, sittingId: SittingId) {
  const items = await itemsOfSitting(app, sittingId)
  const rows = await app.db
    .selectFrom('correction')
    .innerJoin('person', 'person.id', 'correction.personId')
    .selectAll('correction')
    .select('person.name')
    .where('sittingId', '=', sittingId)
    .orderBy('correction.madeAt', 'desc')
    .orderBy('correction.id', 'desc')
    .execute()
  const numbers = new Map(items.map(({ item, itemNumber }) => [item.id, itemNumber]))
  const corrections = rows.map((row): Correction => {
    const { id, itemId, counts, reason, undoes, state, done, total, changed } = row
    const latest = rows.find((one) => one.itemId === itemId && one.state === 'applied')
    return {
      ...{ id, itemId, counts, reason, undoes, state, done, total, changed },
      itemNumber: numbers.get(itemId) ?? 0,
      isItemChanged: row.item !== null,
      by: { id: row.personId, name: row.name },
      madeAt: row.madeAt.toISOString(),
      mayBeUndone: latest?.id === id && undoes === null,
    }
  })
  return { items, corrections }
}

/** A corrected item stays the same question: its kind and its id do not change, and it has no problem of its own. */
async function checkTreatment(app: App, sittingId: SittingId, itemId: ItemId, { item }: Treatment) {
  const now = (await itemsOfSitting(app, sittingId)).find((one) => one.item.id === itemId)
  if (!now) throw new Refusal('not-found', `sitting ${sittingId} has no item ${itemId}`)
  if (!item) return
  if (item.id !== itemId || item.kind !== now.item.kind)
    throw new Refusal('correction-not-possible', 'it is another item, or of another kind')
  const [problem] = problemsOf(item)
  if (problem) throw new Refusal('correction-not-possible', `the corrected item has ${problem.code}`)
}
