import { type Rate, type RateGoal, skipAgeMs, stepRate } from './rate.ts'
import type { TrackWriter } from './track-writer.ts'

/** What a picture track should be. */
export interface PictureGoal extends RateGoal {
  width: number
  framesPerSecond: number
  keyEveryMs: number
}

export const cameraGoal: PictureGoal = {
  width: 640,
  framesPerSecond: 15,
  keyEveryMs: 4_000,
  bitrate: 350_000,
  least: 60_000,
}
export const previewGoal: PictureGoal = {
  width: 320,
  framesPerSecond: 5,
  keyEveryMs: 1_000,
  bitrate: 60_000,
  least: 30_000,
}

/** A phone at the side: desk and hands, for hours on a battery. */
export const sideGoal: PictureGoal = {
  width: 640,
  framesPerSecond: 5,
  keyEveryMs: 4_000,
  bitrate: 160_000,
  least: 60_000,
}

/** Baseline first: everything decodes it, and it costs least. VP8 is left out: it costs ten times as much and fits no MP4. */
const codecs = ['avc1.42001f', 'vp09.00.30.08', 'av01.0.04M.08']

/** The first codec this browser encodes in this size; undefined when it can encode none. */
export async function findPictureCodec(): Promise<string | undefined> {
  if (typeof VideoEncoder === 'undefined') return undefined
  for (const codec of codecs) {
    const config = { codec, width: 640, height: 480, bitrate: cameraGoal.bitrate, framerate: 15 }
    const { supported } = await VideoEncoder.isConfigSupported({ ...config, latencyMode: 'realtime' })
    if (supported) return codec
  }
  return undefined
}

/** What the network is like, for whoever decides about a picture. */
export interface Traffic {
  ageMs: number
  isCatchingUp: boolean
  isSpoolFull: boolean
}

/** Encodes a camera's pictures into one track. The caller keeps and closes the frames. */
export class PictureEncoder {
  readonly #goal: PictureGoal
  readonly #codec: string
  readonly #writer: TrackWriter
  readonly #onTrouble: () => void
  #encoder: VideoEncoder | undefined
  #size = { width: 0, height: 0 }
  #scaler: OffscreenCanvas | undefined
  #rate: Rate
  #dueTs = 0
  #lastKeyTs = Number.NEGATIVE_INFINITY
  #isSkipping = false
  #failures = 0
  /** When this encoder's first picture was taken: what it makes of it comes later. Undefined once that has come. */
  #begunAt: number | undefined

  constructor(goal: PictureGoal, codec: string, writer: TrackWriter, onTrouble: () => void) {
    this.#goal = goal
    this.#codec = codec
    this.#writer = writer
    this.#onTrouble = onTrouble
    this.#rate = { bitrate: goal.bitrate, changedAt: 0 }
  }

  /** Encodes a picture, or leaves it out: too early, or more than the network or this machine can take. */
  take(frame: VideoFrame, traffic: Traffic): void {
    const { timestamp: ts } = frame
    const interval = 1e6 / this.#goal.framesPerSecond
    // A camera's own rhythm is not exact; half a frame early is on time.
    if (ts < this.#dueTs - interval / 2) return
    this.#dueTs = ts - this.#dueTs > interval ? ts + interval : this.#dueTs + interval
    if (this.#mustSkip(traffic)) return
    this.#fit(frame)
    const encoder = this.#encoder
    if (!encoder || encoder.encodeQueueSize >= 3) return
    this.#steer(traffic)
    const keyFrame = ts - this.#lastKeyTs >= this.#goal.keyEveryMs * 1000 - interval / 2
    if (keyFrame) this.#lastKeyTs = ts
    const scaled = this.#scaled(frame)
    try {
      encoder.encode(scaled, { keyFrame })
    } finally {
      if (scaled !== frame) scaled.close()
    }
  }

  async stop(): Promise<void> {
    const encoder = this.#encoder
    this.#encoder = undefined
    if (encoder?.state !== 'configured') return
    await encoder.flush().catch(() => undefined)
    if (encoder.state === 'configured') encoder.close()
  }

  #mustSkip({ ageMs, isCatchingUp, isSpoolFull }: Traffic): boolean {
    const skips = isSpoolFull || (ageMs > skipAgeMs && !isCatchingUp)
    if (skips && !this.#isSkipping)
      this.#writer.mark({ what: 'skipped', reason: isSpoolFull ? 'spool-full' : 'network' })
    this.#isSkipping = skips
    return skips
  }

  /** The encoder has the camera's shape; when that changes, e.g. a phone is turned, it is built anew. */
  #fit({ displayWidth, displayHeight }: VideoFrame): void {
    const width = Math.min(this.#goal.width, displayWidth - (displayWidth % 2))
    const height = 2 * Math.round((width * displayHeight) / displayWidth / 2)
    const isSame = width === this.#size.width && height === this.#size.height
    if (isSame && this.#encoder?.state === 'configured') return
    if (this.#encoder?.state === 'configured') this.#encoder.close()
    this.#size = { width, height }
    this.#scaler = undefined
    this.#begunAt = Date.now()
    this.#lastKeyTs = Number.NEGATIVE_INFINITY
    this.#encoder = new VideoEncoder({
      output: (chunk, metadata) => this.#write(chunk, metadata),
      error: () => this.#failed(),
    })
    this.#configure()
  }

  #failed(): void {
    this.#failures += 1
    this.#encoder = undefined
    // Rebuilt with the next picture; an encoder that fails again and again is no encoder.
    if (this.#failures > 5) this.#onTrouble()
  }

  #configure(): void {
    this.#encoder?.configure({
      codec: this.#codec,
      ...this.#size,
      bitrate: Math.round(this.#rate.bitrate),
      framerate: this.#goal.framesPerSecond,
      latencyMode: 'realtime',
      ...(this.#codec.startsWith('avc1') ? { avc: { format: 'avc' } } : {}),
    })
  }

  /** Another bitrate in mid-stream forces no key frame. */
  #steer({ ageMs }: Traffic): void {
    const step = stepRate(this.#rate, this.#goal, ageMs, performance.now())
    if (step.do === 'keep') return
    this.#rate = step.rate
    this.#configure()
  }

  #scaled(frame: VideoFrame): VideoFrame {
    const { width, height } = this.#size
    if (frame.displayWidth === width && frame.displayHeight === height) return frame
    this.#scaler ??= new OffscreenCanvas(width, height)
    const context = this.#scaler.getContext('2d', { alpha: false, willReadFrequently: true })
    context?.drawImage(frame, 0, 0, width, height)
    return new VideoFrame(this.#scaler, { timestamp: frame.timestamp })
  }

  #write(chunk: EncodedVideoChunk, metadata: EncodedVideoChunkMetadata | undefined): void {
    const described = metadata?.decoderConfig
    if (described)
      this.#writer.config(
        {
          form: 'pictures',
          codec: described.codec,
          ...this.#size,
          ...(described.description ? { description: base64Of(described.description) } : {}),
        },
        chunk.timestamp,
        this.#begunAt === undefined ? 0 : Date.now() - this.#begunAt,
      )
    this.#begunAt = undefined
    const bytes = new Uint8Array(chunk.byteLength)
    chunk.copyTo(bytes)
    // Encoders insert key frames of their own: what the chunk says counts, not what was asked for.
    this.#writer.media(bytes, chunk.timestamp, chunk.type === 'key')
  }
}

/** The description may be a view into something larger. */
function base64Of(description: AllowSharedBufferSource): string {
  const bytes = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description)
  return btoa(String.fromCharCode(...bytes))
}
