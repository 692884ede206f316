import { randomUUID } from 'node:crypto'
import { encodeFrame, type FrameKind } from '@invigil/contract/frame.ts'
import type { HallTrouble } from '@invigil/contract/hall-camera.ts'
import type { AttemptId, HallCameraId } from '@invigil/contract/ids.ts'
import type { TrackConfig } from '@invigil/contract/media.ts'
import type { App } from '../../platform/app.ts'
import { theRecording } from '../recording.ts'
import type { CameraSource, HearCamera } from './ffmpeg-source.ts'
import type { Fmp4Part } from './read-fmp4.ts'

/** A camera of a hall that is to be shown, and kept where the policy of its sitting keeps everything. */
export interface WantedCamera {
  id: HallCameraId
  keeps: boolean
}

/** What becomes of a camera: it shows, or it ended and why. */
export type HearHall = (is: { showing: true } | { showing: false; trouble: HallTrouble }) => void

/**
 * Takes a camera's pictures until it ends, as any recorder's: numbered, sealed, shown live. They lie under the camera's own id
 * where an attempt's would. `open` begins to deliver them. Returns what stops it.
 */
export async function recordHall(
  app: App,
  camera: WantedCamera,
  hear: HearHall,
  open: (hears: HearCamera) => CameraSource,
): Promise<() => void> {
  const seat = await theRecording(app).ingest.prepare({
    ...{ attemptId: camera.id as string as AttemptId, recorderId: randomUUID(), kinds: ['hall'] },
    ...{ keeps: camera.keeps, isLive: true },
  })
  let source: CameraSource | undefined
  let leave: () => void = () => undefined
  let isOver = false
  const end = (trouble: HallTrouble) => {
    if (isOver) return
    isOver = true
    source?.stop()
    leave()
    hear({ showing: false, trouble })
  }
  // A place that was lost meanwhile closes at once, before there is anything to leave.
  const { receive, left } = seat.sit({
    send: () => undefined,
    reply: () => undefined,
    pause: () => source?.pause(),
    resume: () => source?.resume(),
    close: () => end('cannot-store'),
  })
  leave = left
  if (isOver) return () => undefined
  const frames = framesFor(app, camera.id, receive, () => hear({ showing: true }))
  source = open({ part: frames, ended: end })
  return () => {
    if (isOver) return
    isOver = true
    source?.stop()
    leave()
  }
}

/** Makes numbered frames of what a camera delivers. */
function framesFor(
  app: App,
  id: HallCameraId,
  receive: (bytes: Buffer) => void,
  onFirst: () => void,
): (part: Fmp4Part) => void {
  let seq = 0
  let begun:
    | { config: Omit<Extract<TrackConfig, { form: 'pictures' }>, 'anchor'>; isTold: boolean }
    | undefined
  const send = (kind: FrameKind, isKey: boolean, ts: number, payload: Uint8Array) => {
    seq += 1
    receive(Buffer.from(encodeFrame({ kind, isKey, track: 'hall', seq, ts, payload }).buffer))
  }
  return (part) => {
    if (part.is === 'form') {
      const { description, ...form } = part.form
      begun = {
        config: { form: 'pictures', ...form, description: Buffer.from(description).toString('base64') },
        isTold: false,
      }
      return
    }
    const { isKey, ts, data } = part.picture
    // What comes before the first key frame shows nothing but noise.
    if (!begun || data.length === 0 || (!begun.isTold && !isKey)) return
    if (!begun.isTold) {
      const config: TrackConfig = { ...begun.config, anchor: { ts, at: app.now().getTime() } }
      send('config', false, ts, Buffer.from(JSON.stringify(config)))
      begun.isTold = true
      app.log.info({ camera: id, codec: config.codec }, 'a camera of a hall shows')
      onFirst()
    }
    send('media', isKey, ts, data)
  }
}
