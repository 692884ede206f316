import { z } from 'zod'
import { PersonName } from './identity.ts'
import { Instant, Locale } from './ids.ts'
import { route } from './route.ts'

/** What somebody sees and does who only has a room code, or not even that. */
export const doorRoutes = {
  /** Public on purpose: it tells only what a poster on the door would. */
  door: route('GET', '/entrance/{roomCode}', 'Says which sitting a room code belongs to.', { who: 'anyone' })
    .input(z.object({ roomCode: z.string().max(20) }))
    .output(
      z.object({
        /** In a practice whoever has the code enters with a name only. */
        kind: z.enum(['exam', 'practice']),
        /** Of a practice: after how many days an attempt is deleted. */
        keepDays: z.number().int().nullable(),
        sittingName: z.string(),
        organisationName: z.string(),
        examTitle: z.string(),
        startsAt: Instant,
        endsAt: Instant,
        minutes: z.number().int(),
        /** Until how many minutes after the start one may begin; null: until the end. */
        lateMinutes: z.number().int().nullable(),
        lateTime: z.enum(['kept', 'lost']),
        timeZone: z.string(),
        now: Instant,
      }),
    ),
  /** Public on purpose: who wants to try needs no code. */
  practices: route('GET', '/practices', 'Lists what anybody may practise now, the newest first.', {
    who: 'anyone',
  })
    .input(z.object({}))
    .output(
      z.object({
        practices: z.array(
          z.object({
            roomCode: z.string(),
            name: z.string(),
            examTitle: z.string(),
            organisationName: z.string(),
          }),
        ),
      }),
    ),
  practise: route('POST', '/entrance/{roomCode}/practise', 'Gives a guest a link to an own practice.', {
    who: 'anyone',
  })
    .input(z.object({ roomCode: z.string().max(20), name: PersonName, locale: Locale }))
    .output(z.object({ token: z.string() })),
}
