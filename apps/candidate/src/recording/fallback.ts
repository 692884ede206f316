/** What the fallback hands to the worker. */
export interface FallbackHears {
  blob(mime: string, bytes: ArrayBuffer): void
  still(bytes: ArrayBuffer, width: number, height: number): void
}

/** MP4 first: every player takes it. */
const mimes = ['video/mp4;codecs=avc1.42E01E,opus', 'video/mp4', 'video/webm;codecs=vp8,opus', 'video/webm']
const stillEveryMs = 1_000
const stillWidth = 320

/** Records with MediaRecorder where WebCodecs is missing, and takes a still a second for the wall. Undefined when even that is missing; else it returns what stops it, once the last bytes are handed over. */
export function startFallback(stream: MediaStream, hears: FallbackHears): (() => Promise<void>) | undefined {
  if (typeof MediaRecorder === 'undefined') return undefined
  const mime = mimes.find((candidate) => MediaRecorder.isTypeSupported(candidate))
  if (!mime) return undefined
  const recorder = new MediaRecorder(stream, {
    mimeType: mime,
    videoBitsPerSecond: 350_000,
    audioBitsPerSecond: 24_000,
    // Without it a fragment is many seconds long and so is what a crash loses.
    videoKeyFrameIntervalDuration: 1_000,
  } as MediaRecorderOptions)
  // Blobs are read one after the other: their order is all that holds the file together.
  let reading = Promise.resolve()
  recorder.ondataavailable = ({ data }) => {
    reading = reading.then(async () => hears.blob(mime, await data.arrayBuffer()))
  }
  recorder.start(1_000)
  const stopStills = takeStills(stream, hears)
  return async () => {
    stopStills()
    const stopped = Promise.withResolvers<void>()
    recorder.onstop = () => stopped.resolve()
    if (recorder.state === 'inactive') stopped.resolve()
    else recorder.stop()
    await stopped.promise
    await reading
  }
}

function takeStills(stream: MediaStream, hears: FallbackHears): () => void {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  void video.play().catch(() => undefined)
  const canvas = document.createElement('canvas')
  const timer = setInterval(() => {
    if (!video.videoWidth) return
    canvas.width = stillWidth
    canvas.height = Math.round((stillWidth * video.videoHeight) / video.videoWidth)
    canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0, canvas.width, canvas.height)
    canvas.toBlob((blob) => void send(blob), 'image/jpeg', 0.6)
  }, stillEveryMs)
  async function send(blob: Blob | null) {
    if (blob) hears.still(await blob.arrayBuffer(), canvas.width, canvas.height)
  }
  return () => {
    clearInterval(timer)
    video.srcObject = null
  }
}
