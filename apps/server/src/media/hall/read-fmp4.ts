/** What a stream of fragmented MP4 begins with: how its pictures are encoded. */
export interface PictureForm {
  codec: string
  width: number
  height: number
  /** The avcC record (ISO/IEC 14496-15). */
  description: Buffer
}

/** One encoded picture; `ts` in microseconds since the stream began. */
export interface Picture {
  isKey: boolean
  ts: number
  data: Buffer
}

export type Fmp4Part = { is: 'form'; form: PictureForm } | { is: 'picture'; picture: Picture }

/** The stream is not H.264 in fragmented MP4. */
export class NotReadable extends Error {
  override name = 'NotReadable'
}

/** Larger boxes than this are no picture of a camera, in bytes. */
const mostBoxBytes = 16 * 1024 * 1024

/**
 * Takes fragmented MP4 apart as it comes: first its form, then each picture. One track of H.264, as `ffmpeg -c copy -f mp4
 * -movflags frag_every_frame+empty_moov+default_base_moof` writes it. Source: ISO/IEC 14496-12.
 */
export class Fmp4Reader {
  #rest: Buffer = Buffer.alloc(0)
  #timescale = 0
  /** What the next mdat holds. */
  #pending: (Omit<Picture, 'data'> & { size: number })[] = []

  /** Throws NotReadable when the stream is something else. */
  push(bytes: Buffer): Fmp4Part[] {
    this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes
    const parts: Fmp4Part[] = []
    while (this.#rest.length >= 8) {
      const length = this.#rest.readUInt32BE(0)
      if (length < 8 || length > mostBoxBytes) throw new NotReadable(`a box of ${length} bytes`)
      if (this.#rest.length < length) break
      const type = this.#rest.toString('latin1', 4, 8)
      const body = this.#rest.subarray(8, length)
      this.#rest = this.#rest.subarray(length)
      if (type === 'moov') parts.push({ is: 'form', form: this.#readForm(body) })
      if (type === 'moof') this.#readFragment(body)
      if (type === 'mdat') parts.push(...this.#pictures(body))
    }
    return parts
  }

  #readForm(moov: Buffer): PictureForm {
    const media = inside(moov, 'trak', 'mdia')
    const mdhd = media && inside(media, 'mdhd')
    const samples = media && inside(media, 'minf', 'stbl', 'stsd')
    if (!mdhd || !samples) throw new NotReadable('no track of pictures')
    this.#timescale = mdhd.readUInt32BE(mdhd[0] === 1 ? 20 : 12)
    const entry = boxesIn(samples.subarray(8)).find(({ type }) => type === 'avc1')
    if (!entry) throw new NotReadable('the pictures are not H.264')
    const description = inside(entry.body.subarray(78), 'avcC')
    if (!description) throw new NotReadable('the pictures do not say how they are encoded')
    return {
      codec: `avc1.${description.toString('hex', 1, 4)}`,
      width: entry.body.readUInt16BE(24),
      height: entry.body.readUInt16BE(26),
      description,
    }
  }

  #readFragment(moof: Buffer): void {
    const traf = inside(moof, 'traf')
    const tfhd = traf && inside(traf, 'tfhd')
    const tfdt = traf && inside(traf, 'tfdt')
    const trun = traf && inside(traf, 'trun')
    if (!tfhd || !tfdt || !trun) throw new NotReadable('a fragment without its tables')
    const defaults = readDefaults(tfhd)
    const begin = tfdt[0] === 1 ? Number(tfdt.readBigUInt64BE(4)) : tfdt.readUInt32BE(4)
    let at = begin
    this.#pending = readSamples(trun, defaults).map(({ duration, size, isKey }) => {
      const ts = (at * 1_000_000) / this.#timescale
      at += duration
      return { isKey, size, ts }
    })
  }

  #pictures(mdat: Buffer): Fmp4Part[] {
    let at = 0
    return this.#pending.splice(0).map(({ size, ...picture }) => {
      at += size
      return { is: 'picture', picture: { ...picture, data: mdat.subarray(at - size, at) } }
    })
  }
}

interface Defaults {
  duration: number
  size: number
  flags: number
}

function readDefaults(tfhd: Buffer): Defaults {
  const flags = tfhd.readUInt32BE(0) & 0xffffff
  let at = 8
  const next = (bit: number, bytes = 4) => {
    if (!(flags & bit)) return 0
    at += bytes
    return tfhd.readUInt32BE(at - 4)
  }
  next(0x01, 8)
  next(0x02)
  return { duration: next(0x08), size: next(0x10), flags: next(0x20) }
}

/** Set on every sample that is no key frame. */
const isDelta = 0x10000

function readSamples(trun: Buffer, defaults: Defaults) {
  const flags = trun.readUInt32BE(0) & 0xffffff
  const count = trun.readUInt32BE(4)
  let at = 8 + (flags & 0x01 ? 4 : 0)
  const first = flags & 0x04 ? trun.readUInt32BE(at) : undefined
  if (first !== undefined) at += 4
  return Array.from({ length: count }, (_, index) => {
    const next = (bit: number, otherwise: number) => {
      if (!(flags & bit)) return otherwise
      at += 4
      return trun.readUInt32BE(at - 4)
    }
    const duration = next(0x100, defaults.duration)
    const size = next(0x200, defaults.size)
    const sampleFlags = next(0x400, index === 0 && first !== undefined ? first : defaults.flags)
    next(0x800, 0)
    return { duration, size, isKey: (sampleFlags & isDelta) === 0 }
  })
}

function inside(body: Buffer, ...path: string[]): Buffer | undefined {
  return path.reduce<Buffer | undefined>(
    (at, wanted) => at && boxesIn(at).find(({ type }) => type === wanted)?.body,
    body,
  )
}

function boxesIn(body: Buffer): { type: string; body: Buffer }[] {
  const boxes = []
  let at = 0
  while (at + 8 <= body.length) {
    const length = body.readUInt32BE(at)
    if (length < 8 || at + length > body.length) break
    boxes.push({ type: body.toString('latin1', at + 4, at + 8), body: body.subarray(at + 8, at + length) })
    at += length
  }
  return boxes
}
