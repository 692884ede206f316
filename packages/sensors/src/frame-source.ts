import type { CanvasFrame } from './canvas-view.ts'

/** Gives the newest frame of a camera, or undefined where there is none just now. */
export interface FrameSource {
  grab(): Promise<CanvasFrame | undefined>
  stop(): void
}

/** Chromium's way to a track's frames, which TypeScript's library does not know yet. */
interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>
}
type TrackProcessorMaker = new (options: { track: MediaStreamTrack; maxBufferSize: number }) => TrackProcessor

const longestWaitMs = 1000

/** Frames of a stream, or of a video element that plays one. */
export function frameSource(source: MediaStream | HTMLVideoElement): FrameSource {
  if (!(source instanceof MediaStream)) return { grab: () => grabFrom(source), stop: () => {} }
  const processor = processorOf(source.getVideoTracks()[0])
  return processor ? trackSource(processor) : elementSource(source)
}

/** None where the browser has none, or will not make one of a track that has ended. */
function processorOf(track: MediaStreamTrack | undefined): TrackProcessor | undefined {
  const maker = (globalThis as { MediaStreamTrackProcessor?: TrackProcessorMaker }).MediaStreamTrackProcessor
  if (!track || !maker) return undefined
  try {
    return new maker({ track, maxBufferSize: 1 })
  } catch {
    return undefined
  }
}

/** Straight from the track: goes on while the page is hidden, when a video element may stand still and look frozen. */
function trackSource(processor: TrackProcessor): FrameSource {
  const reader = processor.readable.getReader()
  let reading: Promise<VideoFrame | undefined> | undefined
  return {
    grab: async () => {
      reading ??= reader.read().then(({ value }) => value)
      const frame = await Promise.race([reading, nothingAfter(longestWaitMs)])
      if (frame !== 'nothing') reading = undefined
      return frame === 'nothing' ? undefined : frame
    },
    stop: () => {
      void reading?.then((frame) => frame?.close())
      void reader.cancel()
    },
  }
}

/** Through a video element nobody sees, where the browser has no other way. */
function elementSource(stream: MediaStream): FrameSource {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  video.play().catch(() => {})
  return {
    grab: () => grabFrom(video),
    stop: () => {
      video.srcObject = null
    },
  }
}

async function grabFrom(video: HTMLVideoElement): Promise<ImageBitmap | undefined> {
  return video.readyState >= video.HAVE_CURRENT_DATA && video.videoWidth > 0
    ? createImageBitmap(video)
    : undefined
}

function nothingAfter(milliseconds: number): Promise<'nothing'> {
  return new Promise((resolve) => setTimeout(() => resolve('nothing'), milliseconds))
}
