import { randomUUID } from 'node:crypto'
import type { JournalEntry } from '@invigil/contract/attempt.ts'
import type { ItemId } from '@invigil/contract/ids.ts'
import type { CandidateStatus } from '@invigil/contract/live.ts'
import { callerOf } from '@invigil/simulator/wire/caller.ts'
import { openScreen } from '@invigil/simulator/wire/screen.ts'
import { tenSignals } from './signal-batch.ts'

/** Brings in more candidates; each sends a ping every 2.5 s, a status and ten signals every 5 s, and an answer every 10 s. */
export interface CrowdWish {
  server: string
  tokens: string[]
  /** What they answer. */
  itemId: ItemId
}

/** How the crowd fared since it was last asked. */
export interface CrowdReport {
  arrived: number
  requests: number
  errors: number
  /** Of saved answers, in milliseconds, measured by the crowd itself. */
  saves: number[]
}

const arrivingAtOnce = 24
/** While others come in nobody answers or signals: a hall fills before an exam, not during it. */
let isWorking = false
const report: CrowdReport = { arrived: 0, requests: 0, errors: 0, saves: [] }

// Who started it is gone: nobody is left to measure.
process.once('disconnect', () => process.exit())

// The crowd of the wall bench, in a process of its own. A message brings candidates in; 'work' and 'rest' begin and end
// answers and signals, 'report' asks how it went.
process.on('message', async (message: CrowdWish | 'work' | 'rest' | 'report') => {
  if (message === 'work' || message === 'rest') {
    isWorking = message === 'work'
    return
  }
  if (message === 'report') {
    process.send?.(report)
    Object.assign(report, { requests: 0, errors: 0, saves: [] })
    return
  }
  const waiting = [...message.tokens]
  const bring = async () => {
    for (let token = waiting.pop(); token; token = waiting.pop()) await comeIn(message, token)
  }
  await Promise.all(Array.from({ length: arrivingAtOnce }, bring))
  process.send?.(report)
})

async function comeIn({ server, itemId }: CrowdWish, token: string): Promise<void> {
  const entered = await callerOf(server).attempt.enterByLink({ token })
  const { attemptId, opening } = entered
  const caller = callerOf(server, { authorization: `Bearer ${entered.attemptKey}` })
  await caller.checkin.ready({ attemptId })
  await caller.attempt.start({ attemptId })
  const screen = openScreen(server, entered, () => undefined)
  const outboxId = randomUUID()
  const journalId = randomUUID()
  let seq = 0
  let answers = 0
  every(2_500, () => screen.say({ type: 'ping', sentAt: Date.now() }))
  every(5_000, () => screen.say({ type: 'status', status: statusWith(answers) }))
  every(5_000, async () => {
    if (!isWorking) return
    const sentAt = Date.now()
    const signals = tenSignals(seq, sentAt)
    seq += 10
    await counted(caller.monitoring.signals({ attemptId, outboxId, signals, sentAt }))
  })
  every(10_000, async () => {
    if (!isWorking) return
    answers += 1
    const entry: JournalEntry = { seq: answers, itemId, body: { chosen: 'a' }, at: Date.now() }
    const startedAt = performance.now()
    await counted(caller.attempt.record({ attemptId, journalId, opening, entries: [entry] }))
    report.saves.push(performance.now() - startedAt)
  })
  report.arrived += 1
}

/** At a moment of its own within the interval, so that a crowd does not march in step. */
function every(milliseconds: number, act: () => unknown): void {
  setTimeout(() => setInterval(act, milliseconds), Math.random() * milliseconds)
}

async function counted(request: Promise<unknown>): Promise<void> {
  report.requests += 1
  await request.catch(() => {
    report.errors += 1
  })
}

function statusWith(answered: number): CandidateStatus {
  return {
    ...{ camera: 'live', microphone: 'off', screen: 'off', recording: 'recording', sensors: 'running' },
    ...{ answered, items: 10, unsaved: 0, hasHandUp: false },
  }
}
