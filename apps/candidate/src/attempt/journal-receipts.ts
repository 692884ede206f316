import type { AnswerBody, EntryReceipt } from '@invigil/contract/attempt.ts'
import type { Unsent } from './journal.ts'

/** The last receipt of a journal whose place in the chain is known here. */
export interface ChainEnd {
  seq: number
  chain: string
}

/**
 * Compares receipts with what was sent: each hash with its entry, each chain value with the receipt before it as far as that
 * one is known. Answers the entries whose receipts do not fit, and the new end. Where the page may not compute hashes (plain
 * http) everything fits.
 */
export async function checkReceipts(
  attemptId: string,
  sent: readonly Unsent[],
  receipts: readonly EntryReceipt[],
  former: ChainEnd | undefined,
): Promise<{ doubtful: Unsent[]; end: ChainEnd | undefined }> {
  const bySeq = new Map(receipts.map((receipt) => [receipt.seq, receipt]))
  const doubtful: Unsent[] = []
  let end = former
  for (const entry of sent) {
    const receipt = bySeq.get(entry.seq)
    if (!receipt || !(await fits(attemptId, entry, receipt, end))) doubtful.push(entry)
    if (receipt?.chain && receipt.seq > (end?.seq ?? 0)) end = { seq: receipt.seq, chain: receipt.chain }
  }
  return { doubtful, end }
}

/**
 * What the server no longer has, though it gave receipts for it, by what it says came before the first new entry (see
 * EntryReceipt): it was put back to an earlier day. Undefined when nothing is missing.
 */
export function missingBefore(
  former: ChainEnd | undefined,
  receipts: readonly EntryReceipt[],
): ((seq: number) => boolean) | undefined {
  const [first] = receipts
    .filter(({ seq, chain }) => former && chain !== null && seq > former.seq)
    .toSorted((one, other) => one.seq - other.seq)
  const after = first?.afterSeq ?? 0
  if (!first || !former || after >= former.seq) return undefined
  return (seq) => seq > after && seq <= former.seq
}

async function fits(
  attemptId: string,
  { journalId, seq, itemId, body }: Unsent,
  { hash, chain, afterSeq, receivedAt, isLate }: EntryReceipt,
  end: ChainEnd | undefined,
): Promise<boolean> {
  const own = await sha256(`${attemptId}|${journalId}|${seq}|${itemId}|${canonicalJson(body)}`)
  if (own === undefined) return true
  if (own !== hash) return false
  const isKnown = afterSeq === null || afterSeq === end?.seq
  if (chain === null || !isKnown) return true
  const before = afterSeq === null ? '' : end?.chain
  return chain === (await sha256(`${before}|${hash}|${receivedAt}|${isLate ? 'late' : 'in-time'}`))
}

/** SHA-256 in hex; undefined where the browser has none for this page. */
async function sha256(text: string): Promise<string | undefined> {
  const { subtle } = crypto
  if (!subtle) return undefined
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** JSON with the keys of every object in order, as the server hashes it. */
function canonicalJson(body: AnswerBody): string {
  return JSON.stringify(body, (_key, inner: unknown) => {
    const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    return isObject ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner
  })
}
