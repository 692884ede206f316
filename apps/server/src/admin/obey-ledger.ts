import type { ErasedWhat } from '@invigil/contract/deletion-receipt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import { eraseUploads } from '../attempt/erase-uploads.ts'
import { eraseRecording } from '../media/erase-recording.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import type { Tx } from '../platform/tables.ts'
import { deleteBytes, type Erased, eraseAll } from './erase-attempt.ts'
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
  const ownersOf = (what: ErasedWhat) =>
    lines.map(erasedIn).flatMap((one) => (one.what === what ? one.attemptId : []))
  const returned = new Set([
    ...(await returnedRecordings(app, ownersOf('recording'))).map((id) => `recording ${id}`),
    ...(await returnedFiles(app, ownersOf('files'))).map((id) => `files ${id}`),
    ...(await returnedHalls(app, ownersOf('hall'))).map((id) => `hall ${id}`),
  ])
  return lines.filter((line) => {
    const { what, attemptId } = erasedIn(line)
    return returned.has(`${what} ${attemptId}`)
  })
}

/** What a line says was erased; receipts of earlier servers are about recordings. */
function erasedIn({ receipt }: LedgerLine): Erased {
  const { what = 'recording', attemptId, camera } = receipt
  return { what, attemptId: attemptId ?? (camera?.id as AttemptId) }
}

async function returnedFiles(app: App, attemptIds: AttemptId[]): Promise<AttemptId[]> {
  const { rows } = await sql<{ id: AttemptId }>`
    select attempt.id from attempt
      left join upload_key on upload_key.attempt_id = attempt.id
      left join erasure on erasure.attempt_id = attempt.id and erasure.what = 'files'
    where attempt.id = any(${attemptIds}::uuid[]) and (upload_key.erased_at is null or erasure.number is null)`.execute(
    app.db,
  )
  return rows.map(({ id }) => id)
}

async function returnedHalls(app: App, cameraIds: AttemptId[]): Promise<AttemptId[]> {
  const { rows } = await sql<{ id: AttemptId }>`
    select hall_camera.id from hall_camera
      left join attempt_key on attempt_key.attempt_id = hall_camera.id
      left join erased_recording on erased_recording.attempt_id = hall_camera.id
      left join erasure on erasure.camera_id = hall_camera.id
    where hall_camera.id = any(${cameraIds}::uuid[])
      and (attempt_key.number is not null or erased_recording.attempt_id is null or erasure.number is null)`.execute(
    app.db,
  )
  return rows.map(({ id }) => id)
}

async function returnedRecordings(app: App, attemptIds: AttemptId[]): Promise<AttemptId[]> {
  if (attemptIds.length === 0) return []
  const rows = await app.db
    .selectFrom('attempt')
    .leftJoin('attemptKey', 'attemptKey.attemptId', 'attempt.id')
    .leftJoin('erasedRecording', 'erasedRecording.attemptId', 'attempt.id')
    .leftJoin('erasure', (join) =>
      join.onRef('erasure.attemptId', '=', 'attempt.id').on('erasure.what', '=', 'recording'),
    )
    .select('attempt.id')
    .where('attempt.id', 'in', attemptIds)
    .where((is) =>
      is.or([
        is('attemptKey.number', 'is not', null),
        is('erasedRecording.attemptId', 'is', null),
        is('erasure.number', 'is', null),
      ]),
    )
    .execute()
  return rows.map(({ id }) => id)
}

async function eraseAgain(app: App, line: LedgerLine): Promise<void> {
  const { receipt, hash, signature, keyId } = line
  const { number, why } = receipt
  const again = erasedIn(line)
  const { what, attemptId } = again
  await app.db.transaction().execute(async (tx) => {
    await lockRetention(tx)
    const { key } = await eraseAnew(app, tx, again)
    const organisationId = await organisationOf(tx, again)
    const owner = {
      attemptId: what === 'hall' ? null : attemptId,
      cameraId: what === 'hall' ? attemptId : null,
    }
    await tx
      .insertInto('erasure')
      .values({
        ...{ number, what, ...owner, organisationId, why, receipt: JSON.stringify(receipt) },
        ...{ hash, signature, keyId, erasedAt: new Date(receipt.erasedAt) },
        ...{ inLedgerAt: app.now(), filesDeletedAt: null },
      })
      .onConflict((conflict) =>
        (what === 'hall' ? conflict.column('cameraId') : conflict.columns(['attemptId', 'what'])).doUpdateSet(
          {
            filesDeletedAt: null,
          },
        ),
      )
      .execute()
    await audit(app, tx, {
      organisationId,
      actorId: null,
      kind: 'erasure-obeyed',
      subject: what === 'hall' ? `sitting:${receipt.sittingId}` : `attempt:${attemptId}`,
      body: { receipt: number, keyCameBack: key !== null },
    })
  })
  app.log.warn(
    { what, attemptId, receipt: number },
    'a recording that had been erased came back, and was erased again',
  )
  await deleteBytes(app, again).catch((error: unknown) =>
    app.log.error(
      { err: error, attemptId },
      'files of an erased recording are to be deleted with the next hour',
    ),
  )
}

async function eraseAnew(app: App, tx: Tx, { what, attemptId }: Erased) {
  if (what === 'files') return await eraseUploads(app, tx, attemptId)
  return await (what === 'hall' ? eraseRecording(app, tx, attemptId) : eraseAll(app, tx, attemptId))
}

async function organisationOf(tx: Tx, { what, attemptId }: Erased) {
  if (what === 'hall') {
    const { organisationId } = await tx
      .selectFrom('hallCamera')
      .innerJoin('sitting', 'sitting.id', 'hallCamera.sittingId')
      .select('sitting.organisationId')
      .where(sql<boolean>`hall_camera.id = ${attemptId}`)
      .executeTakeFirstOrThrow()
    return organisationId
  }
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
