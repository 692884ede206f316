import type { MediaSource } from './recorder-state.ts'

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
  const { MediaStreamTrackProcessor: Processor } = globalThis as unknown as {
    MediaStreamTrackProcessor: new (of: { track: MediaStreamTrack }) => { readable: ReadableStream }
  }
  return new Processor(source).readable
}
