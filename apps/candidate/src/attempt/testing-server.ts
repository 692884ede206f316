import { createHash } from 'node:crypto'
import type { EntryReceipt } from '@invigil/contract/attempt.ts'
import type { Journal, Unsent } from './journal.ts'
import { type Recorded, Sender, type Sending } from './sender.ts'

/** A server that stores by journal and number, and can be out of reach. */
export function aServer() {
  const log = new Map<string, Unsent>()
  const chains = new Map<string, EntryReceipt>()
  const server = {
    log,
    isReachable: true,
    /** Puts it back to an earlier day, when it had only so many entries. */
    putBack: (entries: number) => {
      for (const name of [...log.keys()].slice(entries)) {
        log.delete(name)
        chains.delete(name)
      }
    },
    send: async (batch: readonly Unsent[]): Promise<Recorded> => {
      if (!server.isReachable) throw new Error('no network')
      const names = batch.map((entry) => [`${entry.journalId}/${entry.seq}`, entry] as const)
      const isOther = ([name, entry]: readonly [string, Unsent]) =>
        log.has(name) && JSON.stringify(log.get(name)?.body) !== JSON.stringify(entry.body)
      if (names.some(isOther)) throw refusal('journal-conflict', { lastSeq: log.size })
      if (batch.some(({ body }) => body === 'unbearable')) throw refusal('too-large')
      for (const [name, entry] of names) log.set(name, entry)
      const receipts = batch.map((entry) => receiptOf(chains, entry))
      return { receipts, state: 'running', endsAt: null, now: '' }
    },
  }
  return server
}

/** As EntryReceipt tells it; given again for an entry that is there. */
function receiptOf(
  chains: Map<string, EntryReceipt>,
  { journalId, seq, itemId, body }: Unsent,
): EntryReceipt {
  const given = chains.get(`${journalId}/${seq}`)
  if (given) return given
  const before = lastBefore(chains, journalId, seq)
  const hash = sha256(`attempt|${journalId}|${seq}|${itemId}|${JSON.stringify(body)}`)
  const receivedAt = '2026-11-22T08:00:00.000Z'
  const chain = sha256(`${before?.chain ?? ''}|${hash}|${receivedAt}|in-time`)
  const receipt = { seq, hash, receivedAt, isLate: false, afterSeq: before?.seq ?? null, chain }
  chains.set(`${journalId}/${seq}`, receipt)
  return receipt
}

function lastBefore(chains: ReadonlyMap<string, EntryReceipt>, journalId: string, seq: number) {
  return [...chains]
    .filter(([name, receipt]) => name.startsWith(`${journalId}/`) && receipt.seq < seq)
    .map(([, receipt]) => receipt)
    .sort((one, other) => one.seq - other.seq)
    .at(-1)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** As a call throws it. */
function refusal(code: string, params: Record<string, number> = {}) {
  return Object.assign(new Error(code), { status: 409, data: { code, params } })
}

/** A sender of a journal, and what it told. */
export function aSender(journal: Journal, send: (batch: readonly Unsent[]) => Promise<Recorded>) {
  const states: Sending[] = []
  const said: { sending: Sending; heldUp: readonly string[] }[] = []
  const refused: Unsent[] = []
  const doubtful: Unsent[] = []
  const sender = new Sender({
    ...{ journal, send },
    onRecorded: () => undefined,
    onSending: (sending, heldUp = []) => {
      states.push(sending)
      said.push({ sending, heldUp })
    },
    onRefused: (entries) => refused.push(...entries),
    onDoubtful: (entries) => doubtful.push(...entries),
  })
  return { sender, states, said, refused, doubtful }
}
