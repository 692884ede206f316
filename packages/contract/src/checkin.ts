import { z } from 'zod'
import { AttemptView } from './attempt.ts'
import { GazeCentre } from './gaze-centre.ts'
import { AttemptId, Instant, SittingId } from './ids.ts'
import { Challenge, ChallengeRecord, challengeActions } from './liveness.ts'
import { streams } from './policy.ts'
import { route } from './route.ts'
import { SideCamera, sideCamera } from './side-camera.ts'

/** What is agreed to by itself: each stream of this device, and the side camera. */
export const ConsentStream = z.enum([...streams, 'side'])
export type ConsentStream = z.infer<typeof ConsentStream>

export const Consent = z.object({ stream: ConsentStream, isGiven: z.boolean() })
export type Consent = z.infer<typeof Consent>

export const deviceChecks = [
  'camera',
  'microphone',
  'screen',
  'displays',
  'clock',
  'network',
  'detector',
  'browser',
] as const

/** One line of the device check. `detail` is a small fact (a label, milliseconds, a count), never a picture. */
export const DeviceCheck = z.object({
  check: z.enum(deviceChecks),
  state: z.enum(['good', 'warning', 'failed', 'skipped']),
  code: z.string().max(60),
  detail: z.record(z.string(), z.union([z.string().max(200), z.number(), z.boolean()])),
})
export type DeviceCheck = z.infer<typeof DeviceCheck>

/** Steps that show a candidate or the room to a camera. Asking a person to look instead is of equal standing with each. */
export const shownSteps = ['identity-document', 'liveness', 'room-scan'] as const
export const ShownStep = z.enum(shownSteps)
export type ShownStep = z.infer<typeof ShownStep>

export const CheckinView = z.object({
  consents: z.array(Consent.extend({ at: Instant })),
  devices: z.array(DeviceCheck.extend({ at: Instant })),
  hasReferencePhoto: z.boolean(),
  /** Of the steps that the policy wants: `person` where the candidate asked that a person looks instead. */
  shown: z.array(z.object({ step: ShownStep, state: z.enum(['open', 'done', 'person']) })),
  /** Null where the policy wants none, or the candidate declined. */
  side: SideCamera.nullable(),
  /** Steps that a person should look at before letting in: asked for, or the machine is not sure. */
  forPerson: z.array(ShownStep),
  /** Steps that the policy wants and that are still open. */
  missing: z.array(z.enum(['consent', 'devices', 'reference-photo', ...shownSteps, 'side-camera'])),
})
export type CheckinView = z.infer<typeof CheckinView>

/** Why a face is not good enough to compare; the sensors' names. */
export const PhotoFault = z.enum(['no-face', 'several-faces', 'small', 'turned', 'blurred', 'dark', 'cut'])
export type PhotoFault = z.infer<typeof PhotoFault>

/** Two pictures of faces compared by a machine, which never says that they are different people: that is for a person to see. */
export const Comparison = z.enum(['match', 'inconclusive', 'not-checked'])
export type Comparison = z.infer<typeof Comparison>

/** Whether the reference photo can be compared later; `isChecked` is false where no machine could look. */
export const PhotoFinding = z.object({
  isChecked: z.boolean(),
  faults: z.array(PhotoFault),
  models: z.array(z.string().max(80)),
})
export type PhotoFinding = z.infer<typeof PhotoFinding>

/** The portrait on an identity document beside the reference photo. */
export const DocumentFinding = z.object({ portrait: Comparison, models: z.array(z.string().max(80)) })
export type DocumentFinding = z.infer<typeof DocumentFinding>

/**
 * How a liveness challenge went: what the browser says, and whether the server found the same in the stills (`unclear` where it
 * did not) and the same face as on the reference photo.
 */
export const LivenessFinding = z.object({
  claimed: ChallengeRecord,
  found: z.enum(['agrees', 'unclear', 'not-checked']),
  samePerson: Comparison,
  tries: z.number().int(),
  models: z.array(z.string().max(80)),
})
export type LivenessFinding = z.infer<typeof LivenessFinding>

/** Which moment of a challenge's step (from 0) a still shows: looking straight ahead before it, or its furthest point. */
export const LivenessMoment = z.object({
  step: z.number().int().min(0).max(7),
  shows: z.enum(['rest', ...challengeActions]),
})
export type LivenessMoment = z.infer<typeof LivenessMoment>

/** A thing that the browser saw in the room, 0..1 sure. */
export const RoomThing = z.object({ what: z.string().max(40), score: z.number().min(0).max(1) })
export type RoomThing = z.infer<typeof RoomThing>

/** Where a still of the room was taken: how far the camera had turned since the first, in widths and heights of its picture. */
export const RoomPlace = z.object({ pan: z.number().min(-99).max(99), tilt: z.number().min(-99).max(99) })
export type RoomPlace = z.infer<typeof RoomPlace>

/** How much of the asked way round the camera has shown, 0..1. */
export const RoomFinding = z.object({ coverage: z.number().min(0).max(1) })
export type RoomFinding = z.infer<typeof RoomFinding>

/** A picture as a data URL. */
const Picture = z.string()

