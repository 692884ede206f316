import type { Generated, Transaction } from 'kysely'

/** Every table, camelCase. A room adds its own in its tables.ts: `declare module '../platform/tables.ts' { interface Tables { … } }`. */
export interface Tables {
  auditChain: AuditChainTable
  auditEntry: AuditEntryTable
  errorGroup: ErrorGroupTable
  migration: MigrationTable
  serverProcess: ServerProcessTable
}

/** What can be announced, by kind in the past tense; a room adds its own like its tables: `'attempt-submitted': { attemptId: string }`. */
// biome-ignore lint/suspicious/noEmptyInterface: rooms fill it by declaration merging
export interface News {}

/** What a transaction's callback receives. */
export type Tx = Transaction<Tables>

/** The end of one organisation's chain; its row is locked while an entry is appended. */
export interface AuditChainTable {
  organisationId: string
  lastSeq: number
  lastHash: string
}

export interface AuditEntryTable {
  organisationId: string
  seq: number
  at: Date
  actorId: string | null
  kind: string
  subject: string
  body: object
  hash: string
}

/** Unexpected errors with the same fingerprint, for the administrator. */
export interface ErrorGroupTable {
  fingerprint: string
  message: string
  stack: string
  route: string
  firstSeenAt: Date
  lastSeenAt: Date
  lastRequestId: string
  count: Generated<number>
}

/** What has been applied to the database. */
export interface MigrationTable {
  name: string
  hash: string
  appliedAt: Generated<Date>
}

/** A process that runs, or ran and whose journal nobody has read yet; see processes.ts. */
export interface ServerProcessTable {
  id: string
  place: string
  pid: number
  begunAt: string
  address: string
  secret: string
  startedAt: Date
  heartbeatAt: Date
  /** Which start of which machine or container its number is of, and that one's name. */
  machine: string
  host: string
}
