import { type ErasedWhat, type ErasureReason, keptKinds } from '@invigil/contract/deletion-receipt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { deleteUploadedFiles } from '../attempt/delete-practice.ts'
import { eraseUploads } from '../attempt/erase-uploads.ts'
import { eraseCheckin } from '../checkin/erase-checkin.ts'
import type { Actor } from '../identity/caller.ts'
import { eraseEvidence } from '../incident/erase-evidence.ts'
import { deleteRecordingFiles, eraseRecording, letGoOfRecorders } from '../media/erase-recording.ts'
import { eraseSignals } from '../monitoring/erase-signals.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { type Keeping, readKeeping } from './due.ts'
import { writeLedger } from './ledger.ts'
import { lockRetention } from './legal-hold.ts'
import { keepReceipt, newNumber, nothingRecorded } from './write-receipt.ts'

/** Why something is erased, and who said so; nobody for the clock. */
export interface ErasureOrder {
  why: ErasureReason
  by: (Actor & { name: string }) | null
  reason: string
}

/** What was erased, and of which attempt; of a hall, of which camera. */
export interface Erased {
  what: ErasedWhat
  attemptId: AttemptId
}

/**
 * Erases what was recorded of an attempt: its key, so that nothing opens it any more, and all rows and files with pictures,
 * sound and signals. Answers, results, verdicts, messages and the audit stay. Returns the number of the receipt. Throws
 * `recording-held`, `recording-gone`, `wrong-state` while it goes on or, by the clock, before its time.
 */
export async function eraseAttempt(app: App, attemptId: AttemptId, order: ErasureOrder): Promise<string> {
  // A page that still delivers what it kept would hold the key in our memory.
  await letGoOfRecorders(app, attemptId)
  const number = await app.db.transaction().execute(async (tx) => {
    await lockRetention(tx)
    const [keeping] = await readKeeping(tx, app.now(), { attemptId })
    if (!keeping) throw new Refusal('not-found', `no attempt ${attemptId}`)
    refuseUnlessErasable(keeping, order, app.now())
    const erased = await eraseAll(app, tx, attemptId)
    const receipt = {
      ...receiptOf(keeping, order, app.now()),
      ...{ what: 'recording' as const, ...erased, kept: [...keptKinds] },
    }
    return await keepAndAudit(app, tx, { keeping, order, receipt, kind: 'recording-erased' })
  })
  await letGoOfRecorders(app, attemptId)
  await finishErasure(app, { what: 'recording', attemptId }).catch((error: unknown) =>
    app.log.error({ err: error, attemptId }, 'an erasure is to be finished with the next hour'),
  )
  return number
}

/**
 * Erases the files of an attempt's answers: their key, then their bytes. The answers go on naming them, with their hashes. Only
 * a person does it. Returns the number of the receipt. Throws `recording-held`, `files-erased`, `not-found` without any file,
 * `wrong-state` while the attempt goes on.
 */
export async function eraseFiles(app: App, attemptId: AttemptId, order: ErasureOrder): Promise<string> {
  const number = await app.db.transaction().execute(async (tx) => {
    await lockRetention(tx)
    const [keeping] = await readKeeping(tx, app.now(), { attemptId })
    if (!keeping || keeping.files === 0) throw new Refusal('not-found', `attempt ${attemptId} has no files`)
    if (keeping.areFilesErased)
      throw new Refusal('files-erased', `attempt ${attemptId} has no files any more`)
    refuseUnlessErasable({ ...keeping, isErased: false }, order, app.now())
    const erased = await eraseUploads(app, tx, attemptId)
    const receipt = {
      ...receiptOf(keeping, order, app.now()),
      ...{ what: 'files' as const, ...nothingRecorded, ...erased },
      kept: keptKinds.filter((kind) => kind !== 'files'),
    }
    return await keepAndAudit(app, tx, { keeping, order, receipt, kind: 'files-erased' })
  })
  await finishErasure(app, { what: 'files', attemptId }).catch((error: unknown) =>
    app.log.error({ err: error, attemptId }, 'an erasure of files is to be finished with the next hour'),
  )
  return number
}

/** Deletes in every room what is recorded of an attempt. Each room writes its own tables. */
export async function eraseAll(app: Pick<App, 'now'>, tx: Tx, attemptId: AttemptId) {
  const recording = await eraseRecording(app, tx, attemptId)
  const checkin = await eraseCheckin(app, tx, attemptId)
  const signals = await eraseSignals(app, tx, attemptId)
  const evidence = await eraseEvidence(app, tx, attemptId)
  return { ...recording, ...checkin, signals, evidence }
}

/** What can only follow the commit: the line in the ledger, and the files that nothing opens any more. */
export async function finishErasure(app: App, { what, attemptId }: Erased): Promise<void> {
  await writeLedger(app)
  await deleteBytes(app, { what, attemptId })
  await app.db
    .updateTable('erasure')
    .set({ filesDeletedAt: app.now() })
    .where('what', '=', what)
    .where(what === 'hall' ? 'cameraId' : 'attemptId', '=', attemptId)
    .execute()
}

/** Deletes the bytes of what was erased; may be repeated. */
export async function deleteBytes(app: App, { what, attemptId }: Erased): Promise<void> {
  await (what === 'files' ? deleteUploadedFiles(app, attemptId) : deleteRecordingFiles(app, attemptId))
}

/** Keeps the receipt and writes the audit log's entry that names it. Returns the receipt's number. */
async function keepAndAudit(
  app: App,
  tx: Tx,
  {
    keeping,
    order,
    receipt,
    kind,
  }: { keeping: Keeping; order: ErasureOrder; receipt: Parameters<typeof keepReceipt>[2]; kind: string },
): Promise<string> {
  const hash = await keepReceipt(app, tx, receipt)
  await audit(app, tx, {
    organisationId: keeping.organisationId,
    actorId: order.by?.personId ?? null,
    kind,
    subject: `attempt:${keeping.attemptId}`,
    body: { receipt: receipt.number, hash, why: order.why, reason: order.reason },
  })
  return receipt.number
}

function refuseUnlessErasable(keeping: Keeping, { why }: ErasureOrder, now: Date): void {
  const { attemptId, isErased, isHeld, isOver, dueAt } = keeping
  if (isErased) throw new Refusal('recording-gone', `the recording of attempt ${attemptId} has been erased`)
  if (isHeld) throw new Refusal('recording-held', `attempt ${attemptId} is held`)
  if (!isOver) throw new Refusal('wrong-state', `attempt ${attemptId} is not over`)
  if (why === 'clock' && dueAt > now) throw new Refusal('wrong-state', `attempt ${attemptId} is not due`)
}

function receiptOf(keeping: Keeping, { why, by, reason }: ErasureOrder, now: Date) {
  const { organisationId, attemptId, sittingId, sittingName, examTitle, retentionDays, dueAt } = keeping
  return {
    number: newNumber(),
    ...{ organisationId, attemptId, sittingId, sittingName, examTitle, retentionDays },
    dueAt: dueAt.toISOString(),
    erasedAt: now.toISOString(),
    ...{ why, reason, by: by && { id: by.personId, name: by.name } },
  }
}
