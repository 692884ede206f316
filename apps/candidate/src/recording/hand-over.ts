import { soundOf } from '@invigil/talk/sound-of.ts'

/** Whether the page can hand pictures to a worker that cannot read tracks itself. */
export function canHandOver(): boolean {
  return 'MediaStreamTrackProcessor' in globalThis || 'VideoFrame' in globalThis
}

/** Hands what a track shows or says to the worker at the other end of the port, until the returned function is called. */
export function handOver(track: MediaStreamTrack, port: MessagePort): () => void {
  return track.kind === 'video' ? handPictures(track, port) : handSound(track, port)
}

/** One picture each time the worker asks: the time is its own, for a hidden page's timers hardly run. */
function handPictures(track: MediaStreamTrack, port: MessagePort): () => void {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([track])
  video.play().catch(() => undefined)
  port.onmessage = () => {
    const frame = pictureOf(video)
    if (frame) port.postMessage(frame, [frame])
    else port.postMessage(null)
  }
  return () => {
    port.close()
    video.srcObject = null
  }
}

function pictureOf(video: HTMLVideoElement): VideoFrame | undefined {
  if (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) return undefined
  try {
    return new VideoFrame(video, { timestamp: Math.round(performance.now() * 1000) })
  } catch {
    // Between two devices there is no picture for a moment; the next asking finds one.
    return undefined
  }
}

function handSound(track: MediaStreamTrack, port: MessagePort): () => void {
  const reader = soundOf(track).getReader()
  const read = async () => {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      port.postMessage(value, [value])
    }
  }
  read().catch(() => undefined)
  return () => {
    void reader.cancel().catch(() => undefined)
    port.close()
  }
}
