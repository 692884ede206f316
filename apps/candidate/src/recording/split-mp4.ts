/** What a MediaRecorder's MP4 is made of. `ts` is where a fragment begins, in microseconds of the recorder's clock. */
export type Mp4Part = { is: 'init'; bytes: Uint8Array } | { is: 'fragment'; bytes: Uint8Array; ts: number }

/** Splits an MP4 that comes in blobs whose borders mean nothing: first ftyp+moov, then each moof+mdat. */
export class Mp4Splitter {
  #rest = new Uint8Array(0)
  #held: Uint8Array[] = []
  #timescale = 1000

  /** Takes the next bytes; returns the parts they complete. */
  push(bytes: Uint8Array): Mp4Part[] {
    this.#rest = joined([this.#rest, bytes])
    const parts: Mp4Part[] = []
    for (;;) {
      const size = this.#rest.length < 8 ? 0 : viewOf(this.#rest).getUint32(0)
      if (size < 8 || this.#rest.length < size) return parts
      const part = this.#box(this.#rest.slice(0, size))
      this.#rest = this.#rest.slice(size)
      if (part) parts.push(part)
    }
  }

  #box(box: Uint8Array): Mp4Part | undefined {
    const type = typeOf(box)
    if (type === 'ftyp' || type === 'moof') this.#held = [box]
    if (type === 'moov') {
      const mdhd = findBox(box, ['moov', 'trak', 'mdia', 'mdhd'])
      if (mdhd) this.#timescale = viewOf(mdhd).getUint32(mdhd[8] === 1 ? 28 : 20)
      return { is: 'init', bytes: joined([...this.#held.splice(0), box]) }
    }
    const [moof] = this.#held
    if (type !== 'mdat' || !moof || typeOf(moof) !== 'moof') return undefined
    this.#held = []
    return { is: 'fragment', bytes: joined([moof, box]), ts: (decodeTime(moof) * 1e6) / this.#timescale }
  }
}

function decodeTime(moof: Uint8Array): number {
  const tfdt = findBox(moof, ['moof', 'traf', 'tfdt'])
  if (!tfdt) return 0
  return tfdt[8] === 1 ? Number(viewOf(tfdt).getBigUint64(12)) : viewOf(tfdt).getUint32(12)
}

/** The first box at a path of types that begins with the box itself. */
function findBox(box: Uint8Array, [, ...inner]: string[]): Uint8Array | undefined {
  const [wanted] = inner
  if (wanted === undefined) return box
  for (let at = 8; at + 8 <= box.length; ) {
    const size = viewOf(box).getUint32(at)
    if (size < 8) return undefined
    const child = box.subarray(at, at + size)
    if (typeOf(child) === wanted) return findBox(child, inner)
    at += size
  }
  return undefined
}

function typeOf(box: Uint8Array): string {
  return String.fromCharCode(...box.subarray(4, 8))
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
