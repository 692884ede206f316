import { randomUUID } from 'node:crypto'
import { Journal, type Unsent } from '@invigil/candidate/src/attempt/journal.ts'
import { type Recorded, Sender } from '@invigil/candidate/src/attempt/sender.ts'
import { memoryStore } from '@invigil/candidate/src/store/open-store.ts'
import type { ItemId } from '@invigil/contract/ids.ts'
import { exampleExam } from '@invigil/items/example-exam.ts'
import { callerOf } from '@invigil/simulator/wire/caller.ts'
import { foundOrganisation, openHall, publishExam, withoutCheckIn } from '../hall.ts'
import type { ServerProcess } from '../server-process.ts'
import type { AnswersHistory } from './answers-history.ts'
import type { Gate } from './gate.ts'

const writeEveryMs = 250
const giveUpAfterMs = 4_000

/** Candidates with the journal and the sender of the real page, who write all the time, through a gate behind which servers come and go. */
export interface Writers {
  work(): void
  rest(): void
  answered(): number
  /** Receipts that did not fit what was sent, as the pages saw it. */
  doubtful(): number
  /** Returns when every entry has its receipt; throws after so many ms. */
  delivered(patienceMs?: number): Promise<void>
  stop(): void
}

/** Brings writers into a new sitting of this server; whatever they send and are promised is written into the history. */
export async function someWriters(
  server: ServerProcess,
  gate: Gate,
  history: AnswersHistory,
  candidates: number,
): Promise<Writers> {
  const { caller } = await foundOrganisation(server)
  const { tokens } = await openHall(caller, await publishExam(caller, withoutCheckIn), candidates)
  const all: Writer[] = []
  for (const token of tokens) all.push(await aWriter(server.url, token, gate, history))
  const doing: NodeJS.Timeout[] = []
  const rest = () => doing.splice(0).forEach(clearInterval)
  return {
    work() {
      for (const one of all) doing.push(setInterval(one.write, writeEveryMs * (0.5 + Math.random())))
    },
    rest,
    answered: () => all.reduce((sum, one) => sum + one.answered(), 0),
    doubtful: () => all.reduce((sum, one) => sum + one.doubtful(), 0),
    async delivered(patienceMs = 60_000) {
      const drained = await Promise.all(all.map(({ sender }) => sender.drained(patienceMs)))
      const left = drained.filter((isDrained) => !isDrained).length
      if (left > 0) throw new Error(`${left} journals are not delivered within ${patienceMs} ms`)
    },
    stop() {
      rest()
      for (const { sender } of all) sender.stop()
    },
  }
}

interface Writer {
  sender: Sender
  write(): void
  answered(): number
  doubtful(): number
}

async function aWriter(url: string, token: string, gate: Gate, history: AnswersHistory): Promise<Writer> {
  const { attemptId, attemptKey, opening } = await callerOf(url).attempt.enterByLink({ token })
  const headers = { authorization: `Bearer ${attemptKey}` }
  await callerOf(url, headers).checkin.ready({ attemptId })
  await callerOf(url, headers).attempt.start({ attemptId })
  const caller = callerOf(gate.url, headers)
  const journalId = randomUUID()
  const journal = await Journal.open(memoryStore(), {
    ...{ attemptId, attemptKey, opening, journalId, way: { by: 'link', token } },
  })
  let [answered, doubtful, written] = [0, 0, 0]
  const send = async (batch: readonly Unsent[]): Promise<Recorded> => {
    for (const entry of batch) history.note({ is: 'sent', attemptId, ...toldOf(entry) })
    const entries = batch.map(({ seq, itemId, body, at }) => ({ seq, itemId: itemId as ItemId, body, at }))
    const signal = AbortSignal.timeout(giveUpAfterMs)
    const recorded = await caller.attempt.record({ attemptId, journalId, opening, entries }, { signal })
    for (const [at, entry] of batch.entries()) {
      const chain = recorded.receipts[at]?.chain ?? ''
      history.note({ is: 'answered', attemptId, ...toldOf(entry), chain })
    }
    answered += batch.length
    return recorded
  }
  const sender = new Sender({
    ...{ journal, send, onRecorded: () => undefined, onSending: () => undefined, onRefused: () => undefined },
    onDoubtful: (entries) => {
      doubtful += entries.length
    },
  })
  return {
    sender,
    answered: () => answered,
    doubtful: () => doubtful,
    write() {
      const itemId = items[written % items.length] as ItemId
      written += 1
      // Its own text each time, so that a second copy is told from a second entry.
      void journal.write(itemId, { text: `${written} ${journalId} ${filler}` }).then(() => sender.wake())
    },
  }
}

function toldOf({ journalId, seq, body }: Unsent) {
  return { journalId, seq, text: (body as { text: string }).text }
}

const filler = 'A stone falls as fast as a feather where there is no air. '.repeat(4)

const items = exampleExam('general-science-en')
  .content.sections.flatMap((section) => section.items.map(({ id }) => id))
  .slice(0, 3)
