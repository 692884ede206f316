import { decodeFrame, encodeFrame, packSound } from '@invigil/contract/frame.ts'
import { canEncodeSound, encodeSound } from './encode-sound.ts'
import { playSound } from './play-sound.ts'

export interface SocketOptions {
  /** What this side's sound is called on the wire. */
  track: 'talk' | 'microphone'
  sound: MediaStreamTrack | undefined
  sendFrame: (frame: Uint8Array<ArrayBuffer>) => void
  onTrack: (track: MediaStreamTrack) => void
}

/** Whether this browser can talk over the sockets. */
export function canTalkOverSockets(): boolean {
  return canEncodeSound() && 'AudioDecoder' in globalThis
}

/** Sound both ways as Opus packets over the sockets that are there anyway: no picture, and nothing is sent twice. */
export class SocketLink {
  readonly #options: SocketOptions
  readonly #player = playSound()
  #seq = 0
  #stopSending: (() => void) | undefined

  constructor(options: SocketOptions) {
    this.#options = options
    options.onTrack(this.#player.track)
    this.#send()
  }

  take(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes)
    if (typeof frame !== 'string' && frame.kind === 'media') this.#player.take(frame)
  }

  /** Sends another microphone, or none. */
  replace(sound: MediaStreamTrack | undefined): void {
    this.#options.sound = sound
    this.#send()
  }

  close(): void {
    this.#stopSending?.()
    this.#player.stop()
  }

  #send(): void {
    this.#stopSending?.()
    const { sound, track, sendFrame } = this.#options
    if (!sound) return
    this.#stopSending = encodeSound(sound, {
      onPacket: ({ samples, ts, data }) => {
        // Nothing to hear: nothing to send. The other side puts silence there.
        if (!sound.enabled) return
        this.#seq += 1
        const payload = packSound([{ samples, data }])
        sendFrame(
          encodeFrame({ kind: 'media', isKey: true, track, seq: this.#seq, ts: Math.max(0, ts), payload }),
        )
      },
    })
  }
}
