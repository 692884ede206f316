import type { AttemptId } from '@invigil/contract/ids.ts'
import type { NumberedSignal } from '@invigil/contract/signal.ts'
import type { ColumnType } from 'kysely'

export interface SignalOutboxTable {
  attemptId: AttemptId
  outboxId: string
  upTo: number
}

export interface SignalBatchTable {
  attemptId: AttemptId
  outboxId: string
  firstSeq: number
  n: number
  receivedAt: Date
  clockOffsetMs: number
  observedBy: 'candidate' | 'server'
  signals: ColumnType<NumberedSignal[], string, string>
  judgedAt: Date | null
}

declare module '../platform/tables.ts' {
  interface Tables {
    signalOutbox: SignalOutboxTable
    signalBatch: SignalBatchTable
  }
}
