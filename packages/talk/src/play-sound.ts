import { type Frame, unpackSound } from '@invigil/contract/frame.ts'
import { type Placed, placePacket } from './jitter.ts'

/**
 * Plays Opus packets that come over a socket into a track of its own; `stop` ends it. Whatever shows the track plays it, as
 * it would one of a peer connection, so that the browser's echo cancellation knows it.
 */
export function playSound(): { track: MediaStreamTrack; take: (frame: Frame) => void; stop: () => void } {
  const context = new AudioContext({ sampleRate: 48_000, latencyHint: 'interactive' })
  const output = context.createMediaStreamDestination()
  const [track] = output.stream.getAudioTracks()
  if (!track) throw new Error('this browser plays no sound of ours')
  const waiting: { seq: number; seconds: number }[] = []
  let placed: Placed | undefined

  function play(data: AudioData): void {
    const packet = waiting.shift()
    const { numberOfChannels, numberOfFrames, sampleRate } = data
    const next = packet && placePacket(placed, packet, context.currentTime)
    if (next) {
      placed = next
      const buffer = context.createBuffer(numberOfChannels, numberOfFrames, sampleRate)
      for (let channel = 0; channel < numberOfChannels; channel += 1)
        data.copyTo(buffer.getChannelData(channel), { planeIndex: channel, format: 'f32-planar' })
      const source = context.createBufferSource()
      source.buffer = buffer
      source.connect(output)
      source.start(next.at)
    }
    data.close()
  }

  const decoder = new AudioDecoder({ output: play, error: () => undefined })
  decoder.configure({ codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 })
  return {
    track,
    take({ seq, ts, payload }) {
      if (decoder.state !== 'configured') return
      // A browser may have stopped it until somebody touches the page.
      if (context.state === 'suspended') void context.resume()
      for (const { samples, data } of unpackSound(payload)) {
        waiting.push({ seq, seconds: samples / 48_000 })
        decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: ts, data: data.slice() }))
      }
    },
    stop() {
      if (decoder.state !== 'closed') decoder.close()
      track.stop()
      void context.close()
    },
  }
}
