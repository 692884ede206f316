import { packSound, type SoundPacket } from '@invigil/contract/frame.ts'
import type { TrackWriter } from './track-writer.ts'

/** 100 ms of sound a message: fifty messages a second would be most of the traffic. */
const packetsAMessage = 5

/** The encoder counts samples and knows no gaps: when it is this far behind the capture clock, in µs, it begins anew. */
const mostBehind = 400_000

/** Encodes a microphone into Opus. */
export class SoundEncoder {
  readonly #writer: TrackWriter
  #encoder: AudioEncoder | undefined
  #packets: SoundPacket[] = []
  #firstTs = 0
  #format = ''
  #bits = 0
  #isFull = false
  /** Up to where the capture clock is encoded, as the encoder counts it. */
  #encodedUntil = 0

  constructor(writer: TrackWriter) {
    this.#writer = writer
  }

  /** Encodes a piece of sound with so many bits a second; the caller closes it. While the spool is full it is left out. */
  take(data: AudioData, bits: number, isSpoolFull: boolean): void {
    this.#noteFull(isSpoolFull)
    if (isSpoolFull) return
    // Only the first data tells what the microphone really delivers; configured otherwise the encoder fails.
    const format = `${data.sampleRate}/${data.numberOfChannels}`
    const hasLost = data.timestamp - this.#encodedUntil > mostBehind
    if (format !== this.#format || hasLost || this.#encoder?.state !== 'configured') this.#begin(data)
    if (this.#format !== '' && format !== this.#format)
      this.#writer.mark({ what: 'changed', reason: 'device' })
    this.#format = format
    this.#steer(data, bits)
    this.#encodedUntil += data.duration
    this.#encoder?.encode(data)
  }

  async stop(): Promise<void> {
    const encoder = this.#encoder
    this.#encoder = undefined
    if (encoder?.state !== 'configured') return
    await encoder.flush().catch(() => undefined)
    this.#flush()
    if (encoder.state === 'configured') encoder.close()
  }

  #begin({ sampleRate, numberOfChannels, timestamp }: AudioData): void {
    if (this.#encoder?.state === 'configured') this.#encoder.close()
    this.#flush()
    this.#encodedUntil = timestamp
    this.#encoder = new AudioEncoder({
      output: (chunk) => this.#write(chunk),
      error: () => {
        this.#encoder = undefined
      },
    })
    this.#bits = 0
    const channels = numberOfChannels > 1 ? 2 : 1
    this.#writer.config({ form: 'sound', codec: 'opus', sampleRate, channels }, timestamp)
  }

  #noteFull(isFull: boolean): void {
    if (isFull && !this.#isFull) this.#writer.mark({ what: 'skipped', reason: 'spool-full' })
    this.#isFull = isFull
  }

  #steer({ sampleRate, numberOfChannels }: AudioData, bits: number): void {
    if (bits === this.#bits) return
    this.#bits = bits
    this.#encoder?.configure({
      codec: 'opus',
      sampleRate,
      numberOfChannels,
      bitrate: bits,
      opus: { application: 'voip', frameDuration: 20_000, usedtx: false },
    } as AudioEncoderConfig)
  }

  #write(chunk: EncodedAudioChunk): void {
    const data = new Uint8Array(chunk.byteLength)
    chunk.copyTo(data)
    if (this.#packets.length === 0) this.#firstTs = chunk.timestamp
    this.#packets.push({ samples: Math.round(((chunk.duration ?? 20_000) * 48) / 1000), data })
    if (this.#packets.length >= packetsAMessage) this.#flush()
  }

  #flush(): void {
    if (this.#packets.length === 0) return
    this.#writer.media(packSound(this.#packets), this.#firstTs, true)
    this.#packets = []
  }
}
