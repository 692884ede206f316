import { givesSound, soundOf } from './sound-of.ts'

/** One Opus packet of 20 ms: `samples` at 48 kHz, `ts` in microseconds of the capture clock. */
export interface Packet {
  samples: number
  ts: number
  data: Uint8Array
}

export interface SoundFormat {
  sampleRate: number
  channels: number
  /** Of the first packet, in microseconds of the capture clock. */
  ts: number
}

export interface SoundHearers {
  /** Before the first packet, and again when the microphone begins to deliver otherwise. */
  onFormat?: (format: SoundFormat) => void
  onPacket: (packet: Packet) => void
}

/** The encoder counts samples and knows no gaps: when it is this far behind the capture clock, in µs, it begins anew. */
const mostBehind = 400_000

/** Whether this browser can encode sound by itself. */
export function canEncodeSound(): boolean {
  return 'AudioEncoder' in globalThis && givesSound()
}

/** Encodes a microphone into Opus, 24 kbit/s, until the returned function is called. A muted track gives silence. */
export function encodeSound(track: MediaStreamTrack, { onFormat, onPacket }: SoundHearers): () => void {
  let encoder: AudioEncoder | undefined
  let format = ''
  let encodedUntil = 0
  const reader = soundOf(track).getReader()

  function begin({ sampleRate, numberOfChannels, timestamp }: AudioData): void {
    if (encoder?.state === 'configured') encoder.close()
    encodedUntil = timestamp
    encoder = new AudioEncoder({ output: (chunk) => onPacket(packetOf(chunk)), error: () => undefined })
    encoder.configure({
      codec: 'opus',
      sampleRate,
      numberOfChannels,
      bitrate: 24_000,
      opus: { application: 'voip', frameDuration: 20_000, usedtx: false },
    } as AudioEncoderConfig)
    onFormat?.({ sampleRate, channels: numberOfChannels > 1 ? 2 : 1, ts: timestamp })
  }

  async function read(): Promise<void> {
    for (;;) {
      const { value: data, done } = await reader.read()
      if (done) return
      const heard = `${data.sampleRate}/${data.numberOfChannels}`
      const hasLost = data.timestamp - encodedUntil > mostBehind
      if (heard !== format || hasLost || encoder?.state !== 'configured') begin(data)
      format = heard
      encodedUntil += data.duration
      encoder?.encode(data)
      data.close()
    }
  }

  read().catch(() => undefined)
  return () => {
    void reader.cancel().catch(() => undefined)
    if (encoder?.state === 'configured') encoder.close()
  }
}

function packetOf(chunk: EncodedAudioChunk): Packet {
  const data = new Uint8Array(chunk.byteLength)
  chunk.copyTo(data)
  return { samples: Math.round(((chunk.duration ?? 20_000) * 48) / 1000), ts: chunk.timestamp, data }
}
