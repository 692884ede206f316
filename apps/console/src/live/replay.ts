import { decodeFrame, type Frame } from '@invigil/contract/frame.ts'
import type { Kept, RecentFrames } from './recent-frames.ts'
import { showTrack } from './tile-decoder.ts'
import type { Source } from './tile-source.ts'

const tickMs = 40

/** Plays what was kept from an instant on, at the speed of life, until the returned function is called. */
export function playRecent(
  recent: RecentFrames,
  source: Source,
  canvas: HTMLCanvasElement,
  from: number,
): () => void {
  const shown = showTrack(canvas)
  const beganAt = performance.now()
  let last: Kept | undefined
  function show() {
    for (const kept of recent.upTo(source, from + performance.now() - beganAt, last)) {
      if (kept.config !== last?.config) shown.push(kept.config)
      shown.push(kept.frame)
      last = kept
    }
  }
  show()
  const timer = setInterval(show, tickMs)
  return () => {
    clearInterval(timer)
    shown.stop()
  }
}

const trackOf = { face: 'camera', screen: 'screen', side: 'side' } as const

/** Key frames of the recording between two instants (ms), at most 60; none where nothing is kept or may be seen. */
export async function olderKeyFrames(
  attemptId: string,
  source: Source,
  { from, to }: { from: number; to: number },
): Promise<Frame[]> {
  const span = new URLSearchParams({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    count: '60',
  })
  const answer = await fetch(`/api/attempts/${attemptId}/recordings/${trackOf[source]}/key-frames?${span}`)
  return answer.ok ? framesIn(new Uint8Array(await answer.arrayBuffer())) : []
}

/** `u32 length | frame`, again and again; a frame that is none ends the list. */
function framesIn(bytes: Uint8Array): Frame[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const frames: Frame[] = []
  let at = 0
  while (at + 4 <= bytes.length) {
    const end = at + 4 + view.getUint32(at)
    const frame = decodeFrame(bytes.subarray(at + 4, end))
    if (end > bytes.length || typeof frame === 'string') return frames
    frames.push(frame)
    at = end
  }
  return frames
}
