import { createHash } from 'node:crypto'
import {
  DeletionReceipt,
  type ErasedWhat,
  type ReceiptLine,
  type SignedReceipt,
} from '@invigil/contract/deletion-receipt.ts'
import type { AttemptId, OrganisationId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { Refusal } from '../platform/refusal.ts'
import { signBytes, theSigningKey } from '../platform/signing-key.ts'
import './tables.ts'

/** Signs a receipt with the installation's key, over its canonical JSON. */
export function signReceipt(app: Pick<App, 'config'>, receipt: DeletionReceipt): SignedReceipt {
  const key = theSigningKey(app.config.data)
  const bytes = Buffer.from(canonicalJson(receipt))
  return { receipt, hash: hashOfReceipt(receipt), signature: signBytes(key, bytes), keyId: key.id }
}

/** SHA-256 of a receipt as canonical JSON, hex. */
export function hashOfReceipt(receipt: unknown): string {
  return createHash('sha256').update(canonicalJson(receipt)).digest('hex')
}

/**
 * The receipts of an organisation, the latest first; `isWhole` says that none is older than these. What is erased in one go may
 * bear one instant, so a page begins after a receipt (`before` and `beforeNumber`), not after an instant alone.
 */
export async function listReceipts(
  app: Pick<App, 'db'>,
  organisationId: OrganisationId,
  {
    before,
    beforeNumber = '',
    limit,
  }: { before?: string | undefined; beforeNumber?: string | undefined; limit: number },
): Promise<{ receipts: ReceiptLine[]; isWhole: boolean }> {
  const rows = await linesIn(app)
    .where('erasure.organisationId', '=', organisationId)
    .$if(before !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('erasedAt', 'number'), '<', tuple(new Date(before ?? 0), beforeNumber)),
      ),
    )
    .orderBy('erasedAt', 'desc')
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute()
  return { receipts: rows.slice(0, limit).map(asLine), isWhole: rows.length <= limit }
}

/** The receipt of one erasure of an attempt, as a line; undefined while that was not erased. */
export async function findReceiptOf(
  app: Pick<App, 'db'>,
  attemptId: AttemptId,
  what: Exclude<ErasedWhat, 'hall'> = 'recording',
): Promise<ReceiptLine | undefined> {
  const row = await linesIn(app)
    .where('erasure.attemptId', '=', attemptId)
    .where('erasure.what', '=', what)
    .executeTakeFirst()
  return row && asLine(row)
}

/** One receipt as it was signed. Throws `not-found`, also for another organisation's. */
export async function theReceipt(
  app: Pick<App, 'db'>,
  organisationId: OrganisationId,
  number: string,
): Promise<SignedReceipt> {
  const row = await app.db
    .selectFrom('erasure')
    .select(['receipt', 'hash', 'signature', 'keyId'])
    .where('number', '=', number)
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', `no receipt ${number}`)
  return { ...row, receipt: DeletionReceipt.parse(row.receipt) }
}

function linesIn(app: Pick<App, 'db'>) {
  return app.db
    .selectFrom('erasure')
    .leftJoin('attempt', 'attempt.id', 'erasure.attemptId')
    .leftJoin('person', 'person.id', 'attempt.personId')
    .select(['erasure.receipt', 'erasure.hash', 'person.name as candidateName'])
}

function asLine(row: { receipt: DeletionReceipt; hash: string; candidateName: string | null }): ReceiptLine {
  const { number, attemptId, sittingId, sittingName, erasedAt, why, by, reason, ...erased } = row.receipt
  const { files = [] } = erased
  return {
    ...{ number, attemptId, sittingId, sittingName, erasedAt, why, by, reason },
    ...{ candidateName: row.candidateName, cameraName: erased.camera?.name ?? null, hash: row.hash },
    what: erased.what ?? 'recording',
    bytes: [...erased.tracks, ...erased.pictures, ...files].reduce((sum, { bytes }) => sum + bytes, 0),
    files: files.length,
    tracks: erased.tracks.length,
    pictures: erased.pictures.length,
    signals: erased.signals.count,
  }
}
