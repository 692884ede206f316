import type { Picture } from './picture.ts'

/** A picture that is being filled. */
interface Filling {
  readonly picture: Picture
  filled: number
}

/** Reads binary portable pixmaps (PPM, `P6`, 8 bits) that follow each other in a stream. A last one that is cut off is left out. */
export async function* readPixmaps(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Picture> {
  let header = ''
  let filling: Filling | undefined
  for await (const chunk of stream) {
    let used = 0
    while (used < chunk.length) {
      if (!filling) {
        header += String.fromCharCode(chunk[used++] ?? 0)
        filling = begin(header)
        if (filling) header = ''
        continue
      }
      const { data } = filling.picture
      const taken = chunk.subarray(used, used + data.length - filling.filled)
      data.set(taken, filling.filled)
      filling.filled += taken.length
      used += taken.length
      if (filling.filled < data.length) continue
      yield filling.picture
      filling = undefined
    }
  }
}

/** An empty picture once the header is whole: `P6`, width and height, 255, each with one white space behind it. */
function begin(header: string): Filling | undefined {
  const [, width, height] = /^P6\s(\d+)\s(\d+)\s255\s$/.exec(header) ?? []
  if (!width || !height) {
    if (header.length > 40) throw new Error('this is no portable pixmap')
    return undefined
  }
  const size = { width: Number(width), height: Number(height) }
  return {
    picture: { ...size, channels: 3, data: new Uint8Array(size.width * size.height * 3) },
    filled: 0,
  }
}
