import { decodeFrame, type Frame } from '@invigil/contract/frame.ts'
import { TrackConfig } from '@invigil/contract/media.ts'

/** A small picture and the instant it shows, in milliseconds since the epoch. */
export interface SmallPicture {
  at: number
  /** A JPEG as a data address. */
  url: string
}

/** Pictures are made so wide, in pixels: enough to be shown enlarged. */
const widthOf = 240

/** Makes small pictures of configs and key frames as the server sends them (`u32 length | frame`, again and again). */
export async function decodeKeys(bytes: ArrayBuffer): Promise<SmallPicture[]> {
  const pictures: Promise<SmallPicture[]>[] = []
  let group: { config: TrackConfig; frames: Frame[] } | undefined
  for (const frame of framesIn(bytes)) {
    if (frame.kind === 'config') {
      if (group) pictures.push(picturesOf(group.config, group.frames))
      const config = TrackConfig.safeParse(JSON.parse(new TextDecoder().decode(frame.payload))).data
      group = config && { config, frames: [] }
    } else group?.frames.push(frame)
  }
  if (group) pictures.push(picturesOf(group.config, group.frames))
  return (await Promise.all(pictures)).flat()
}

function framesIn(bytes: ArrayBuffer): Frame[] {
  const view = new DataView(bytes)
  const frames: Frame[] = []
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4 + view.getUint32(at)) {
    const frame = decodeFrame(new Uint8Array(bytes, at + 4, view.getUint32(at)))
    if (typeof frame !== 'string') frames.push(frame)
  }
  return frames
}

async function picturesOf(config: TrackConfig, frames: readonly Frame[]): Promise<SmallPicture[]> {
  if (config.form === 'stills') return await Promise.all(frames.map((frame) => stillOf(config, frame)))
  if (config.form !== 'pictures' || typeof VideoDecoder === 'undefined') return []
  const pictures: SmallPicture[] = []
  const decoder = new VideoDecoder({
    output(picture) {
      const { displayWidth: width, displayHeight: height } = picture
      pictures.push({ at: instantOf(config, picture.timestamp), url: drawn(picture, width, height) })
      picture.close()
    },
    error: () => undefined,
  })
  const description = config.description && Uint8Array.from(atob(config.description), (c) => c.charCodeAt(0))
  decoder.configure({ codec: config.codec, ...(description ? { description } : {}) })
  for (const { ts, payload } of frames)
    decoder.decode(
      new EncodedVideoChunk({ type: 'key', timestamp: ts, data: payload as Uint8Array<ArrayBuffer> }),
    )
  // What cannot be decoded is left out; the strip shows a gap there.
  await decoder.flush().catch(() => undefined)
  if (decoder.state !== 'closed') decoder.close()
  return pictures
}

async function stillOf(config: TrackConfig, { ts, payload }: Frame): Promise<SmallPicture> {
  const blob = new Blob([payload as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' })
  const picture = await createImageBitmap(blob)
  return { at: instantOf(config, ts), url: drawn(picture, picture.width, picture.height) }
}

function drawn(picture: CanvasImageSource, width: number, height: number): string {
  const canvas = document.createElement('canvas')
  canvas.width = widthOf
  canvas.height = Math.round((widthOf * height) / width)
  canvas.getContext('2d', { alpha: false })?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/jpeg', 0.75)
}

function instantOf({ anchor }: TrackConfig, ts: number): number {
  return anchor.at + (ts - anchor.ts) / 1000
}
