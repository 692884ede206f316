import { z } from 'zod'
import { AttemptId, IncidentId, Instant, PersonId, SittingId } from './ids.ts'
import { Alert } from './incident.ts'
import { route } from './route.ts'

const Named = z.object({ id: PersonId, name: z.string() })

/** A candidate one proctor answers for on the wall; their alerts go to that proctor first. */
export const Charge = z.object({ attemptId: AttemptId, by: Named })
export type Charge = z.infer<typeof Charge>

/** One proctor asks another to take over some candidates. It stands until it is answered, or for ten minutes. */
export const Handover = z.object({
  id: z.uuid(),
  from: Named,
  to: Named,
  attemptIds: z.array(AttemptId),
  offeredAt: Instant,
})
export type Handover = z.infer<typeof Handover>

/** The proctors of a wall: who has it open and whom they look at closely, who answers for whom, and what is offered. */
export const Proctors = z.object({
  here: z.array(Named.extend({ looksAt: z.array(AttemptId) })),
  charges: z.array(Charge),
  offers: z.array(Handover),
})
export type Proctors = z.infer<typeof Proctors>

const ofSitting = { who: ['proctor'], of: 'sitting', by: 'sittingId' } as const
const some = z.object({ sittingId: SittingId, attemptIds: z.array(AttemptId).min(1).max(1000) })

export const chargeRoutes = {
  take: route(
    'POST',
    '/sittings/{sittingId}/charges',
    'Answers for some candidates from now on: those nobody answers for, or whose proctor has left the wall.',
    ofSitting,
  )
    .input(some)
    .output(z.object({ taken: z.number().int() })),
  release: route(
    'POST',
    '/sittings/{sittingId}/charges/release',
    'Answers for some of one’s candidates no longer; their alerts go to everybody.',
    ofSitting,
  )
    .input(some)
    .output(z.object({ released: z.number().int() })),
  offer: route(
    'POST',
    '/sittings/{sittingId}/handovers',
    'Asks another proctor on the wall to take over some candidates.',
    ofSitting,
  )
    .input(some.extend({ to: PersonId }))
    .output(Handover),
  answerOffer: route(
    'POST',
    '/sittings/{sittingId}/handovers/{handoverId}/answer',
    'Accepts or declines what one was asked to take over, or withdraws what one offered.',
    ofSitting,
  )
    .input(
      z.object({
        sittingId: SittingId,
        handoverId: z.uuid(),
        answer: z.enum(['accepted', 'declined', 'withdrawn']),
      }),
    )
    .output(z.object({ moved: z.number().int() })),
  assignAlert: route(
    'PUT',
    '/incidents/{incidentId}/assignee',
    'Says who sees to an alert, or that nobody does.',
    {
      who: ['proctor'],
      of: 'incident',
      by: 'incidentId',
    },
  )
    .input(z.object({ incidentId: IncidentId, personId: PersonId.nullable() }))
    .output(Alert),
}
