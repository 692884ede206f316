import { randomUUID } from 'node:crypto'
import { decodeFrame } from '@invigil/contract/frame.ts'
import type { AttemptId, HallCameraId } from '@invigil/contract/ids.ts'
import { TrackConfig } from '@invigil/contract/media.ts'
import type { App } from '../../platform/app.ts'
import { audit } from '../../platform/audit.ts'
import { perApp } from '../../platform/per-app.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { CameraSource, HearCamera } from '../hall/ffmpeg-source.ts'
import { type HearHall, recordHall } from '../hall/hall-recorder.ts'
import { noteHall } from '../hall/note-hall.ts'
import { theRecording } from '../recording.ts'
import { isStillOpen, type theOpenDoor } from './doors.ts'
import type { FromWebRtc, WebRtcSettings } from './messages.ts'
import { parametersIn, unitsIn } from './split-h264.ts'
import { type HearSession, WebRtcLine } from './webrtc-line.ts'

type OpenDoor = Awaited<ReturnType<typeof theOpenDoor>>

/** The process that speaks WebRTC for this server; it starts with the first connection. */
export const theWebRtcLine = perApp(
  (app) =>
    new WebRtcLine((code) =>
      app.log.error({ code }, 'what speaks WebRTC has ended; it starts again when asked'),
    ),
)

/** A connection whose answer is ready. */
interface Opened {
  session: string
  answer: string
}

/** Programs that send wait about as long; what speaks WebRTC may have to start first, on a machine that is busy. */
const answerWithinMs = 30_000
/** A camera that sends nothing for so long is gone, in milliseconds. */
const silentAfterMs = 8_000
/** How often it is looked whether what goes through a door still may, in milliseconds. */
const lookAgainMs = 2_000

/** Takes pictures in as a camera of the hall. Refused as `invalid-input` where the offer has no H.264. */
export async function takeIn(app: App, door: OpenDoor, offer: string): Promise<Opened> {
  const id = door.ownerId as HallCameraId
  const camera = { id, sittingId: door.sittingId }
  const { promise, resolve, reject } = Promise.withResolvers<Opened>()
  let isAsked = false
  const source = (hears: HearCamera): CameraSource => {
    isAsked = true
    const session = randomUUID()
    const stopLooking = closeWithDoor(app, door, session)
    let watchdog: NodeJS.Timeout | undefined
    const hearAgain = () => {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => theWebRtcLine(app).close(session), silentAfterMs)
    }
    open(app, { session, direction: 'in', offer }, (message) => {
      if (message.type === 'part') {
        hearAgain()
        hears.part(message.part)
      }
      if (message.type === 'connected') hearAgain()
      if (message.type === 'closed') {
        clearTimeout(watchdog)
        stopLooking()
        hears.ended('silent')
      }
    }).then(resolve, reject)
    return {
      pause: () => undefined,
      resume: () => undefined,
      stop: () => void theWebRtcLine(app).close(session),
    }
  }
  const hear: HearHall = (is) =>
    noteHall(
      app,
      camera,
      is.showing ? { state: 'showing', trouble: null } : { state: 'connecting', trouble: is.trouble },
    )
  await recordHall(app, { id, keeps: door.policy.recording === 'whole' }, hear, source)
  if (!isAsked) throw new Refusal('overloaded', `camera ${id} cannot be taken in just now`)
  return await promise
}

/** Ends a connection once its door is closed or its camera taken off; returns what ends the looking. */
function closeWithDoor(app: App, door: OpenDoor, session: string): () => void {
  const look = async () => {
    if (!(await isStillOpen(app, door))) theWebRtcLine(app).close(session)
  }
  const timer = setInterval(
    () =>
      void look().catch((error: unknown) => app.log.error({ err: error }, 'a door could not be looked at')),
    lookAgainMs,
  )
  return () => clearInterval(timer)
}

/** Sends one live track out. Refused as `invalid-input` where the offer has no H.264. */
export async function sendOut(app: App, door: OpenDoor, offer: string): Promise<Opened> {
  const session = randomUUID()
  const stops = [closeWithDoor(app, door, session)]
  const opened = await open(app, { session, direction: 'out', offer }, (message) => {
    if (message.type === 'connected') stops.push(feed(app, door, session))
    if (message.type === 'closed') for (const stop of stops.splice(0)) stop()
  })
  await app.db.transaction().execute((tx) =>
    audit(app, tx, {
      ...{ organisationId: door.organisationId, actorId: door.createdBy, kind: 'live-track-watched' },
      ...{ subject: `sitting:${door.sittingId}`, body: { of: door.ownerId, track: door.kind } },
    }),
  )
  return opened
}

/** Hands a track's frames to the connection, each key frame with its parameters before it. */
function feed(app: App, door: OpenDoor, session: string): () => void {
  let parameters: Uint8Array[] = []
  return theRecording(app).live.watch(door.ownerId as AttemptId, door.kind, (bytes) => {
    const frame = decodeFrame(bytes)
    if (typeof frame === 'string') return true
    if (frame.kind === 'config') parameters = parametersOf(frame.payload)
    // Another codec, or stills: nothing that this connection could carry.
    if (frame.kind !== 'media' || parameters.length === 0) return true
    const units = unitsIn(frame.payload)
    return theWebRtcLine(app).picture(session, frame.ts, frame.isKey ? [...parameters, ...units] : units)
  })
}

function parametersOf(payload: Uint8Array): Uint8Array[] {
  const config = TrackConfig.safeParse(JSON.parse(new TextDecoder().decode(payload))).data
  const isH264 = config?.form === 'pictures' && config.codec.startsWith('avc1') && config.description
  return isH264 ? parametersIn(Buffer.from(isH264, 'base64')) : []
}

/** Opens a connection and waits for its answer. */
function open(
  app: App,
  asked: { session: string; direction: 'in' | 'out'; offer: string },
  hear: HearSession,
): Promise<Opened> {
  const line = theWebRtcLine(app)
  const { session } = asked
  const { promise, resolve, reject } = Promise.withResolvers<Opened>()
  const patience = setTimeout(() => {
    line.close(session)
    reject(new Refusal('overloaded', 'no answer to an offer in time'))
  }, answerWithinMs)
  line.open({ type: 'open', ...asked, settings: settingsOf(app) }, (message: FromWebRtc) => {
    if (message.type === 'answer') resolve({ session, answer: message.answer })
    if (message.type === 'refused') reject(new Refusal('invalid-input', message.why, { fields: 'offer' }))
    if (message.type !== 'part') clearTimeout(patience)
    if (message.type === 'closed') reject(new Refusal('overloaded', 'the connection was closed at once'))
    hear(message.type === 'refused' ? { type: 'closed', session } : message)
  })
  return promise
}

function settingsOf({ config: { host, webrtcAddress, webrtcPorts } }: App): WebRtcSettings {
  const [from = 0, to = 0] = webrtcPorts.split('-').map(Number)
  const isLocal = host === '127.0.0.1' || host === 'localhost'
  return {
    // Host candidates leave this machine's own loopback out, where a server for this machine alone is reached.
    addresses: [...(isLocal ? ['127.0.0.1'] : []), ...(webrtcAddress ? [webrtcAddress] : [])],
    ports: [from, to],
  }
}
