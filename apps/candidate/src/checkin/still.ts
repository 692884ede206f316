/** What a video shows just now, as a JPEG in base64, within this many pixels; not mirrored. Undefined before its first picture. */
export function stillOf(
  video: HTMLVideoElement,
  most: { width: number; height: number },
  quality = 0.9,
): string | undefined {
  const { videoWidth: width, videoHeight: height } = video
  return width === 0 ? undefined : draw(video, { width, height }, most, quality)
}

/** A picture from a file, likewise. Undefined when the browser cannot read it. */
export async function pictureIn(
  file: File,
  most: { width: number; height: number },
): Promise<string | undefined> {
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
  most: { width: number; height: number },
  quality: number,
): string {
  const scale = Math.min(1, most.width / width, most.height / height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height)
  const url = canvas.toDataURL('image/jpeg', quality)
  return url.slice(url.indexOf(',') + 1)
}
