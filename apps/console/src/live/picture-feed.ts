import type { Frame } from '@invigil/contract/frame.ts'
import { TrackConfig } from '@invigil/contract/media.ts'
import type { Sharer } from './camera-share.ts'
import { FaceChoice } from './face-choice.ts'
import { type Shown, showTrack } from './tile-decoder.ts'
import { type Asked, isSame } from './tile-source.ts'
import type { WallConnection } from './wall-connection.ts'

export interface PictureHearers {
  /** A picture was drawn, taken at this instant of the server's clock. */
  onPicture: (at: number, track: Asked['track']) => void
  /** Every frame that came of a track, before it is drawn. */
  onFrame?: ((frame: Frame) => void) | undefined
  /** The track is in a form that no canvas shows. */
  onUnshowable?: ((track: Asked['track']) => void) | undefined
  /** How wide the canvas is seen, in pixels of the screen, where it is one of many and nobody else reads it. */
  placeWidth?: (() => number) | undefined
  /** How urgent a look at this picture is, the lowest first, where not all cameras can be decoded. */
  rank?: (() => number) | undefined
}

/** Up to so many pictures are each drawn as soon as they come. */
const fewWatched = 6
/** A camera is looked after this often, in milliseconds. */
const careEveryMs = 500
/** A camera whose decoder is behind by so many pictures, a second of them, for so many looks is more than this machine can bear. */
const tooMany = 15
const looksUntilTold = 4
/** One that is still behind after so many looks has a fault of its own, or the machine is much too slow. */
const looksUntilRest = 16
/** It is left alone then for so long, in milliseconds, and up to twice as long: not all tiles must come back at once. */
const restMs = 20_000

/**
 * What one canvas is shown. When another quality is asked for, the old picture goes on until the new one's first comes, so
 * nothing blinks. Beside the camera the preview is shown while nothing is drawn yet, and while the candidate's line is too thin
 * for the camera.
 */
export class PictureFeed {
  readonly #canvas: HTMLCanvasElement
  readonly #connection: WallConnection
  readonly #attemptId: string
  readonly #hearers: PictureHearers
  #asked: Asked | undefined
  #running: Running[] = []
  #choice = new FaceChoice()
  #care: ReturnType<typeof setInterval> | undefined
  #looksBehind = 0
  /** Until then the camera is not asked for. */
  #restsUntil = 0
  readonly #sharer: Sharer
  #leaveShare: () => void = () => undefined

  constructor(
    canvas: HTMLCanvasElement,
    connection: WallConnection,
    attemptId: string,
    hearers: PictureHearers,
  ) {
    this.#canvas = canvas
    this.#connection = connection
    this.#attemptId = attemptId
    this.#hearers = hearers
    this.#sharer = { rank: hearers.rank ?? (() => 0) }
  }

  /** Asks for a track from now on, or for none. */
  ask(asked: Asked | undefined): void {
    if (isSame(asked, this.#asked)) return
    const isOtherSource = sourceOf(asked) !== sourceOf(this.#asked)
    this.#asked = asked
    if (isOtherSource) this.stop()
    this.#asked = asked
    if (!asked) return
    clearInterval(this.#care)
    this.#leaveShare()
    this.#choice = new FaceChoice()
    if (asked.track !== 'camera') {
      this.#start(asked)
      return
    }
    this.#leaveShare = this.#connection.cameras.join(this.#sharer)
    this.#lookAfterCamera()
    this.#care = setInterval(() => this.#lookAfterCamera(), careEveryMs)
  }

  stop(): void {
    clearInterval(this.#care)
    this.#leaveShare()
    for (const running of this.#running.splice(0)) running.end()
    this.#asked = undefined
  }

  #start(asked: Asked): void {
    const running: Running = { asked, end: () => undefined, queued: () => 0 }
    const shown: Shown = showTrack(this.#canvas, {
      onPicture: (at) => {
        if (this.#asked?.track !== 'camera') this.#endOlder(running)
        this.#hearers.onPicture(at, asked.track)
      },
      mayShow: (at) => this.#mayShow(asked.track, at),
      placeWidth: this.#hearers.placeWidth,
      isOneOfMany: () => this.#connection.watchedCount() > fewWatched,
    })
    const leave = this.#connection.watch(
      this.#attemptId,
      asked.track,
      (frame) => {
        if (isUnshowable(frame)) return this.#hearers.onUnshowable?.(asked.track)
        this.#hearers.onFrame?.(frame)
        shown.push(frame)
      },
      asked.quality,
    )
    running.queued = () => shown.queued()
    running.end = () => {
      leave()
      shown.stop()
    }
    this.#running.push(running)
  }

  #mayShow(track: Asked['track'], at: number): boolean {
    if (this.#asked?.track !== 'camera' || (track !== 'camera' && track !== 'preview')) return true
    return this.#choice.takes(track, at, performance.now())
  }

  /** Starts and ends the camera, and the preview beside it or instead of it. */
  #lookAfterCamera(): void {
    const now = performance.now()
    this.#startOrEndCamera(now)
    const preview = this.#runningOf('preview')
    const needsPreview = !this.#runningOf('camera') || this.#choice.needsPreview(now, preview !== undefined)
    if (needsPreview && !preview) this.#start({ track: 'preview', quality: 'all' })
    if (!needsPreview && preview) this.#end(preview)
  }

  /** The camera runs where this machine bears it. One that is behind all the same is given up, and tried again later. */
  #startOrEndCamera(now: number): void {
    const { cameras } = this.#connection
    const camera = this.#runningOf('camera')
    this.#looksBehind = camera && camera.queued() > tooMany ? this.#looksBehind + 1 : 0
    // Who joins late has a whole key interval to decode at once.
    cameras.tell(this.#sharer, this.#looksBehind >= looksUntilTold, now)
    if (this.#looksBehind >= looksUntilRest) this.#restsUntil = now + restMs * (1 + Math.random())
    const mayRun = now > this.#restsUntil && cameras.has(this.#sharer, now)
    if (camera && !mayRun) this.#end(camera)
    if (!camera && mayRun && this.#asked) this.#start(this.#asked)
  }

  #runningOf(track: Asked['track']): Running | undefined {
    return this.#running.find(({ asked }) => asked.track === track)
  }

  #end(running: Running): void {
    running.end()
    this.#running = this.#running.filter((one) => one !== running)
  }

  #endOlder(running: Running): void {
    const at = this.#running.indexOf(running)
    for (const older of this.#running.splice(0, Math.max(at, 0))) older.end()
  }
}

interface Running {
  asked: Asked
  end: () => void
  /** How many frames wait to be decoded. */
  queued: () => number
}

function sourceOf(asked: Asked | undefined): string | undefined {
  return asked?.track === 'preview' ? 'camera' : asked?.track
}

/** Fragments of MediaRecorder need a video element; the preview beside them comes as stills. */
function isUnshowable({ kind, payload }: Frame): boolean {
  if (kind !== 'config') return false
  return TrackConfig.safeParse(JSON.parse(new TextDecoder().decode(payload))).data?.form === 'fragments'
}
