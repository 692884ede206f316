import { randomUUID } from 'node:crypto'
import type { NumberedSignal } from '@invigil/contract/signal.ts'

/** A batch of ten signals with the numbers after `after`, of a kind that the standard rules keep but make no incident of. */
export function tenSignals(after: number, at: number): NumberedSignal[] {
  return Array.from({ length: 10 }, (_, index) => aSignal('fullscreen-left', after + index + 1, at))
}

/** One moment of a kind. */
export function aSignal(kind: string, seq: number, at: number): NumberedSignal {
  return {
    ...{ seq, kind, phase: 'moment', episode: randomUUID(), at, since: at - 400, confidence: 0.9 },
    detail: { seconds: 0.4, by: 'bench' },
    detector: `${kind}@1`,
    models: ['blazeface-256@c174b399'],
  }
}
