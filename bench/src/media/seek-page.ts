declare global {
  /** How long each press since the last ask took until every lane showed what was wanted, in milliseconds. */
  var seeksDone: (() => number[]) | undefined
}

/** Put into the review before anything else runs: times each press on the axis until all moving lanes have a picture from there. */
export function watchSeeks(): void {
  let done: number[] = []
  let pressedAt: number | undefined
  let waiting = new Set<HTMLVideoElement>()

  const wait = (video: HTMLVideoElement) => {
    video.requestVideoFrameCallback((now, { mediaTime }) => {
      if (!waiting.has(video) || pressedAt === undefined) return
      // A picture from before the move may still be on its way; the wanted one may come before the browser says that it has moved.
      const isThere = Math.abs(mediaTime - video.currentTime) < 0.5
      if (!isThere) return wait(video)
      waiting.delete(video)
      if (waiting.size > 0) return
      done.push(now - pressedAt)
      pressedAt = undefined
    })
  }
  addEventListener(
    'pointerdown',
    () => {
      const videos = [...document.querySelectorAll('video')].filter(({ videoWidth }) => videoWidth > 0)
      waiting = new Set(videos)
      pressedAt = performance.now()
      for (const video of videos) video.addEventListener('seeking', () => wait(video), { once: true })
    },
    { capture: true },
  )
  globalThis.seeksDone = () => {
    const all = done
    done = []
    return all
  }
}
