import { randomUUID } from 'node:crypto'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { NumberedSignal, Signal } from '@invigil/contract/signal.ts'
import type { App } from '../platform/app.ts'
import { receiveSignals } from './receive.ts'

/** What the server's own sensors noticed goes the same way as what a browser sends: numbered, stored once, judged. */
export interface Outgoing {
  add(signals: readonly Signal[]): void
  /** Tries again what could not be stored a while ago. */
  again(): void
  /** Tries again what could not be stored; returns when everything was tried. */
  settled(): Promise<void>
}

const mostAtOnce = 100
const againMs = 5_000

/** An outbox of the server for one attempt. What cannot be stored just now waits for the next try. */
export function startOutgoing(app: App, attemptId: AttemptId): Outgoing {
  const outboxId = randomUUID()
  let seq = 0
  let waiting: NumberedSignal[] = []
  let sending: Promise<void> | undefined
  let failedAt = 0

  async function send(): Promise<void> {
    try {
      while (waiting.length > 0) {
        const signals = waiting.slice(0, mostAtOnce)
        const sentAt = app.now().getTime()
        const { upTo } = await receiveSignals(app, {
          ...{ attemptId, outboxId, signals, sentAt },
          observedBy: 'server',
        })
        waiting = waiting.filter((signal) => signal.seq > upTo)
      }
    } catch (error) {
      failedAt = app.now().getTime()
      app.log.error({ err: error, attemptId }, 'what the server noticed could not be stored yet')
    }
  }

  function begin(): Promise<void> {
    sending ??= send().finally(() => {
      sending = undefined
    })
    return sending
  }

  return {
    add(signals) {
      if (signals.length === 0) return
      waiting = [...waiting, ...signals.map((signal) => ({ ...signal, seq: ++seq }))]
      void begin()
    },
    again() {
      if (waiting.length > 0 && app.now().getTime() - failedAt >= againMs) void begin()
    },
    settled: begin,
  }
}
