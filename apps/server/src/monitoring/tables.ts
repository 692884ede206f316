import type { AttemptId } from '@invigil/contract/ids.ts'
import type { KindDifference } from '@invigil/contract/monitoring.ts'
import type { NumberedSignal, Signal, SignalDetail } from '@invigil/contract/signal.ts'
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

export interface SignalRecheckTable {
  attemptId: AttemptId
  episode: string
  kind: string
  outcome: 'confirmed' | 'not-confirmed' | 'not-checkable'
  fromAt: Date
  toAt: Date
  at: Date
  models: ColumnType<string[], string, string>
  detail: ColumnType<SignalDetail, string, string>
}

export interface RejudgementTable {
  id: string
  attemptId: AttemptId
  at: Date
  by: string
  version: string
  detectors: ColumnType<string[], string, string>
  models: ColumnType<string[], string, string>
  frames: number
  difference: ColumnType<KindDifference[], string, string>
}

export interface RejudgedSignalTable {
  rejudgementId: string
  seq: number
  signal: ColumnType<Signal, string, string>
}

declare module '../platform/tables.ts' {
  interface Tables {
    signalOutbox: SignalOutboxTable
    signalBatch: SignalBatchTable
    signalRecheck: SignalRecheckTable
    rejudgement: RejudgementTable
    rejudgedSignal: RejudgedSignalTable
  }
}
