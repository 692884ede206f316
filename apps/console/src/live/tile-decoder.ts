import type { Frame } from '@invigil/contract/frame.ts'
import { TrackConfig } from '@invigil/contract/media.ts'

/** Shows one track on one canvas. */
export interface Shown {
  /** Takes the track's frames in order, config first. What cannot be shown is left out. */
  push(frame: Frame): void
  /** How many frames wait to be decoded: a machine that cannot keep up has ever more of them. */
  queued(): number
  stop(): void
}

/**
 * Decodes a picture track onto a canvas, each frame as soon as it comes; the screen shows the newest. After a fault it waits for the next key frame.
 * `onPicture` hears the capture time of each picture shown, in milliseconds since the epoch by the server's clock; what `mayShow`
 * says no to is decoded and not drawn.
 */
export function showTrack(
  canvas: HTMLCanvasElement,
  onPicture?: (at: number) => void,
  mayShow?: (at: number) => boolean,
): Shown {
  const tile: Tile = {
    canvas,
    context: canvas.getContext('2d', { alpha: false, desynchronized: true }),
    onPicture,
    mayShow,
    config: undefined,
    decoder: undefined,
    waitsForKey: true,
    next: undefined,
  }
  return {
    push(frame) {
      if (frame.kind === 'config') begin(tile, frame.payload)
      else if (frame.kind === 'still') void showStill(tile, frame)
      else if (frame.kind === 'media') decode(tile, frame)
    },
    queued: () => tile.decoder?.decodeQueueSize ?? 0,
    stop() {
      close(tile)
      tile.config = undefined
    },
  }
}

interface Tile {
  canvas: HTMLCanvasElement
  context: CanvasRenderingContext2D | null
  onPicture: ((at: number) => void) | undefined
  mayShow: ((at: number) => boolean) | undefined
  config: TrackConfig | undefined
  decoder: VideoDecoder | undefined
  waitsForKey: boolean
  /** Decoded, and drawn with the next frame of the screen. */
  next: { picture: VideoFrame; at: number } | undefined
}

/** A decoder that falls this far behind is built anew. Who joins late gets a whole key interval at once, some 60 pictures. */
const mostQueued = 240

function begin(tile: Tile, payload: Uint8Array): void {
  tile.config = TrackConfig.safeParse(JSON.parse(new TextDecoder().decode(payload))).data
  close(tile)
}

function decode(tile: Tile, frame: Frame): void {
  const { config } = tile
  if (config?.form !== 'pictures' || (tile.waitsForKey && !frame.isKey)) return
  if (tile.decoder && tile.decoder.decodeQueueSize > mostQueued) close(tile)
  if (!frame.isKey && !tile.decoder) return
  try {
    tile.decoder ??= aDecoder(tile, config)
    tile.waitsForKey = false
    const type = frame.isKey ? 'key' : 'delta'
    tile.decoder.decode(
      new EncodedVideoChunk({ type, timestamp: frame.ts, data: frame.payload as Uint8Array<ArrayBuffer> }),
    )
  } catch {
    close(tile)
  }
}

function aDecoder(tile: Tile, config: Extract<TrackConfig, { form: 'pictures' }>): VideoDecoder {
  const decoder = new VideoDecoder({
    output: (picture) => showNext(tile, picture, instantOf(config, picture.timestamp)),
    error: () => {
      if (tile.decoder === decoder) close(tile)
    },
  })
  const description = config.description && Uint8Array.from(atob(config.description), (c) => c.charCodeAt(0))
  decoder.configure({
    codec: config.codec,
    codedWidth: config.width,
    codedHeight: config.height,
    optimizeForLatency: true,
    ...(description ? { description } : {}),
  })
  return decoder
}

/** Draws a decoded picture with the next frame of the screen; where several come before that, only the newest was to be seen. */
function showNext(tile: Tile, picture: VideoFrame, at: number): void {
  if (!tile.next) requestAnimationFrame(() => showNewest(tile))
  tile.next?.picture.close()
  tile.next = { picture, at }
}

function showNewest(tile: Tile): void {
  const { next } = tile
  tile.next = undefined
  if (!next) return
  const { picture, at } = next
  if (tile.config && tile.mayShow?.(at) !== false) {
    draw(tile, picture, picture.displayWidth, picture.displayHeight)
    tile.onPicture?.(at)
  }
  picture.close()
}

async function showStill(tile: Tile, frame: Frame): Promise<void> {
  try {
    const data = frame.payload as Uint8Array<ArrayBuffer>
    const picture = await createImageBitmap(new Blob([data], { type: 'image/jpeg' }))
    // Whoever was stopped meanwhile must not draw over what the canvas shows now.
    const at = tile.config && instantOf(tile.config, frame.ts)
    if (at !== undefined && tile.mayShow?.(at) !== false) {
      draw(tile, picture, picture.width, picture.height)
      tile.onPicture?.(at)
    }
    picture.close()
  } catch {
    // A still that is none: the next one comes in a second.
  }
}

function draw({ canvas, context }: Tile, picture: CanvasImageSource, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  context?.drawImage(picture, 0, 0)
}

/** When a frame was taken, in milliseconds since the epoch by the server's clock. */
export function instantOf({ anchor }: Pick<TrackConfig, 'anchor'>, ts: number): number {
  return anchor.at + (ts - anchor.ts) / 1000
}

function close(tile: Tile): void {
  const { decoder } = tile
  tile.decoder = undefined
  tile.waitsForKey = true
  if (decoder && decoder.state !== 'closed') decoder.close()
}
