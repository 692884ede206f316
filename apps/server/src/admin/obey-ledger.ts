import type { AttemptId } from '@invigil/contract/ids.ts'
import { deleteRecordingFiles } from '../media/erase-recording.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import type { Tx } from '../platform/tables.ts'
import { eraseAll } from './erase-attempt.ts'
import { type LedgerLine, readLedger, writeLedger } from './ledger.ts'
import { lockRetention } from './legal-hold.ts'

/**
 * Erases again whatever a restored backup brought back, as the ledger says, and puts the receipts back that the backup did
 * not have yet; then writes into the ledger what is missing there. Must be done before anything is served. Returns how many
 * had come back.
 */
export async function obeyLedger(app: App): Promise<number> {
  const { lines, problem } = await readLedger(app.config.data)
  if (problem) app.log.error({ problem }, 'the ledger of erasures is not what was written')
  let cameBack = 0
  for (let from = 0; from < lines.length; from += 500) {
    for (const line of await returnedOf(app, lines.slice(from, from + 500))) {
      await eraseAgain(app, line)
      cameBack += 1
    }
  }
  const known = new Set(lines.map(({ receipt }) => receipt.number))
  await missAgain(app, known)
  await markKnown(app, known)
  await writeLedger(app)
  return cameBack
}

/** Those whose key, or anything that says they are not erased, is in the database. */
async function returnedOf(app: App, lines: readonly LedgerLine[]): Promise<LedgerLine[]> {
  const rows = await app.db
    .selectFrom('attempt')
    .leftJoin('attemptKey', 'attemptKey.attemptId', 'attempt.id')
    .leftJoin('erasedRecording', 'erasedRecording.attemptId', 'attempt.id')
    .leftJoin('erasure', 'erasure.attemptId', 'attempt.id')
    .select('attempt.id')
    .where(
      'attempt.id',
      'in',
      lines.map(({ receipt }) => receipt.attemptId),
    )
    .where((is) =>
      is.or([
        is('attemptKey.number', 'is not', null),
        is('erasedRecording.attemptId', 'is', null),
        is('erasure.number', 'is', null),
      ]),
    )
    .execute()
  const returned = new Set<string>(rows.map(({ id }) => id))
  return lines.filter(({ receipt }) => returned.has(receipt.attemptId))
}

async function eraseAgain(app: App, { receipt, hash, signature, keyId }: LedgerLine): Promise<void> {
  const { attemptId, number, why } = receipt
  await app.db.transaction().execute(async (tx) => {
    await lockRetention(tx)
    const erased = await eraseAll(app, tx, attemptId)
    const organisationId = await organisationOf(tx, attemptId)
    await tx
      .insertInto('erasure')
      .values({
        ...{ number, attemptId, organisationId, why, receipt: JSON.stringify(receipt) },
        ...{ hash, signature, keyId, erasedAt: new Date(receipt.erasedAt) },
        ...{ inLedgerAt: app.now(), filesDeletedAt: null },
      })
      .onConflict((conflict) => conflict.column('attemptId').doUpdateSet({ filesDeletedAt: null }))
      .execute()
    await audit(app, tx, {
      organisationId,
      actorId: null,
      kind: 'erasure-obeyed',
      subject: `attempt:${attemptId}`,
      body: { receipt: number, keyCameBack: erased.key !== null },
    })
  })
  app.log.warn(
    { attemptId, receipt: number },
    'a recording that had been erased came back, and was erased again',
  )
  await deleteRecordingFiles(app, attemptId).catch((error: unknown) =>
    app.log.error(
      { err: error, attemptId },
      'files of an erased recording are to be deleted with the next hour',
    ),
  )
}

async function organisationOf(tx: Tx, attemptId: AttemptId) {
  const { organisationId } = await tx
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .select('sitting.organisationId')
    .where('attempt.id', '=', attemptId)
    .executeTakeFirstOrThrow()
  return organisationId
}

/** The file may be older than the database, too: then its lines are written again. */
async function missAgain(app: App, known: ReadonlySet<string>): Promise<void> {
  const rows = await app.db
    .selectFrom('erasure')
    .select('number')
    .where('inLedgerAt', 'is not', null)
    .execute()
  const missing = rows.map(({ number }) => number).filter((number) => !known.has(number))
  for (let from = 0; from < missing.length; from += 1_000)
    await app.db
      .updateTable('erasure')
      .set({ inLedgerAt: null })
      .where('number', 'in', missing.slice(from, from + 1_000))
      .execute()
}

/** A backup may be from between the writing of a line and its mark: the line stands somewhere in the file, and is not written twice. */
async function markKnown(app: App, known: ReadonlySet<string>): Promise<void> {
  const rows = await app.db.selectFrom('erasure').select('number').where('inLedgerAt', 'is', null).execute()
  const written = rows.map(({ number }) => number).filter((number) => known.has(number))
  if (written.length === 0) return
  await app.db.updateTable('erasure').set({ inLedgerAt: app.now() }).where('number', 'in', written).execute()
}