/** What a proctor sees of a check-in. */
export const CheckinReview = CheckinView.extend({
  referencePhoto: Picture.nullable(),
  photo: PhotoFinding.nullable(),
  identityDocument: DocumentFinding.extend({ picture: Picture }).nullable(),
  liveness: LivenessFinding.extend({
    stills: z.array(LivenessMoment.extend({ picture: Picture })),
  }).nullable(),
  room: RoomFinding.extend({
    stills: z.array(RoomPlace.extend({ picture: Picture, things: z.array(RoomThing) })),
  }).nullable(),
})
export type CheckinReview = z.infer<typeof CheckinReview>

const own = { who: 'candidate', of: 'attempt', by: 'attemptId' } as const
const attemptId = z.object({ attemptId: AttemptId })
const ofAttempt = { who: ['proctor'], of: 'attempt', by: 'attemptId' } as const

export const checkin = {
  ...sideCamera,
  get: route('GET', '/attempts/{attemptId}/checkin', 'Reads how far one’s check-in is.', own)
    .input(attemptId)
    .output(CheckinView.extend({ gazeCentre: GazeCentre.nullable() })),
  consent: route(
    'PUT',
    '/attempts/{attemptId}/checkin/consent',
    'Gives or declines each stream; the wording’s version is kept.',
    own,
  )
    .input(attemptId.extend({ consents: z.array(Consent).max(10), wording: z.string().max(40) }))
    .output(CheckinView),
  devices: route('PUT', '/attempts/{attemptId}/checkin/devices', 'Reports the device check.', own)
    .input(attemptId.extend({ devices: z.array(DeviceCheck).max(20) }))
    .output(CheckinView),
  referencePhoto: route(
    'PUT',
    '/attempts/{attemptId}/checkin/reference-photo',
    'Stores the reference photo (JPEG, 640×480 at most 400 kB).',
    own,
  )
    .input(attemptId.extend({ data: z.base64().max(560_000) }))
    .output(CheckinView.extend({ photo: PhotoFinding })),
  ownPhoto: route(
    'GET',
    '/attempts/{attemptId}/checkin/own-photo',
    'Reads one’s own reference photo, as a data URL.',
    own,
  )
    .input(attemptId)
    .output(z.object({ referencePhoto: Picture.nullable() })),
  identityDocument: route(
    'PUT',
    '/attempts/{attemptId}/checkin/identity-document',
    'Stores a photo of an identity document (JPEG of at most 800 kB) and compares its portrait with the reference photo.',
    own,
  )
    .input(attemptId.extend({ data: z.base64().max(1_100_000) }))
    .output(CheckinView),
  beginLiveness: route(
    'POST',
    '/attempts/{attemptId}/checkin/liveness',
    'Thinks up a liveness challenge; it can be tried as often as one likes.',
    own,
  )
    .input(attemptId)
    .output(z.object({ challenge: Challenge, tries: z.number().int() })),
  liveness: route(
    'PUT',
    '/attempts/{attemptId}/checkin/liveness',
    'Stores how the last challenge went, with stills (JPEGs of at most 150 kB) that the server looks at again.',
    own,
  )
    .input(
      attemptId.extend({
        record: ChallengeRecord,
        stills: z.array(LivenessMoment.extend({ data: z.base64().max(210_000) })).max(16),
      }),
    )
    .output(CheckinView),
  gazeCentre: route(
    'PUT',
    '/attempts/{attemptId}/checkin/gaze-centre',
    'Stores how one holds head and eyes when looking at the screen, learnt at check-in.',
    own,
  )
    .input(attemptId.extend({ centre: GazeCentre }))
    .output(z.object({})),
  roomScan: route(
    'PUT',
    '/attempts/{attemptId}/checkin/room-scan',
    'Stores stills of the room (JPEGs of at most 150 kB), with where each was taken and what the browser saw in it.',
    own,
  )
    .input(
      attemptId.extend({
        coverage: z.number().min(0).max(1),
        stills: z
          .array(RoomPlace.extend({ data: z.base64().max(210_000), things: z.array(RoomThing).max(30) }))
          .min(1)
          .max(12),
      }),
    )
    .output(CheckinView),
  askPerson: route(
    'POST',
    '/attempts/{attemptId}/checkin/ask-a-person',
    'Asks that a person looks instead, for one step.',
    own,
  )
    .input(attemptId.extend({ step: ShownStep }))
    .output(CheckinView),
  ready: route(
    'POST',
    '/attempts/{attemptId}/checkin/ready',
    'Goes to the lobby; admitted at once where the policy says so.',
    own,
  )
    .input(attemptId)
    .output(AttemptView),
  look: route(
    'GET',
    '/attempts/{attemptId}/checkin/review',
    'Reads a candidate’s check-in, to admit or help; pictures as data URLs.',
    ofAttempt,
  )
    .input(attemptId)
    .output(CheckinReview),
  admit: route(
    'POST',
    '/attempts/{attemptId}/admit',
    'Lets a candidate in, with or without a finished check-in (then with a reason).',
    ofAttempt,
  )
    .input(attemptId.extend({ reason: z.string().trim().max(1000).default('') }))
    .output(z.object({})),
  admitAll: route(
    'POST',
    '/sittings/{sittingId}/admit',
    'Lets everybody in who waits with a finished check-in at which no person need look.',
    {
      who: ['proctor'],
      of: 'sitting',
      by: 'sittingId',
    },
  )
    .input(z.object({ sittingId: SittingId }))
    .output(z.object({ admitted: z.number().int() })),
}
