import { z } from 'zod'
import { AttemptView } from './attempt.ts'
import { AttemptState } from './attempt-state.ts'
import { chargeRoutes, Proctors } from './charge.ts'
import { AttemptId, Instant, PersonId, RegistrationId, SittingId } from './ids.ts'
import { Alert } from './incident.ts'
import { route } from './route.ts'
import { SideCamera } from './side-camera.ts'
import { Sitting } from './sitting.ts'
import { TalkFromCandidate, TalkFromWall, TalkId, TalkToCandidate, TalkToWall } from './talk.ts'

/** How long since a candidate's screen was last heard of: under 5 s, 5–10, 10–15, longer; `away` before the first word or after the end. */
export const Presence = z.enum(['here', 'late', 'quiet', 'silent', 'away'])
export type Presence = z.infer<typeof Presence>

export const Message = z.object({
  id: z.uuid(),
  /** Null when it went to the whole sitting. */
  attemptId: AttemptId.nullable(),
  from: z.enum(['proctor', 'candidate']),
  fromName: z.string(),
  kind: z.enum(['message', 'warning']),
  text: z.string(),
  sentAt: Instant,
})
export type Message = z.infer<typeof Message>

/** What a candidate's socket reports every few seconds, for the wall. */
export const CandidateStatus = z.object({
  camera: z.enum(['live', 'muted', 'ended', 'off']),
  microphone: z.enum(['live', 'muted', 'ended', 'off']),
  screen: z.enum(['live', 'muted', 'ended', 'off']),
  recording: z.enum(['recording', 'waiting', 'degraded', 'unavailable', 'off']),
  /** `reduced`: this machine looks for less than was wished, and the server looks instead. */
  sensors: z.enum(['running', 'reduced', 'loading', 'unavailable', 'off']),
  answered: z.number().int().nonnegative(),
  items: z.number().int().nonnegative(),
  /** Journal entries the server has not acknowledged yet. */
  unsaved: z.number().int().nonnegative(),
  hasHandUp: z.boolean(),
})
export type CandidateStatus = z.infer<typeof CandidateStatus>

/** One candidate on the wall. */
export const Tile = z.object({
  attemptId: AttemptId,
  candidateName: z.string(),
  group: z.string().nullable(),
  /** The room of the sitting, by its name. */
  room: z.string().nullable(),
  state: AttemptState,
  isAdmitted: z.boolean(),
  checkinMissing: z.array(z.string()),
  /** Steps of the check-in that a person should look at before letting in. */
  checkinForPerson: z.array(z.string()),
  startedAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  /** Paused by the candidate, within the breaks that are allowed. */
  isOnBreak: z.boolean(),
  /** Minutes that were given back because the system itself was away. */
  outageMinutes: z.number().int(),
  presence: Presence,
  lastHeardAt: Instant.nullable(),
  status: CandidateStatus.nullable(),
  /** The phone beside the candidate; null while none has joined. */
  side: SideCamera.nullable(),
  openIncidents: z.object({ low: z.number().int(), medium: z.number().int(), high: z.number().int() }),
  warnings: z.number().int(),
})
export type Tile = z.infer<typeof Tile>

export const Wall = z.object({
  sitting: Sitting,
  tiles: z.array(Tile),
  /** Registered, but has not entered yet. */
  notYet: z.array(z.object({ registrationId: RegistrationId, candidateName: z.string() })),
  alerts: z.array(Alert),
  messages: z.array(Message),
  now: Instant,
})
export type Wall = z.infer<typeof Wall>

/** From the server to a candidate's `/socket/attempt/:attemptId?key=…&opening=…`. */
export const ToCandidate = z.discriminatedUnion('type', [
  z.object({ type: z.literal('attempt'), attempt: AttemptView }),
  z.object({ type: z.literal('message'), message: Message }),
  /** Another device opened the attempt; this one stops recording and says so. What it still holds is accepted. */
  z.object({ type: z.literal('taken-over') }),
  z.object({ type: z.literal('pong'), sentAt: z.number(), now: z.number() }),
  z.object({ type: z.literal('talk'), talkId: TalkId, says: TalkToCandidate }),
])
export type ToCandidate = z.infer<typeof ToCandidate>

/** From a candidate's socket. `ping` also is the heartbeat; `sentAt` is the candidate's clock in ms. */
export const FromCandidate = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ping'), sentAt: z.number() }),
  z.object({ type: z.literal('status'), status: CandidateStatus }),
  z.object({ type: z.literal('talk'), talkId: TalkId, says: TalkFromCandidate }),
])
export type FromCandidate = z.infer<typeof FromCandidate>

