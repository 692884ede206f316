import { randomInt } from 'node:crypto'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { type DeletionReceipt, type ErasureReason, keptKinds } from '@invigil/contract/retention.ts'
import { eraseCheckin } from '../checkin/erase-checkin.ts'
import type { Actor } from '../identity/caller.ts'
import { eraseEvidence } from '../incident/erase-evidence.ts'
import { deleteRecordingFiles, eraseRecording, letGoOfRecorders } from '../media/erase-recording.ts'
import { eraseSignals } from '../monitoring/erase-signals.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { signReceipt } from './deletion-receipt.ts'
import { type Keeping, readKeeping } from './due.ts'
import { writeLedger } from './ledger.ts'
import { lockRetention } from './legal-hold.ts'

/** Why something is erased, and who said so; nobody for the clock. */
export interface ErasureOrder {
  why: ErasureReason
  by: (Actor & { name: string }) | null
  reason: string
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
    const receipt = receiptOf(keeping, order, app.now(), await eraseAll(app, tx, attemptId))
    const signed = signReceipt(app, receipt)
    await tx
      .insertInto('erasure')
      .values({
        ...{ number: receipt.number, attemptId, organisationId: keeping.organisationId, why: order.why },
        ...{ erasedAt: app.now(), receipt: JSON.stringify(receipt) },
        ...{ hash: signed.hash, signature: signed.signature, keyId: signed.keyId },
        ...{ inLedgerAt: null, filesDeletedAt: null },
      })
      .execute()
    await audit(app, tx, {
      organisationId: keeping.organisationId,
      actorId: order.by?.personId ?? null,
      kind: 'recording-erased',
      subject: `attempt:${attemptId}`,
      body: { receipt: receipt.number, hash: signed.hash, why: order.why, reason: order.reason },
    })
    return receipt.number
  })
  await letGoOfRecorders(app, attemptId)
  await finishErasure(app, attemptId).catch((error: unknown) =>
    app.log.error({ err: error, attemptId }, 'an erasure is to be finished with the next hour'),
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
export async function finishErasure(app: App, attemptId: AttemptId): Promise<void> {
  await writeLedger(app)
  await deleteRecordingFiles(app, attemptId)
  await app.db
    .updateTable('erasure')
    .set({ filesDeletedAt: app.now() })
    .where('attemptId', '=', attemptId)
    .execute()
}

function refuseUnlessErasable(keeping: Keeping, { why }: ErasureOrder, now: Date): void {
  const { attemptId, isErased, isHeld, isOver, dueAt } = keeping
  if (isErased) throw new Refusal('recording-gone', `the recording of attempt ${attemptId} has been erased`)
  if (isHeld) throw new Refusal('recording-held', `attempt ${attemptId} is held`)
  if (!isOver) throw new Refusal('wrong-state', `attempt ${attemptId} is not over`)
  if (why === 'clock' && dueAt > now) throw new Refusal('wrong-state', `attempt ${attemptId} is not due`)
}

function receiptOf(
  keeping: Keeping,
  { why, by, reason }: ErasureOrder,
  now: Date,
  erased: Awaited<ReturnType<typeof eraseAll>>,
): DeletionReceipt {
  const { organisationId, attemptId, sittingId, sittingName, examTitle, retentionDays, dueAt } = keeping
  return {
    number: newNumber(),
    ...{ organisationId, attemptId, sittingId, sittingName, examTitle, retentionDays },
    dueAt: dueAt.toISOString(),
    erasedAt: now.toISOString(),
    ...{ why, reason, by: by && { id: by.personId, name: by.name } },
    ...erased,
    kept: [...keptKinds],
  }
}

/** Without vowels and look-alikes, like the numbers of submissions: it may be read out on the telephone. */
const alphabet = '23479FHKMRTWXY'

function newNumber(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return ['X', group(), group(), group()].join('-')
}
