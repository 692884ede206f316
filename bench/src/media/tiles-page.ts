/** What one wall drew between `beginTiles` and `endTiles`. */
export interface TilesReport {
  seconds: number
  /** Pictures drawn on each tile's canvas. */
  drawn: number[]
  /** Pictures that came for each tile: what candidates and server made of it, before the browser had any part in it. */
  came: number[]
  /** From asking for a track to its first picture, in milliseconds, since the page was opened. */
  joins: number[]
  /** Tasks of the main thread of more than 50 ms by the clock. */
  longTasks: number
}

declare global {
  var tilesDrawn: (() => number) | undefined
  var beginTiles: (() => void) | undefined
  var endTiles: (() => TilesReport) | undefined
}

/** Put into the page before anything else runs: counts what is drawn on the tiles, without the page knowing. */
export function watchTiles(): void {
  const askedAt = new Map<string, number>()
  const joins = new Map<string, number>()
  let drawn = new Map<string, number>()
  let came = new Map<number, number>()
  let longTasks = 0
  let beganAt = 0

  const send = WebSocket.prototype.send
  WebSocket.prototype.send = function (data) {
    const asked = typeof data === 'string' ? /"subscribe".*"attemptId":"([^"]+)"/.exec(data)?.[1] : undefined
    if (asked && !askedAt.has(asked)) askedAt.set(asked, performance.now())
    return send.call(this, data)
  }
  function count(canvas: { closest?: (selector: string) => Element | null }) {
    const attempt = canvas.closest?.('[data-attempt]')?.getAttribute('data-attempt')
    if (!attempt) return
    drawn.set(attempt, (drawn.get(attempt) ?? 0) + 1)
    const asked = askedAt.get(attempt)
    if (asked !== undefined && !joins.has(attempt)) joins.set(attempt, performance.now() - asked)
  }
  const Socket = WebSocket
  globalThis.WebSocket = class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
        if (typeof data === 'string') return
        // A subscription's number, then the frame: 1 is an encoded picture, see the contract.
        const [subscription, kind] = [new DataView(data).getUint32(0), new DataView(data).getUint8(4)]
        if (kind === 1) came.set(subscription, (came.get(subscription) ?? 0) + 1)
      })
    }
  }
  const { prototype } = CanvasRenderingContext2D
  for (const way of ['drawImage', 'putImageData'] as const) {
    const draw = prototype[way]
    prototype[way] = function (...args: unknown[]) {
      count(this.canvas)
      return Reflect.apply(draw, this, args)
    }
  }
  new PerformanceObserver((list) => {
    longTasks += list.getEntries().length
  }).observe({ type: 'longtask' })

  globalThis.tilesDrawn = () => joins.size
  globalThis.beginTiles = () => {
    drawn = new Map([...drawn.keys()].map((attempt) => [attempt, 0]))
    came = new Map()
    longTasks = 0
    beganAt = performance.now()
  }
  globalThis.endTiles = () => ({
    seconds: (performance.now() - beganAt) / 1000,
    drawn: [...drawn.values()],
    came: [...came.values()],
    joins: [...joins.values()],
    longTasks,
  })
}
