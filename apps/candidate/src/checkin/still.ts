/** How large a picture may be: in pixels, and in letters of base64 where the server takes no more. */
interface Most {
  width: number
  height: number
  letters?: number
}

/** What a video shows just now, as a JPEG in base64, no larger than this; not mirrored. Undefined before its first picture. */
export function stillOf(video: HTMLVideoElement, most: Most, quality = 0.9): string | undefined {
  const { videoWidth: width, videoHeight: height } = video
  return width === 0 ? undefined : draw(video, { width, height }, most, quality)
}

/** The same of a camera that was opened just now: its first picture is waited for, three seconds at most. */
export async function stillSoon(video: HTMLVideoElement, most: Most): Promise<string | undefined> {
  if (video.videoWidth === 0)
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 3_000)
      video.addEventListener('loadeddata', () => resolve(), { once: true })
    })
  return stillOf(video, most)
}

/** A picture from a file, likewise. Undefined when the browser cannot read it. */
export async function pictureIn(file: File, most: Most): Promise<string | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return undefined
  const data = draw(bitmap, bitmap, most, 0.85)
  bitmap.close()
  return data
}

/** A picture in base64, as a page shows it. */
export function shown(base64: string): string {
  return `data:image/jpeg;base64,${base64}`
}

function draw(
  source: CanvasImageSource,
  { width, height }: { width: number; height: number },
  most: Most,
  quality: number,
): string {
  const scale = Math.min(1, most.width / width, most.height / height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height)
  const encoded = (fineness: number) => {
    const url = canvas.toDataURL('image/jpeg', fineness)
    return url.slice(url.indexOf(',') + 1)
  }
  let data = encoded(quality)
  // A noisy picture is heavy: better a coarser one than one that is refused.
  for (let coarser = quality - 0.15; data.length > (most.letters ?? Infinity) && coarser > 0; coarser -= 0.15)
    data = encoded(coarser)
  return data
}
