import type { TrackWriter } from './track-writer.ts'

const everyMs = 5_000

/** Takes a JPEG of a source every few seconds. The caller keeps and closes the frames. */
export class StillTaker {
  readonly #writer: TrackWriter
  readonly #mostWidth: number
  #takenAt = Number.NEGATIVE_INFINITY
  #canvas: OffscreenCanvas | undefined
  #isBusy = false

  constructor(writer: TrackWriter, mostWidth: number) {
    this.#writer = writer
    this.#mostWidth = mostWidth
  }

  take(frame: VideoFrame, isSpoolFull: boolean): void {
    const now = performance.now()
    if (this.#isBusy || isSpoolFull || now - this.#takenAt < everyMs) return
    this.#takenAt = now
    const width = Math.min(this.#mostWidth, frame.displayWidth)
    const height = Math.round((width * frame.displayHeight) / frame.displayWidth)
    const isSame = this.#canvas?.width === width && this.#canvas.height === height
    if (!isSame || !this.#canvas) this.#canvas = new OffscreenCanvas(width, height)
    this.#canvas.getContext('2d', { alpha: false })?.drawImage(frame, 0, 0, width, height)
    this.#isBusy = true
    void this.#write(this.#canvas, frame.timestamp).finally(() => {
      this.#isBusy = false
    })
  }

  async #write(canvas: OffscreenCanvas, ts: number): Promise<void> {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 })
    const bytes = new Uint8Array(await blob.arrayBuffer())
    this.#writer.config({ form: 'stills', width: canvas.width, height: canvas.height }, ts)
    this.#writer.still(bytes, ts)
  }
}

/** Where the page takes the stills that are shown, keeps one of them every few seconds. */
export function keepSomeStills(shown: TrackWriter, kept: TrackWriter): void {
  let keptAt = Number.NEGATIVE_INFINITY
  shown.tell((frame) => {
    const now = performance.now()
    if (frame.kind === 'still' && now - keptAt < everyMs) return
    if (frame.kind === 'still') keptAt = now
    kept.pass(frame)
  })
}
