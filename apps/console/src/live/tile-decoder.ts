import type { Frame } from '@invigil/contract/frame.ts'
import { TrackConfig } from '@invigil/contract/media.ts'
import { type Brush, brushFor, drawsInSoftware } from './brush.ts'

/** Shows one track on one canvas. */
export interface Shown {
  /** Takes the track's frames in order, config first. What cannot be shown is left out. */
  push(frame: Frame): void
  /** How many frames wait to be decoded: a machine that cannot keep up has ever more of them. */
  queued(): number
  stop(): void
}

export interface ShowWish {
  /** Hears the capture time of each picture shown, in milliseconds since the epoch by the server's clock. */
  onPicture?: (at: number) => void
  /** What it says no to is decoded and not drawn. */
  mayShow?: (at: number) => boolean
  /** How wide the canvas is seen, in pixels of the screen, where it is one of many. */
  placeWidth?: (() => number) | undefined
  /** Whether so many pictures move beside this one that they are drawn together. */
  isOneOfMany?: () => boolean
}

/** Decodes a picture track onto a canvas, each frame as soon as it comes; the screen shows the newest. After a fault it waits for the next key frame. */
export function showTrack(canvas: HTMLCanvasElement, wish: ShowWish = {}): Shown {
  const tile: Tile = {
    ...wish,
    brush: brushFor(canvas, wish.placeWidth),
    painting: Promise.resolve(),
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
      // In a hidden window no frame of the screen comes to let go of it.
      tile.next?.picture.close()
      tile.next = undefined
    },
  }
}

interface Tile extends ShowWish {
  brush: Brush
  /** Settles when the last picture is drawn. */
  painting: Promise<void>
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

/**
 * Without a graphics card the whole window is put together anew for each frame of the screen in which any tile changes. So what
 * was decoded within so many milliseconds on any of them is drawn in one frame.
 */
const togetherMs = 50

/** Draws a decoded picture with the next frame of the screen; where several come before that, only the newest was to be seen. */
function showNext(tile: Tile, picture: VideoFrame, at: number): void {
  if (!tile.next) drawSoon(tile)
  tile.next?.picture.close()
  tile.next = { picture, at }
}

function drawSoon(tile: Tile): void {
  const spanOf = (now: number) => Math.floor(now / togetherMs)
  const waitsFor = tile.isOneOfMany?.() && drawsInSoftware() ? spanOf(performance.now()) : -1
  requestAnimationFrame(function look(now) {
    if (spanOf(now) <= waitsFor) requestAnimationFrame(look)
    else tile.painting = tile.painting.then(() => showNewest(tile))
  })
}

async function showNewest(tile: Tile): Promise<void> {
  const { next, config } = tile
  tile.next = undefined
  if (!next) return
  const { picture, at } = next
  try {
    if (!config || tile.mayShow?.(at) === false) return
    if (await tile.brush.paint(picture, () => tile.config === config)) tile.onPicture?.(at)
  } catch {
    // A picture that this browser cannot hand over: the next one comes soon.
  } finally {
    picture.close()
  }
}

async function showStill(tile: Tile, frame: Frame): Promise<void> {
  try {
    const data = frame.payload as Uint8Array<ArrayBuffer>
    const picture = await createImageBitmap(new Blob([data], { type: 'image/jpeg' }))
    // Whoever was stopped meanwhile must not draw over what the canvas shows now.
    const at = tile.config && instantOf(tile.config, frame.ts)
    if (at !== undefined && tile.mayShow?.(at) !== false) {
      tile.brush.paintStill(picture)
      tile.onPicture?.(at)
    }
    picture.close()
  } catch {
    // A still that is none: the next one comes in a second.
  }
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
