import type { ToRecorderWorker } from './recorder-state.ts'
import { Mp4Splitter } from './split-mp4.ts'
import { WebmSplitter } from './split-webm.ts'
import type { TrackWriter } from './track-writer.ts'

type Blob = Extract<ToRecorderWorker, { type: 'blob' }>
type Still = Extract<ToRecorderWorker, { type: 'still' }>

/** Makes tracks of what MediaRecorder and a canvas deliver, where pictures cannot be encoded one by one. */
export class FallbackTracks {
  readonly #camera: TrackWriter
  readonly #preview: TrackWriter
  readonly #mp4 = new Mp4Splitter()
  readonly #webm = new WebmSplitter()

  constructor(camera: TrackWriter, preview: TrackWriter) {
    this.#camera = camera
    this.#preview = preview
  }

  blob({ mime, bytes, startedAt }: Blob, isSpoolFull: boolean): void {
    const splitter = mime.startsWith('video/mp4') ? this.#mp4 : this.#webm
    for (const part of splitter.push(new Uint8Array(bytes))) {
      if (part.is === 'init') {
        const init = btoa(String.fromCharCode(...part.bytes))
        this.#camera.config({ form: 'fragments', mime, init }, 0, Date.now() - startedAt)
      } else if (!isSpoolFull) this.#camera.media(part.bytes, part.ts, true)
    }
  }

  /** The recorder has stopped: what no next cluster will complete is complete. */
  end(): void {
    for (const { bytes, ts } of this.#webm.end()) this.#camera.media(bytes, ts, true)
  }

  still({ bytes, width, height, takenAt }: Still, isSpoolFull: boolean): void {
    if (isSpoolFull) return
    const ts = takenAt * 1000
    this.#preview.config({ form: 'stills', width, height }, ts)
    this.#preview.still(new Uint8Array(bytes), ts)
  }
}