/** From the server to the wall's `/socket/wall/:sittingId`. Media frames come as binary messages, see media.ts. */
export const ToWall = z.discriminatedUnion('type', [
  z.object({ type: z.literal('wall'), wall: Wall }),
  z.object({ type: z.literal('tile'), tile: Tile }),
  z.object({ type: z.literal('alert'), alert: Alert }),
  z.object({ type: z.literal('message'), message: Message }),
  /** Whole each time something of it changes; `you` is whose wall this is. */
  z.object({ type: z.literal('proctors'), proctors: Proctors, you: PersonId }),
  z.object({ type: z.literal('talk'), talkId: TalkId, says: TalkToWall }),
  /** Who talks with a candidate now; null when nobody does any more. */
  z.object({ type: z.literal('talks'), attemptId: AttemptId, with: z.string().nullable() }),
])
export type ToWall = z.infer<typeof ToWall>

/** From the wall. A subscription's number is the viewer's own and stands before each frame it receives. */
export const FromWall = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('subscribe'),
    subscription: z.number().int().min(1),
    attemptId: AttemptId,
    track: z.enum(['preview', 'camera', 'microphone', 'screen', 'side', 'hall']),
    /** `keys` sends key frames only: enough for a small picture of a screen. */
    quality: z.enum(['all', 'keys']).default('all'),
  }),
  z.object({ type: z.literal('unsubscribe'), subscription: z.number().int().min(1) }),
  /** Whom this wall looks at closely; other walls are shown it. */
  z.object({ type: z.literal('look'), attemptId: AttemptId.nullable() }),
  z.object({ type: z.literal('talk'), talkId: TalkId, says: TalkFromWall }),
])
export type FromWall = z.infer<typeof FromWall>

export const interventionKinds = [
  'message',
  'warn',
  'pause',
  'resume',
  'extend',
  'terminate',
  'admit',
  'reopen',
  'talk',
] as const

/** What a proctor did to an attempt; always a person, never a rule. */
export const Intervention = z.object({
  id: z.uuid(),
  attemptId: AttemptId,
  kind: z.enum(interventionKinds),
  by: z.object({ id: PersonId, name: z.string() }),
  reason: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  at: Instant,
})
export type Intervention = z.infer<typeof Intervention>

const ofSitting = { who: ['proctor'], of: 'sitting', by: 'sittingId' } as const
const ofAttempt = { who: ['proctor'], of: 'attempt', by: 'attemptId' } as const
const attemptId = z.object({ attemptId: AttemptId })
const reason = z.string().trim().min(1).max(1000)
const text = z.string().trim().min(1).max(1000)

export const live = {
  wall: route('GET', '/sittings/{sittingId}/wall', 'Reads the wall of a sitting.', ofSitting)
    .input(z.object({ sittingId: SittingId }))
    .output(Wall),
  tell: route(
    'POST',
    '/sittings/{sittingId}/messages',
    'Sends a message to everybody, or to some.',
    ofSitting,
  )
    .input(z.object({ sittingId: SittingId, attemptIds: z.array(AttemptId).max(1000).nullable(), text }))
    .output(z.object({ sent: z.number().int() })),
  warn: route('POST', '/attempts/{attemptId}/warnings', 'Warns a candidate; the words are kept.', ofAttempt)
    .input(attemptId.extend({ text }))
    .output(Intervention),
  pause: route(
    'POST',
    '/attempts/{attemptId}/pause',
    'Pauses an attempt; its time stands still and is given back.',
    ofAttempt,
  )
    .input(attemptId.extend({ reason }))
    .output(Intervention),
  resume: route('POST', '/attempts/{attemptId}/resume', 'Resumes a paused attempt.', ofAttempt)
    .input(attemptId)
    .output(Intervention),
  extend: route('POST', '/attempts/{attemptId}/extend', 'Gives more minutes.', ofAttempt)
    .input(attemptId.extend({ minutes: z.number().int().min(1).max(600), reason }))
    .output(Intervention),
  terminate: route(
    'POST',
    '/attempts/{attemptId}/terminate',
    'Ends an attempt, with a reason the candidate reads; what was answered is kept.',
    ofAttempt,
  )
    .input(attemptId.extend({ reason }))
    .output(Intervention),
  say: route('POST', '/attempts/{attemptId}/messages', 'Writes to the proctors.', {
    who: 'candidate',
    of: 'attempt',
    by: 'attemptId',
  })
    .input(attemptId.extend({ text }))
    .output(Message),
  raiseHand: route('PUT', '/attempts/{attemptId}/hand', 'Raises or lowers one’s hand.', {
    who: 'candidate',
    of: 'attempt',
    by: 'attemptId',
  })
    .input(attemptId.extend({ isUp: z.boolean() }))
    .output(z.object({})),
  messages: route('GET', '/attempts/{attemptId}/messages', 'Reads one’s messages from and to the proctors.', {
    who: 'candidate',
    of: 'attempt',
    by: 'attemptId',
  })
    .input(attemptId)
    .output(z.object({ messages: z.array(Message) })),
  ...chargeRoutes,
}
