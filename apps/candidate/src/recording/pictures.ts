import type { PictureGoal } from './goals.ts'
import type { LanePlan } from './lanes.ts'
import type { TrackWriter } from './track-writer.ts'

/** What a picture is up against just now; `skips` says why it must be left out. */
export interface Traffic {
  plan: LanePlan
  skips: 'network' | 'spool-full' | undefined
}

/** Shorter than this, in microseconds, nothing is missing: a frame came a little late. */
const leastSkip = 2e6
/** Of what a lane may use, the share that key frames of the screen may take. */
const keyShare = 1 / 3

/** An encoder that has not finished so many pictures is given no more. */
const mostQueued = 3

/** Encodes pictures into one track. The caller keeps and closes the frames. */
export class PictureEncoder {
  readonly #goal: PictureGoal
  readonly #codec: string
  readonly #writer: TrackWriter
  readonly #onTrouble: () => void
  /** Of the frames the goal wants, how many this machine can do. */
  readonly #pace: number
  #encoder: VideoEncoder | undefined
  #size = { width: 0, height: 0 }
  #scaler: OffscreenCanvas | undefined
  #set = { bits: 0, framesPerSecond: 0 }
  #dueTs = 0
  #lastTs = -1
  #lastKeyTs = Number.NEGATIVE_INFINITY
  /** Since when pictures are left out, and whether the time line knows. */
  #skipping: { since: number; isNoted: boolean } | undefined
  #keyBytes = 0
  #failures = 0
  /** When this encoder's first picture was taken: what it makes of it comes later. Undefined once that has come. */
  #begunAt: number | undefined

  constructor(
    goal: PictureGoal,
    codec: string,
    writer: TrackWriter,
    choices: { pace: number; onTrouble: () => void },
  ) {
    this.#goal = goal
    this.#codec = codec
    this.#writer = writer
    this.#pace = choices.pace
    this.#onTrouble = choices.onTrouble
  }

  /** The next picture will be a key frame: somebody waits for one. */
  wantKey(): void {
    this.#lastKeyTs = Number.NEGATIVE_INFINITY
  }

  /** Encodes a picture, or leaves it out: too early, or more than the network or this machine can take. Answers whether it did. */
  take(frame: VideoFrame, { plan, skips }: Traffic): boolean {
    const { timestamp: ts } = frame
    const interval = 1e6 / this.#framesPerSecond(plan)
    // A camera's own rhythm is not exact; half a frame early is on time.
    if (ts < this.#dueTs - interval / 2 || ts <= this.#lastTs) return false
    if (this.#mustSkip(ts, plan.bits > 0 ? skips : 'network')) return false
    this.#fit(frame, plan.mostWidth)
    const encoder = this.#encoder
    if (!encoder || this.#mustSkip(ts, encoder.encodeQueueSize >= mostQueued ? 'encoder' : undefined))
      return false
    this.#skipping = undefined
    this.#dueTs = ts - this.#dueTs > interval ? ts + interval : this.#dueTs + interval
    this.#lastTs = ts
    this.#steer(plan)
    const isKeyDue = ts - this.#lastKeyTs >= this.#keyEvery(plan) - interval / 2
    const keyFrame = isKeyDue || this.#writer.wantsKey
    if (keyFrame) this.#lastKeyTs = ts
    const scaled = this.#scaled(frame)
    try {
      encoder.encode(scaled, { keyFrame })
    } finally {
      if (scaled !== frame) scaled.close()
    }
    return true
  }

  async stop(): Promise<void> {
    const encoder = this.#encoder
    this.#encoder = undefined
    if (encoder?.state !== 'configured') return
    await encoder.flush().catch(() => undefined)
    if (encoder.state === 'configured') encoder.close()
  }

  #framesPerSecond({ framesPerSecond }: LanePlan): number {
    const most = this.#goal.framesPerSecond * this.#pace
    return framesPerSecond > 0 ? Math.min(most, framesPerSecond) : most
  }

  /** In microseconds. A key frame of the screen weighs as much as a minute of a thin line: there, few are made. */
  #keyEvery({ bits }: LanePlan): number {
    const affordable = this.#goal.isText ? (this.#keyBytes * 8e6) / (bits * keyShare) : 0
    return Math.max(this.#goal.keyEveryMs * 1000, affordable)
  }

  /** Notes once for each stretch why nothing is recorded. */
  #mustSkip(ts: number, why: 'network' | 'spool-full' | 'encoder' | undefined): boolean {
    if (why === undefined) return false
    this.#skipping ??= { since: ts, isNoted: false }
    if (!this.#skipping.isNoted && ts - this.#skipping.since >= leastSkip) {
      this.#skipping.isNoted = true
      this.#writer.mark({ what: 'skipped', reason: why })
    }
    return true
  }

  /** The encoder has the source's shape; when that changes, e.g. a phone is turned or the line is thin, it is built anew. */
  #fit({ displayWidth, displayHeight }: VideoFrame, mostWidth = this.#goal.width): void {
    const most = Math.min(this.#goal.width, mostWidth, Math.floor((720 * displayWidth) / displayHeight))
    const width = 2 * Math.floor(Math.min(most, displayWidth) / 2)
    const height = 2 * Math.round((width * displayHeight) / displayWidth / 2)
    const isSame = width === this.#size.width && height === this.#size.height
    if (isSame && this.#encoder?.state === 'configured') return
    if (!isSame) this.#writer.mark({ what: 'changed', reason: 'size' })
    if (this.#encoder?.state === 'configured') this.#encoder.close()
    this.#size = { width, height }
    this.#set = { bits: 0, framesPerSecond: 0 }
    this.#scaler = undefined
    this.#begunAt = performance.now()
    this.#lastKeyTs = Number.NEGATIVE_INFINITY
    this.#encoder = new VideoEncoder({
      output: (chunk, metadata) => this.#write(chunk, metadata),
      error: () => this.#failed(),
    })
  }

  #failed(): void {
    this.#failures += 1
    this.#encoder = undefined
    // Rebuilt with the next picture; an encoder that fails again and again is no encoder.
    if (this.#failures > 5) this.#onTrouble()
  }

  /** Another bitrate in mid-stream forces no key frame. */
  #steer(plan: LanePlan): void {
    const bits = Math.min(plan.bits, this.#goal.bitrate)
    const framesPerSecond = this.#framesPerSecond(plan)
    if (bits === this.#set.bits && framesPerSecond === this.#set.framesPerSecond) return
    this.#set = { bits, framesPerSecond }
    this.#encoder?.configure({
      codec: this.#codec,
      ...this.#size,
      bitrate: bits,
      framerate: framesPerSecond,
      latencyMode: 'realtime',
      ...(this.#goal.isText ? { contentHint: 'text' } : {}),
      ...(this.#codec.startsWith('avc1') ? { avc: { format: 'avc' } } : {}),
    })
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
        this.#begunAt === undefined ? 0 : performance.now() - this.#begunAt,
      )
    this.#begunAt = undefined
    const bytes = new Uint8Array(chunk.byteLength)
    chunk.copyTo(bytes)
    if (chunk.type === 'key') this.#keyBytes = bytes.length
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
