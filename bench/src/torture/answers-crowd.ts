import { randomUUID } from 'node:crypto'
import type { Unsent } from '@invigil/candidate/src/attempt/journal.ts'
import type { Recorded } from '@invigil/candidate/src/attempt/sender.ts'
import type { ExamId, ItemId } from '@invigil/contract/ids.ts'
import { exampleExam } from '@invigil/items/example-exam.ts'
import { type Caller, callerOf } from '@invigil/simulator/wire/caller.ts'
import { foundOrganisation, openHall, publishExam, withoutCheckIn } from '../hall.ts'
import type { ServerProcess } from '../server-process.ts'
import type { AnswersHistory } from './answers-history.ts'
import { type Line, type Page, realPage } from './answers-pages.ts'
import type { Gate } from './gate.ts'

const writeEveryMs = 250

/** Candidates who write all the time, through a gate behind which servers come and go. */
export interface Writers {
  work(): void
  rest(): void
  /** All write at once; returns how many entries are on their way at that moment, sent and not answered. */
  rush(): Promise<number>
  answered(): number
  /** Entries that were sent when they had been sent before. */
  sentAgain(): number
  /** Receipts that did not fit what was sent, as the pages saw it. */
  doubtful(): number
  /** Every page asks how its exam stands, as after a reload. */
  look(): Promise<void>
  /** Writers who were told that their exam is over. */
  over(): number
  /** Returns when every entry has its receipt; throws after so many ms. */
  delivered(patienceMs?: number): Promise<void>
  stop(): void
}

export interface WritersChoices {
  candidates: number
  /** After how many ms without an answer a page sends again; 4,000. */
  giveUpAfterMs?: number
  /** The journal and the sender of the real page; a control has others. */
  page?: (line: Line) => Promise<Page>
}

/** An organisation with an exam, in which sittings can be opened. */
export interface School {
  url: string
  caller: Caller
  examId: ExamId
}

export async function aSchool(server: ServerProcess): Promise<School> {
  const { caller } = await foundOrganisation(server)
  return { url: server.url, caller, examId: await publishExam(caller, withoutCheckIn) }
}

/** Brings writers into a new sitting of this server; whatever they send and are promised is written into the history. */
export async function someWriters(
  server: ServerProcess,
  gate: Gate,
  history: AnswersHistory,
  candidates: number,
): Promise<Writers> {
  return await writersIn(await aSchool(server), gate, history, { candidates })
}

/** Brings writers into a new sitting of a school. */
export async function writersIn(
  { url, caller, examId }: School,
  gate: Gate,
  history: AnswersHistory,
  choices: WritersChoices,
): Promise<Writers> {
  const { tokens } = await openHall(caller, examId, choices.candidates)
  const all = await Promise.all(tokens.map((token) => aWriter(url, token, gate, history, choices)))
  const doing: NodeJS.Timeout[] = []
  const rest = () => doing.splice(0).forEach(clearInterval)
  const sum = (of: (figures: Figures) => number) => all.reduce((total, { figures }) => total + of(figures), 0)
  const underWay = () => sum((one) => one.underWay)
  return {
    work() {
      for (const one of all) doing.push(setInterval(one.write, writeEveryMs * (0.5 + Math.random())))
    },
    rest,
    async rush() {
      const latest = performance.now() + 5_000
      do {
        for (const { write } of all) write()
        while (underWay() < all.length / 2 && performance.now() < latest) await pause(0)
        // Some are still on the line, some are being written, and of some the receipt is on its way.
        await pause(Math.random() * 10)
      } while (underWay() === 0 && performance.now() < latest)
      return underWay()
    },
    answered: () => sum((one) => one.answered),
    sentAgain: () => sum((one) => one.sentAgain),
    doubtful: () => sum((one) => one.doubtful),
    async look() {
      await Promise.all(all.map((one) => one.look()))
    },
    over: () => all.filter(({ figures }) => figures.isOver).length,
    async delivered(patienceMs = 60_000) {
      const drained = await Promise.all(all.map(({ page }) => page.drained(patienceMs)))
      const left = drained.filter((isDrained) => !isDrained).length
      if (left > 0) throw new Error(`${left} journals are not delivered within ${patienceMs} ms`)
    },
    stop() {
      rest()
      for (const { page } of all) page.stop()
    },
  }
}

interface Figures {
  answered: number
  doubtful: number
  underWay: number
  sentAgain: number
  isOver: boolean
}

interface Writer {
  page: Page
  figures: Figures
  write(): void
  look(): Promise<void>
}

async function aWriter(
  url: string,
  token: string,
  gate: Gate,
  history: AnswersHistory,
  { giveUpAfterMs = 4_000, page: open = realPage }: WritersChoices,
): Promise<Writer> {
  const { attemptId, attemptKey, opening } = await callerOf(url).attempt.enterByLink({ token })
  const headers = { authorization: `Bearer ${attemptKey}` }
  await callerOf(url, headers).checkin.ready({ attemptId })
  await callerOf(url, headers).attempt.start({ attemptId })
  const caller = callerOf(gate.url, headers)
  const journalId = randomUUID()
  const figures: Figures = { answered: 0, doubtful: 0, underWay: 0, sentAgain: 0, isOver: false }
  const before = new Set<number>()
  const record = async (batch: readonly Unsent[]): Promise<Recorded> => {
    const entries = batch.map(({ seq, itemId, body, at }) => ({ seq, itemId: itemId as ItemId, body, at }))
    const signal = AbortSignal.timeout(giveUpAfterMs)
    return await caller.attempt.record({ attemptId, journalId, opening, entries }, { signal })
  }
  const send = async (batch: readonly Unsent[]): Promise<Recorded> => {
    for (const entry of batch) history.note({ is: 'sent', attemptId, ...toldOf(entry) })
    figures.sentAgain += batch.filter(({ seq }) => before.has(seq)).length
    for (const { seq } of batch) before.add(seq)
    figures.underWay += batch.length
    const recorded = await record(batch).finally(() => {
      figures.underWay -= batch.length
    })
    for (const [at, entry] of batch.entries()) {
      const chain = recorded.receipts[at]?.chain ?? ''
      history.note({ is: 'answered', attemptId, ...toldOf(entry), chain })
    }
    figures.answered += batch.length
    figures.isOver = recorded.state === 'submitted'
    return recorded
  }
  const onDoubtful = (entries: readonly Unsent[]) => {
    figures.doubtful += entries.length
  }
  const hold = { attemptId, attemptKey, opening, journalId, way: { by: 'link', token } } as const
  const page = await open({ hold, send, onDoubtful })
  let written = 0
  return {
    ...{ page, figures },
    async look() {
      const { state } = await caller.attempt.get({ attemptId })
      figures.isOver = state === 'submitted'
    },
    write() {
      const itemId = items[written % items.length] as ItemId
      written += 1
      // Its own text each time, so that a second copy is told from a second entry.
      const text = `${written} ${journalId} ${filler}`
      history.note({ is: 'written', attemptId, text })
      page.write(itemId, { text })
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

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
