import { z } from 'zod'
import { Accommodation } from './accommodation.ts'
import { Instant, PersonId, RegistrationId, SittingId } from './ids.ts'
import { route } from './route.ts'

/** A sitting that a person has not begun, and what bends there. */
export const ComingSitting = z.object({
  registrationId: RegistrationId,
  sittingId: SittingId,
  name: z.string(),
  /** When this candidate may begin. */
  startsAt: Instant,
  timeZone: z.string(),
  /** For everybody, without anything that bends. */
  minutes: z.number().int(),
  accommodation: Accommodation,
  /** Whether there bends what stands, apart from another paper. */
  isSame: z.boolean(),
})
export type ComingSitting = z.infer<typeof ComingSitting>

/** What every later registration of a person takes over, who said so and why, and where the person sits next. */
export const Standing = z.object({
  person: z.object({ id: PersonId, name: z.string() }),
  /** Null when nothing stands. Another paper is never part of it. */
  accommodation: Accommodation.nullable(),
  /** The latest first, at most twenty. */
  history: z.array(
    z.object({
      at: Instant,
      by: z.string().nullable(),
      did: z.enum(['set', 'ended']),
      reason: z.string(),
    }),
  ),
  coming: z.array(ComingSitting),
})
export type Standing = z.infer<typeof Standing>

/** A grant on one exam or sitting does not reach a person: only one on the whole organisation does. */
const ofPerson = { who: ['author', 'proctor'], of: 'person', by: 'personId' } as const
const personId = z.object({ personId: PersonId })
const reason = z.string().trim().min(1).max(1000)

/** What stands for a person, from sitting to sitting. */
export const standingRoutes = {
  standing: route(
    'GET',
    '/people/{personId}/accommodation',
    'Reads what every later registration of a person takes over.',
    ofPerson,
  )
    .input(personId)
    .output(Standing),
  setStanding: route(
    'PUT',
    '/people/{personId}/accommodation',
    'Says what every later registration of a person takes over.',
    ofPerson,
  )
    .input(
      personId.extend({
        accommodation: Accommodation,
        reason,
        /** Registrations of this person, not begun yet, that take it over as well. */
        alsoIn: z.array(RegistrationId).max(200).default([]),
      }),
    )
    .output(Standing),
  endStanding: route(
    'POST',
    '/people/{personId}/accommodation/end',
    'Lets later registrations of a person take nothing over; those that are stay as they are.',
    ofPerson,
  )
    .input(personId.extend({ reason }))
    .output(Standing),
}
