import { z } from 'zod'
import { Accommodation, AccommodationChange } from './accommodation.ts'
import { AttemptState } from './attempt-state.ts'
import { Email, PersonName } from './identity.ts'
import {
  AttemptId,
  ExamId,
  Instant,
  Locale,
  PersonId,
  RegistrationId,
  RevisionId,
  SittingId,
  SittingRoomId,
} from './ids.ts'
import { LateMinutes, LateTime } from './own-time.ts'
import { rosterRoutes, rosterText } from './roster.ts'
import { route } from './route.ts'
import { standingRoutes } from './standing.ts'

const person = z.object({ id: PersonId, name: z.string(), email: z.string() })

/** Derived from the clock: `planned` before its start, `open` until its end, then `ended`; or `cancelled` by a person. */
export const SittingState = z.enum(['planned', 'open', 'ended', 'cancelled'])
export type SittingState = z.infer<typeof SittingState>

export const SittingName = z.string().trim().min(1).max(200)

/** A place of a sitting, with proctors of its own who see it first; `capacity` is null where nobody counted. */
export const SittingRoom = z.object({
  id: SittingRoomId,
  name: z.string(),
  capacity: z.number().int().nullable(),
  proctors: z.array(person),
})
export type SittingRoom = z.infer<typeof SittingRoom>

/** One scheduled run of an exam: the "exam room". A candidate may begin between `startsAt` and `endsAt` and has `minutes`. */
export const Sitting = z.object({
  id: SittingId,
  name: SittingName,
  /** Eight characters in two groups, without letters and figures that sound or look alike, e.g. `K7MR-3XHT`. */
  roomCode: z.string(),
  examId: ExamId,
  examTitle: z.string(),
  revisionId: RevisionId,
  revisionNumber: z.number().int(),
  startsAt: Instant,
  endsAt: Instant,
  minutes: z.number().int(),
  /** IANA name, e.g. `Asia/Ho_Chi_Minh`; in which its times are shown. */
  timeZone: z.string(),
  state: SittingState,
  creator: z.object({ id: PersonId, name: z.string() }),
  createdAt: Instant,
  candidates: z.number().int(),
  proctors: z.array(person),
  /** In a practice nobody is on a roster: whoever has the code may enter, with a name only. */
  kind: z.enum(['exam', 'practice']),
  /** Only of a practice: after how many days an attempt is deleted, and how many there may be at a time. */
  practice: z.object({ keepDays: z.number().int(), mostAttempts: z.number().int() }).nullable(),
  lateMinutes: LateMinutes,
  lateTime: LateTime,
  rooms: z.array(SittingRoom),
  /** The names of groups that registrations belong to. */
  groups: z.array(z.string()),
})
export type Sitting = z.infer<typeof Sitting>

/** A candidate's own times of beginning; the end bends with accommodation and pauses like the sitting's. */
export const Window = z.object({ startsAt: Instant, endsAt: Instant })
export type Window = z.infer<typeof Window>

const GroupName = z.string().trim().min(1).max(80)

export const Registration = z.object({
  id: RegistrationId,
  sittingId: SittingId,
  person,
  /** The school's own number for the candidate. */
  externalId: z.string().nullable(),
  /** Null: not for the caller to see, who does not run this sitting. */
  accommodation: Accommodation.nullable(),
  group: z.string().nullable(),
  room: z.object({ id: SittingRoomId, name: z.string() }).nullable(),
  /** Where the candidate is, when the sitting's times are meant there; the window follows from it. */
  timeZone: z.string().nullable(),
  /** When this candidate may begin and until when, where it is not the sitting's. */
  window: Window.nullable(),
  lateAllowed: z.object({ at: Instant, reason: z.string() }).nullable(),
  attempt: z.object({ id: AttemptId, state: AttemptState }).nullable(),
})
export type Registration = z.infer<typeof Registration>

const ofSitting = { who: ['proctor', 'author'], of: 'sitting', by: 'sittingId' } as const
const watching = { who: ['proctor', 'author', 'reviewer', 'marker'], of: 'sitting', by: 'sittingId' } as const
const sittingId = z.object({ sittingId: SittingId })
const schedule = z.object({
  name: SittingName,
  startsAt: Instant,
  endsAt: Instant,
  minutes: z.number().int().min(1).max(1440),
  timeZone: z.string().max(64),
  lateMinutes: LateMinutes.optional(),
  lateTime: LateTime.optional(),
})

