type SoundProcessor = new (of: { track: MediaStreamTrack }) => { readable: ReadableStream<AudioData> }

/** A tap this far from this machine's clock, in µs, has stood still meanwhile. */
const mostApart = 400_000
const sampleRate = 48_000

/** Whether this browser gives the samples of a microphone. */
export function givesSound(): boolean {
  return (
    'MediaStreamTrackProcessor' in globalThis ||
    ('AudioWorkletNode' in globalThis && 'AudioData' in globalThis)
  )
}

/** What a track sounds like, piece by piece; the reader closes each, and cancels at the end. Times are in µs of the capture clock. */
export function soundOf(track: MediaStreamTrack): ReadableStream<AudioData> {
  const { MediaStreamTrackProcessor: Processor } = globalThis as {
    MediaStreamTrackProcessor?: SoundProcessor
  }
  return Processor ? new Processor({ track }).readable : tapped(track)
}

/** Firefox has no processor of tracks: its sound is tapped in the thread that mixes it. A context may have to wait for a touch of the page. */
function tapped(track: MediaStreamTrack): ReadableStream<AudioData> {
  const context = new AudioContext({ sampleRate })
  const wake = () => void context.resume().catch(() => undefined)
  const events = new AbortController()
  for (const kind of ['pointerdown', 'keydown'])
    document.addEventListener(kind, wake, { capture: true, signal: events.signal })
  return new ReadableStream({
    async start(controller) {
      await context.audioWorklet.addModule(new URL('./tap-worklet.js', import.meta.url))
      const tap = new AudioWorkletNode(context, 'tap', {
        numberOfOutputs: 0,
        channelCount: 1,
        channelCountMode: 'explicit',
      })
      let ts: number | undefined
      tap.port.onmessage = ({ data }: MessageEvent<Float32Array<ArrayBuffer>>) => {
        // What was on its way when nobody listened any more.
        if (events.signal.aborted) return
        const duration = (data.length / sampleRate) * 1e6
        const now = performance.now() * 1000 - duration
        if (ts === undefined || Math.abs(now - ts) > mostApart) ts = now
        const format = { format: 'f32-planar', sampleRate, numberOfChannels: 1 } as const
        controller.enqueue(
          new AudioData({ ...format, numberOfFrames: data.length, timestamp: Math.round(ts), data }),
        )
        ts += duration
      }
      context.createMediaStreamSource(new MediaStream([track])).connect(tap)
    },
    cancel() {
      events.abort()
      return context.close()
    },
  })
}
