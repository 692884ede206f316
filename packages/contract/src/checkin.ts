import { z } from 'zod'
import { AttemptView } from './attempt.ts'
import { AttemptId, Instant, SittingId } from './ids.ts'
import { Stream } from './policy.ts'
import { route } from './route.ts'

export const Consent = z.object({ stream: Stream, isGiven: z.boolean() })
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

export const CheckinView = z.object({
  consents: z.array(Consent.extend({ at: Instant })),
  devices: z.array(DeviceCheck.extend({ at: Instant })),
  hasReferencePhoto: z.boolean(),
  /** Steps that the policy wants and that are still open. */
  missing: z.array(z.enum(['consent', 'devices', 'reference-photo'])),
})
export type CheckinView = z.infer<typeof CheckinView>

const own = { who: 'candidate', of: 'attempt', by: 'attemptId' } as const
const attemptId = z.object({ attemptId: AttemptId })
const ofAttempt = { who: ['proctor'], of: 'attempt', by: 'attemptId' } as const

export const checkin = {
  get: route('GET', '/attempts/{attemptId}/checkin', 'Reads how far one’s check-in is.', own)
    .input(attemptId)
    .output(CheckinView),
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
    'Reads a candidate’s check-in, to admit or help; the photo as a data URL.',
    ofAttempt,
  )
    .input(attemptId)
    .output(CheckinView.extend({ referencePhoto: z.string().nullable() })),
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
    'Lets everybody in who waits with a finished check-in.',
    {
      who: ['proctor'],
      of: 'sitting',
      by: 'sittingId',
    },
  )
    .input(z.object({ sittingId: SittingId }))
    .output(z.object({ admitted: z.number().int() })),
}
