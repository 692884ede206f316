import { z } from 'zod'
import { AttemptId, EvidenceId, IncidentId, Instant, PersonId, SittingId, TrackId } from './ids.ts'
import { route } from './route.ts'
import { Severity, SignalDetail } from './signal.ts'

export const IncidentState = z.enum(['open', 'confirmed', 'dismissed'])
export type IncidentState = z.infer<typeof IncidentState>

/** What is pinned to an incident. A `clip` names frames of a recorded track and hashes them; a `signal` is kept whole. */
export const Evidence = z.discriminatedUnion('kind', [
  z.object({
    id: EvidenceId,
    kind: z.literal('clip'),
    trackId: TrackId,
    fromSeq: z.number().int(),
    toSeq: z.number().int(),
    fromAt: Instant,
    toAt: Instant,
    sha256: z.string(),
  }),
  z.object({ id: EvidenceId, kind: z.literal('signal'), at: Instant, signal: z.json(), sha256: z.string() }),
])
export type Evidence = z.infer<typeof Evidence>

export const IncidentDecision = z.object({
  decision: z.enum(['confirmed', 'dismissed']),
  by: z.object({ id: PersonId, name: z.string() }),
  reason: z.string(),
  decidedAt: Instant,
})
export type IncidentDecision = z.infer<typeof IncidentDecision>

/** A stretch of an attempt someone should look at. It says what was seen, when, how sure, and by which versions. It accuses nobody. */
export const Incident = z.object({
  id: IncidentId,
  attemptId: AttemptId,
  candidateName: z.string(),
  kind: z.string(),
  severity: Severity,
  state: IncidentState,
  startedAt: Instant,
  /** Null while it goes on. */
  endedAt: Instant.nullable(),
  signals: z.number().int(),
  confidence: z.number(),
  detail: SignalDetail,
  detector: z.string(),
  models: z.array(z.string()),
  evidence: z.array(Evidence),
  decisions: z.array(IncidentDecision),
})
export type Incident = z.infer<typeof Incident>

export const AlertState = z.enum(['new', 'acknowledged', 'resolved'])

/** Telling the proctors of a sitting now. */
export const Alert = z.object({
  id: z.uuid(),
  incidentId: IncidentId,
  attemptId: AttemptId,
  candidateName: z.string(),
  kind: z.string(),
  severity: Severity,
  detail: SignalDetail,
  raisedAt: Instant,
  state: AlertState,
  acknowledgedBy: z.object({ id: PersonId, name: z.string() }).nullable(),
  /** Who sees to it. */
  assignedTo: z.object({ id: PersonId, name: z.string() }).nullable(),
})
export type Alert = z.infer<typeof Alert>

const judging = { who: ['proctor', 'reviewer'], of: 'incident', by: 'incidentId' } as const

export const incident = {
  list: route('GET', '/attempts/{attemptId}/incidents', 'Lists the incidents of an attempt.', {
    who: ['proctor', 'reviewer'],
    of: 'attempt',
    by: 'attemptId',
  })
    .input(z.object({ attemptId: AttemptId }))
    .output(z.object({ incidents: z.array(Incident) })),
  get: route('GET', '/incidents/{incidentId}', 'Reads an incident with its evidence.', judging)
    .input(z.object({ incidentId: IncidentId }))
    .output(Incident),
  decide: route(
    'POST',
    '/incidents/{incidentId}/decisions',
    'Confirms or dismisses an incident, with a reason; decisions are kept.',
    judging,
  )
    .input(
      z.object({
        incidentId: IncidentId,
        decision: z.enum(['confirmed', 'dismissed']),
        reason: z.string().trim().min(1).max(2000),
      }),
    )
    .output(Incident),
  alerts: route('GET', '/sittings/{sittingId}/alerts', 'Lists the alerts of a sitting, the latest first.', {
    who: ['proctor'],
    of: 'sitting',
    by: 'sittingId',
  })
    .input(z.object({ sittingId: SittingId }))
    .output(z.object({ alerts: z.array(Alert) })),
  acknowledge: route('POST', '/incidents/{incidentId}/acknowledge', 'Says that a proctor saw the alert.', {
    who: ['proctor'],
    of: 'incident',
    by: 'incidentId',
  })
    .input(z.object({ incidentId: IncidentId }))
    .output(Alert),
  resolve: route('POST', '/incidents/{incidentId}/resolve', 'Says that the alert needs nothing more now.', {
    who: ['proctor'],
    of: 'incident',
    by: 'incidentId',
  })
    .input(z.object({ incidentId: IncidentId }))
    .output(Alert),
}
