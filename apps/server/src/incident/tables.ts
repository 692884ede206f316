import type { AttemptId, EvidenceId, IncidentId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { IncidentState } from '@invigil/contract/incident.ts'
import type { Severity, SignalDetail } from '@invigil/contract/signal.ts'
import type { ColumnType } from 'kysely'

/** jsonb that holds a list: written as text, because the driver takes a list for a PostgreSQL array. */
type JsonList<Item> = ColumnType<Item[], string, string>

export interface IncidentTable {
  id: IncidentId
  attemptId: AttemptId
  sittingId: SittingId
  kind: string
  severity: Severity
  state: IncidentState
  startedAt: Date
  endedAt: Date | null
  /** Of the detector, going on in it. */
  episodes: string[]
  signals: number
  confidence: number
  detail: SignalDetail
  detector: string
  models: JsonList<string>
}

export interface EvidenceTable {
  id: EvidenceId
  incidentId: IncidentId
  kind: 'clip' | 'signal'
  body: object
  sha256: string
  pinnedAt: Date
}

export interface AlertTable {
  id: string
  incidentId: IncidentId
  sittingId: SittingId
  state: 'new' | 'acknowledged' | 'resolved'
  raisedAt: Date
  acknowledgedBy: PersonId | null
  acknowledgedAt: Date | null
  resolvedBy: PersonId | null
  resolvedAt: Date | null
  assignedTo: ColumnType<PersonId | null, PersonId | undefined, PersonId | null>
}

export interface IncidentDecisionTable {
  id: string
  incidentId: IncidentId
  personId: PersonId
  decision: 'confirmed' | 'dismissed'
  reason: string
  decidedAt: Date
}

declare module '../platform/tables.ts' {
  interface Tables {
    incident: IncidentTable
    evidence: EvidenceTable
    alert: AlertTable
    incidentDecision: IncidentDecisionTable
  }
  interface News {
    /** An incident's stretch is over: what was recorded round it can be pinned whole. */
    'incident-ended': { incidentId: string }
  }
}
