import type { AttemptId } from '@invigil/contract/ids.ts'
import type { NumberedSignal } from '@invigil/contract/signal.ts'
import type { App } from '../platform/app.ts'
import { microBatch } from '../platform/micro-batch.ts'
import { perApp } from '../platform/per-app.ts'
import { noteEverywhere } from './elsewhere.ts'
import { judgeBatch } from './judge-batch.ts'
import { type Given, keptHeads, storeSignals } from './store-signals.ts'
import { watchedKinds } from './watched-kinds.ts'

/** What one request brings. `sentAt` is the candidate's clock in ms when it was sent. */
export interface Delivery {
  attemptId: AttemptId
  outboxId: string
  signals: NumberedSignal[]
  sentAt: number
  /** Whose sensors noticed them; the candidate's when left out. */
  observedBy?: 'candidate' | 'server'
}

/**
 * Stores signals once each and judges them. Answers how far the outbox is stored: what comes again up to there changes
 * nothing. Judging that fails is done again by the sweep; it never makes the candidate send again.
 */
export async function receiveSignals(app: App, delivery: Delivery): Promise<{ upTo: number }> {
  const receivedAt = app.now()
  const { attemptId, outboxId, observedBy = 'candidate' } = delivery
  const clockOffsetMs = receivedAt.getTime() - delivery.sentAt
  const signals = delivery.signals.toSorted((a, b) => a.seq - b.seq)
  const watched = await watchedKinds(app, attemptId)
  const needsJudging = signals.some(({ kind }) => watched.has(kind))
  const given = { attemptId, outboxId, signals, receivedAt, clockOffsetMs, observedBy, needsJudging }
  const { upTo, fresh } = await intake(app)(given)
  if (observedBy === 'candidate') {
    noteEverywhere(app, attemptId, fresh, clockOffsetMs)
  }
  const [first] = fresh
  if (first && needsJudging) {
    const firstSeq = first.seq
    await judgeBatch(app, { attemptId, outboxId, firstSeq }).catch((error: unknown) => {
      app.log.error({ err: error, attemptId }, 'signals are stored and will be judged by the sweep')
    })
  }
  return { upTo }
}

const intake = perApp((app) => {
  const heads = keptHeads()
  return microBatch((given: Given[]) => storeSignals(app, heads, given), { most: 100, inFlight: 2 })
})
