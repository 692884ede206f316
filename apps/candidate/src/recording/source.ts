import { cameraGoal } from './goals.ts'
import type { MediaSource } from './recorder-state.ts'

const askEveryMs = 1_000 / cameraGoal.framesPerSecond

/** Reads frames until the source ends; each is closed at once, or the camera would run dry. Returns what stops it. */
export function readAll<Data extends { close(): void }>(
  source: MediaSource,
  take: (data: Data) => void,
): () => void {
  const reader = readableOf(source).getReader() as ReadableStreamDefaultReader<Data>
  let isStopped = false
  async function read() {
    while (!isStopped) {
      const { value, done } = await reader.read()
      if (done) return
      try {
        take(value)
      } catch {
        // One picture that cannot be encoded is one picture less.
      } finally {
        value.close()
      }
    }
  }
  void read().catch(() => undefined)
  return () => {
    isStopped = true
    void reader.cancel().catch(() => undefined)
  }
}

function readableOf(source: MediaSource): ReadableStream {
  if ('readable' in source) return source.readable
  if ('port' in source) return askedOf(source.port)
  const { MediaStreamTrackProcessor: Processor } = globalThis as unknown as {
    MediaStreamTrackProcessor: new (of: { track: MediaStreamTrack }) => { readable: ReadableStream }
  }
  return new Processor(source).readable
}

/** The worker keeps the time: its timers go on as they are when the page is hidden. */
function askedOf(port: MessagePort): ReadableStream {
  let isAsked = false
  let timer: ReturnType<typeof setInterval>
  return new ReadableStream({
    start(controller) {
      port.onmessage = ({ data }: MessageEvent<{ close(): void } | null>) => {
        isAsked = false
        if (data) controller.enqueue(data)
      }
      timer = setInterval(() => {
        if (isAsked) return
        isAsked = true
        port.postMessage('next')
      }, askEveryMs)
    },
    cancel() {
      clearInterval(timer)
      port.close()
    },
  })
}
