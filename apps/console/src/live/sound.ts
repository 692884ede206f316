import { type Frame, unpackSound } from '@invigil/contract/frame.ts'
import type { TrackConfig } from '@invigil/contract/media.ts'

/** So much is kept ahead of the ear, in seconds: enough for a network that stutters a little. */
const aheadSeconds = 0.25

/** So often the level is told, in milliseconds. */
const levelEveryMs = 100

/**
 * Plays a live microphone track (Opus, through WebCodecs). What comes too late is left out, never piled up. `onLevel` hears
 * how loud it is, from 0 (silence) to 1 (as loud as can be), on a scale of decibels.
 */
export function startSound(onLevel?: (level: number) => void): {
  take: (frame: Frame) => void
  stop: () => void
} {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.connect(context.destination)
  const samples = new Float32Array(analyser.fftSize)
  const meter = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    onLevel?.(levelOf(samples))
  }, levelEveryMs)
  let decoder: AudioDecoder | undefined
  let playsUntil = 0

  function play(data: AudioData) {
    const { numberOfChannels, numberOfFrames, sampleRate } = data
    const buffer = context.createBuffer(numberOfChannels, numberOfFrames, sampleRate)
    for (let channel = 0; channel < numberOfChannels; channel += 1)
      data.copyTo(buffer.getChannelData(channel), { planeIndex: channel, format: 'f32-planar' })
    data.close()
    const now = context.currentTime
    if (playsUntil < now || playsUntil > now + 4 * aheadSeconds) playsUntil = now + aheadSeconds
    const source = context.createBufferSource()
    source.buffer = buffer
    source.connect(analyser)
    source.start(playsUntil)
    playsUntil += buffer.duration
  }

  function close() {
    if (decoder && decoder.state !== 'closed') decoder.close()
    decoder = undefined
  }

  function configure(payload: Uint8Array) {
    close()
    const config = JSON.parse(new TextDecoder().decode(payload)) as TrackConfig
    if (config.form !== 'sound') return
    decoder = new AudioDecoder({ output: play, error: close })
    decoder.configure({ codec: 'opus', sampleRate: config.sampleRate, numberOfChannels: config.channels })
  }

  return {
    take({ kind, ts, payload }) {
      if (kind === 'config') return configure(payload)
      if (kind !== 'media') return
      let at = ts
      for (const { samples, data } of unpackSound(payload)) {
        decoder?.decode(new EncodedAudioChunk({ type: 'key', timestamp: at, data: data.slice() }))
        at += (samples / 48) * 1_000
      }
    },
    stop() {
      clearInterval(meter)
      close()
      void context.close()
    },
  }
}

/** How loud samples are: −60 dB and less is 0, full scale is 1. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(samples.length, 1)
  return Math.min(1, Math.max(0, 1 + (10 * Math.log10(power)) / 60))
}
