import { z } from 'zod'
import { AttemptId, HallCameraId, Instant, SittingId } from './ids.ts'
import { route } from './route.ts'

/** Why a camera shows nothing; each has a sentence in the messages that says what to do. */
export const HallTrouble = z.enum([
  'unreachable',
  'refused',
  'not-h264',
  'silent',
  'no-ffmpeg',
  'cannot-store',
  'other',
])
export type HallTrouble = z.infer<typeof HallTrouble>

/** A camera of the hall that a sitting is held in. Its address is shown without name and password; it is `whip` where a program sends the pictures. */
export const HallCamera = z.object({
  id: HallCameraId,
  sittingId: SittingId,
  name: z.string(),
  address: z.string(),
  /** `waiting`: the sitting is not near; `connecting`: tried again and again, `trouble` says why it did not work. */
  state: z.enum(['waiting', 'connecting', 'showing']),
  trouble: HallTrouble.nullable(),
  since: Instant.nullable(),
})
export type HallCamera = z.infer<typeof HallCamera>

/** `rtsp://` or `rtsps://`, with name and password where the camera wants them; nothing that a program could take for more than an address. */
export const RtspAddress = z
  .string()
  .trim()
  .max(500)
  .regex(/^rtsps?:\/\/[^\s'"\\]+$/i)
  .refine((address) => URL.canParse(address))

/** Where a program connects, under the server's own address, and the bearer token it shows. */
export const Door = z.object({ path: z.string(), token: z.string(), expiresAt: Instant })
export type Door = z.infer<typeof Door>

/** A track of pictures that can be handed out. */
export const WatchedTrack = z.enum(['camera', 'preview', 'screen', 'side', 'hall'])
export type WatchedTrack = z.infer<typeof WatchedTrack>

/** A door through which another program may watch one track, until it is closed or the sitting is over. Its token is not kept. */
export const WhepDoor = z.object({
  id: z.uuid(),
  /** The candidate's name, or the camera's. */
  name: z.string(),
  track: WatchedTrack,
  by: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
})
export type WhepDoor = z.infer<typeof WhepDoor>

const ofSitting = { who: ['proctor', 'author'], of: 'sitting', by: 'sittingId' } as const
const sittingId = z.object({ sittingId: SittingId })
const name = z.string().trim().min(1).max(80)

export const hallCameras = {
  hallCameras: route('GET', '/sittings/{sittingId}/hall-cameras', 'Lists the cameras of a sitting’s hall.', {
    who: ['proctor', 'author', 'reviewer'],
    of: 'sitting',
    by: 'sittingId',
  })
    .input(sittingId)
    .output(z.array(HallCamera)),
  addHallCamera: route(
    'POST',
    '/sittings/{sittingId}/hall-cameras',
    'Adds a camera of the hall by its RTSP address; name and password in it are kept secret.',
    ofSitting,
  )
    .input(sittingId.extend({ name, address: RtspAddress }))
    .output(HallCamera),
  addWhipCamera: route(
    'POST',
    '/sittings/{sittingId}/hall-cameras/whip',
    'Adds a camera of the hall that another program sends by WHIP (RFC 9725); the token is told this once.',
    ofSitting,
  )
    .input(sittingId.extend({ name }))
    .output(Door.extend({ camera: HallCamera })),
  makeWhepDoor: route(
    'POST',
    '/sittings/{sittingId}/whep-doors',
    'Lets another program watch one track live by WHEP until the sitting is over; the token is told this once.',
    { who: ['proctor'], of: 'sitting', by: 'sittingId' },
  )
    .input(sittingId.extend({ of: z.union([AttemptId, HallCameraId]), track: WatchedTrack }))
    .output(Door),
  whepDoors: route(
    'GET',
    '/sittings/{sittingId}/whep-doors',
    'Lists the doors through which other programs may watch.',
    { who: ['proctor'], of: 'sitting', by: 'sittingId' },
  )
    .input(sittingId)
    .output(z.array(WhepDoor)),
  closeWhepDoor: route(
    'DELETE',
    '/sittings/{sittingId}/whep-doors/{doorId}',
    'Closes a door: its token opens nothing any more, and who watches through it is cut off within seconds.',
    { who: ['proctor'], of: 'sitting', by: 'sittingId' },
  )
    .input(sittingId.extend({ doorId: z.uuid() }))
    .output(z.object({})),
  removeHallCamera: route(
    'DELETE',
    '/sittings/{sittingId}/hall-cameras/{cameraId}',
    'Takes a camera off the hall; what it has recorded stays.',
    ofSitting,
  )
    .input(sittingId.extend({ cameraId: HallCameraId }))
    .output(z.object({})),
}