export const sitting = {
  list: route('GET', '/sittings', 'Lists the sittings one has to do with, the nearest first.', {
    who: ['author', 'proctor', 'reviewer', 'marker'],
    of: 'any',
  })
    .input(z.object({ state: SittingState.optional() }))
    .output(z.object({ sittings: z.array(Sitting) })),
  create: route('POST', '/sittings', 'Schedules the latest revision of an exam.', {
    who: ['author', 'proctor'],
    of: 'exam',
    by: 'examId',
  })
    .input(schedule.extend({ examId: ExamId }))
    .output(Sitting),
  get: route('GET', '/sittings/{sittingId}', 'Reads a sitting.', watching).input(sittingId).output(Sitting),
  update: route(
    'PATCH',
    '/sittings/{sittingId}',
    'Changes name or times; minutes and revision only before the first attempt.',
    ofSitting,
  )
    .input(sittingId.extend(schedule.partial().shape).extend({ revisionId: RevisionId.optional() }))
    .output(Sitting),
  cancel: route('POST', '/sittings/{sittingId}/cancel', 'Cancels a sitting that nobody has begun.', ofSitting)
    .input(sittingId.extend({ reason: z.string().trim().min(1).max(1000) }))
    .output(Sitting),
  createPractice: route(
    'POST',
    '/practices',
    'Opens a practice of an exam’s latest revision, until it is closed.',
    {
      who: ['author', 'proctor'],
      of: 'exam',
      by: 'examId',
    },
  )
    .input(
      z.object({
        examId: ExamId,
        name: SittingName,
        timeZone: z.string().max(64),
        keepDays: z.number().int().min(1).max(365).default(7),
        mostAttempts: z.number().int().min(1).max(100_000).default(500),
      }),
    )
    .output(Sitting),
  closePractice: route(
    'POST',
    '/sittings/{sittingId}/close',
    'Closes a practice: nobody enters any more; who has begun may finish.',
    ofSitting,
  )
    .input(sittingId)
    .output(Sitting),
  setProctors: route('PUT', '/sittings/{sittingId}/proctors', 'Says who proctors.', ofSitting)
    .input(sittingId.extend({ personIds: z.array(PersonId).max(100) }))
    .output(Sitting),
  roster: route('GET', '/sittings/{sittingId}/registrations', 'Lists who is registered.', watching)
    .input(sittingId)
    .output(z.object({ registrations: z.array(Registration) })),
  register: route(
    'POST',
    '/sittings/{sittingId}/registrations',
    'Registers one candidate, adding the person when new.',
    ofSitting,
  )
    .input(
      sittingId.extend({
        email: Email,
        name: PersonName,
        externalId: z.string().trim().max(80).nullable().default(null),
        locale: Locale.default('en'),
        /** What is left out is as it stands for this person. */
        accommodation: AccommodationChange.optional(),
      }),
    )
    .output(Registration),
  ...rosterRoutes,
  ...standingRoutes,
  importRoster: route(
    'POST',
    '/sittings/{sittingId}/roster',
    'Imports a reviewed roster, whole or not at all.',
    ofSitting,
  )
    .input(sittingId.extend(rosterText.shape).extend({ hash: z.string() }))
    .output(z.object({ registrations: z.array(Registration) })),
  accommodate: route(
    'PUT',
    '/registrations/{registrationId}/accommodation',
    'Adjusts time and monitoring for one candidate.',
    {
      who: ['proctor', 'author'],
      of: 'registration',
      by: 'registrationId',
    },
  )
    .input(
      z.object({
        registrationId: RegistrationId,
        accommodation: Accommodation,
      }),
    )
    .output(Registration),
  place: route(
    'PATCH',
    '/registrations/{registrationId}/place',
    'Says a candidate’s group, room, and own window or time zone.',
    { who: ['proctor', 'author'], of: 'registration', by: 'registrationId' },
  )
    .input(
      z.object({
        registrationId: RegistrationId,
        group: GroupName.nullable().optional(),
        roomId: SittingRoomId.nullable().optional(),
        /** The sitting’s times are meant in this zone; null: in the sitting’s own. Ends a window of its own. */
        timeZone: z.string().max(64).nullable().optional(),
        /** Null: the sitting’s times. Ends a time zone of its own. */
        window: Window.nullable().optional(),
      }),
    )
    .output(Registration),
  arrange: route(
    'POST',
    '/sittings/{sittingId}/arrange',
    'Puts candidates into a group, a room, or the rooms as their capacity allows.',
    ofSitting,
  )
    .input(
      sittingId.extend({
        registrationIds: z.array(RegistrationId).max(5_000),
        group: GroupName.nullable().optional(),
        /** `by-capacity` fills one room after the other. */
        room: z
          .union([SittingRoomId, z.literal('by-capacity')])
          .nullable()
          .optional(),
      }),
    )
    .output(z.object({ registrations: z.array(Registration) })),
  stagger: route(
    'POST',
    '/sittings/{sittingId}/stagger',
    'Lets so many candidates begin every so many minutes, who has not begun; the windows move with them.',
    ofSitting,
  )
    .input(
      sittingId.extend({
        each: z.number().int().min(1).max(5_000),
        everyMinutes: z.number().int().min(0).max(1440),
        /** In which order they come; `group` and `room` first, then by name. */
        by: z.enum(['name', 'number', 'group', 'room']).default('name'),
      }),
    )
    .output(z.object({ registrations: z.array(Registration) })),
  setRooms: route(
    'PUT',
    '/sittings/{sittingId}/rooms',
    'Says which rooms there are, and who proctors each.',
    ofSitting,
  )
    .input(
      sittingId.extend({
        rooms: z
          .array(
            z.object({
              id: SittingRoomId.optional(),
              name: z.string().trim().min(1).max(120),
              capacity: z.number().int().min(1).max(10_000).nullable().default(null),
              personIds: z.array(PersonId).max(100).default([]),
            }),
          )
          .max(200),
      }),
    )
    .output(Sitting),
  unregister: route('DELETE', '/registrations/{registrationId}', 'Takes a candidate off who has not begun.', {
    who: ['proctor', 'author'],
    of: 'registration',
    by: 'registrationId',
  })
    .input(z.object({ registrationId: RegistrationId }))
    .output(z.object({})),
  personalLink: route('GET', '/registrations/{registrationId}/link', 'Reads a candidate’s personal link.', {
    who: ['proctor', 'author'],
    of: 'registration',
    by: 'registrationId',
  })
    .input(z.object({ registrationId: RegistrationId }))
    .output(z.object({ url: z.string() })),
}
