import { showTrack } from '@invigil/console/src/live/tile-decoder.ts'
import type { TrackConfig } from '@invigil/contract/media.ts'

/** A film as it lies in memory: what a candidate's camera sends in some seconds, again and again. */
export interface BareFilm {
  config: Extract<TrackConfig, { form: 'pictures' }>
  /** Base64. */
  pictures: { isKey: boolean; data: string }[]
}

/** `drawn`: pictures that each canvas got. */
export interface BareReport {
  seconds: number
  drawn: number[]
}

/** `wall` decodes and draws with the wall's own code, `plain` with one `drawImage` a picture on a canvas of its size. */
export type BareWay = 'wall' | 'plain'

declare global {
  var beginBare: (films: BareFilm[], wish: { count: number; way: BareWay }) => void
  var countBare: (seconds: number) => Promise<BareReport>
}

interface Shown {
  config(config: BareFilm['config']): void
  push(picture: { isKey: boolean; ts: number; data: Uint8Array<ArrayBuffer> }): void
}

const framesPerSecond = 15
/** A decoder that is so far behind goes on at the next key frame. */
const mostQueued = 30
/** A large tile of the wall in the same window. */
const place = { width: 277, height: 208 }

const drawn: number[] = []

globalThis.beginBare = (films, { count, way }) => {
  document.body.style.cssText = 'margin: 0; display: flex; flex-wrap: wrap; gap: 8px'
  const tiles = Array.from({ length: count }, (_, index) => {
    const canvas = document.createElement('canvas')
    canvas.style.cssText = `width: ${place.width}px; height: ${place.height}px`
    document.body.append(canvas)
    drawn[index] = 0
    const onPicture = () => {
      drawn[index] = (drawn[index] ?? 0) + 1
    }
    const film = films[index % films.length]
    const shown = way === 'wall' ? byWall(canvas, onPicture) : plainly(canvas, onPicture)
    if (film) shown.config(film.config)
    const pictures = film?.pictures.map(({ isKey, data }) => ({ isKey, data: bytesOf(data) })) ?? []
    // Candidates do not film in step.
    return { shown, pictures, next: 0, late: ((index * 7) % count) / count }
  })
  const beganAt = performance.now()
  setInterval(() => {
    const due = ((performance.now() - beganAt) / 1000) * framesPerSecond
    for (const tile of tiles) {
      for (; tile.next < due - tile.late; tile.next += 1) {
        const picture = tile.pictures[tile.next % tile.pictures.length]
        if (picture) tile.shown.push({ ...picture, ts: Math.round((tile.next / framesPerSecond) * 1e6) })
      }
    }
  }, 10)
}

globalThis.countBare = async (seconds) => {
  drawn.fill(0)
  const beganAt = performance.now()
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  return { seconds: (performance.now() - beganAt) / 1000, drawn: [...drawn] }
}

function byWall(canvas: HTMLCanvasElement, onPicture: () => void): Shown {
  const shown = showTrack(canvas, { onPicture, placeWidth: () => place.width, isOneOfMany: () => true })
  const frame = { track: 'camera', seq: 1, ts: 0, isKey: false } as const
  let isBehind = false
  return {
    config: (config) =>
      shown.push({ ...frame, kind: 'config', payload: new TextEncoder().encode(JSON.stringify(config)) }),
    push({ isKey, ts, data }) {
      if (shown.queued() > mostQueued) isBehind = true
      if (isBehind && !isKey) return
      isBehind = false
      shown.push({ ...frame, kind: 'media', isKey, ts, payload: data })
    },
  }
}

function plainly(canvas: HTMLCanvasElement, onPicture: () => void): Shown {
  const context = canvas.getContext('2d', { alpha: false })
  let newest: VideoFrame | undefined
  let isBehind = false
  const decoder = new VideoDecoder({
    output(picture) {
      if (!newest)
        requestAnimationFrame(() => {
          if (newest) context?.drawImage(newest, 0, 0)
          newest?.close()
          newest = undefined
          onPicture()
        })
      newest?.close()
      newest = picture
    },
    error: () => undefined,
  })
  return {
    config({ codec, width, height, description }) {
      Object.assign(canvas, { width, height })
      decoder.configure({
        ...{ codec, codedWidth: width, codedHeight: height, optimizeForLatency: true },
        ...(description ? { description: bytesOf(description) } : {}),
      })
    },
    push({ isKey, ts, data }) {
      if (decoder.decodeQueueSize > mostQueued) isBehind = true
      if (isBehind && !isKey) return
      isBehind = false
      decoder.decode(new EncodedVideoChunk({ type: isKey ? 'key' : 'delta', timestamp: ts, data }))
    },
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}
