import { randomInt } from 'node:crypto'
import type { DeletionReceipt } from '@invigil/contract/deletion-receipt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import { signReceipt } from './deletion-receipt.ts'
import './tables.ts'

/** What a receipt says that only lists recordings, where there was none. */
export const nothingRecorded = {
  ...{ key: null, tracks: [], objects: { count: 0, bytes: 0 }, pictures: [], gazeCentre: false },
  ...{ signals: { count: 0, sha256: null, rechecks: 0, rejudgements: 0 }, evidence: [] },
}

/** Signs a receipt and keeps it, in the transaction that erases; returns its hash. The ledger gets it after the commit. */
export async function keepReceipt(
  app: Pick<App, 'config'>,
  tx: Tx,
  receipt: DeletionReceipt & { what: NonNullable<DeletionReceipt['what']> },
): Promise<string> {
  const { hash, signature, keyId } = signReceipt(app, receipt)
  const { number, what, attemptId, camera, organisationId, why, erasedAt } = receipt
  await tx
    .insertInto('erasure')
    .values({
      ...{ number, what, attemptId, cameraId: (camera?.id as AttemptId | undefined) ?? null, organisationId },
      ...{ why, erasedAt: new Date(erasedAt), receipt: JSON.stringify(receipt), hash, signature, keyId },
      ...{ inLedgerAt: null, filesDeletedAt: null },
    })
    .execute()
  return hash
}

/** Without vowels and look-alikes, like the numbers of submissions: it may be read out on the telephone. */
const alphabet = '23479FHKMRTWXY'

/** The number of a receipt, for people. */
export function newNumber(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return ['X', group(), group(), group()].join('-')
}
