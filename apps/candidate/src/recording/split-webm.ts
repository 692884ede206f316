/** What a MediaRecorder's WebM is made of. `ts` is the cluster's own time code, in microseconds. */
export type WebmPart = { is: 'init'; bytes: Uint8Array } | { is: 'fragment'; bytes: Uint8Array; ts: number }

const segment = 0x18538067
const cluster = 0x1f43b675
const timecode = 0xe7

/** Splits a WebM that comes in blobs, none of which need begin at a cluster: first all before the first, then each cluster. */
export class WebmSplitter {
  #bytes = new Uint8Array(0)
  /** How far the elements are read. */
  #at = 0
  #hasInit = false
  #ts = 0

  /** Takes the next bytes; returns the parts they complete. A cluster is complete when the next one begins. */
  push(bytes: Uint8Array): WebmPart[] {
    const all = new Uint8Array(this.#bytes.length + bytes.length)
    all.set(this.#bytes)
    all.set(bytes, this.#bytes.length)
    this.#bytes = all
    const parts: WebmPart[] = []
    for (;;) {
      const element = elementAt(this.#bytes, this.#at)
      if (!element) return parts
      if (element.id === cluster && this.#at > 0) parts.push(this.#cut())
      if (!this.#step(element)) return parts
    }
  }

  /** What is left when the recorder has stopped. */
  end(): Extract<WebmPart, { is: 'fragment' }>[] {
    const part = this.#bytes.length > 0 && this.#hasInit ? this.#cut(this.#bytes.length) : undefined
    return part?.is === 'fragment' ? [part] : []
  }

  #cut(at = this.#at): WebmPart {
    const bytes = this.#bytes.slice(0, at)
    const ts = this.#ts
    const isInit = !this.#hasInit
    this.#hasInit = true
    this.#bytes = this.#bytes.slice(at)
    this.#at = 0
    return isInit ? { is: 'init', bytes } : { is: 'fragment', bytes, ts }
  }

  #step({ id, head, size }: Element): boolean {
    // Segments and clusters of a live recording have no known size: go into them.
    if (id === segment || id === cluster) {
      this.#at += head
      return true
    }
    const from = this.#at + head
    if (size < 0 || from + size > this.#bytes.length) return false
    if (id === timecode)
      this.#ts = this.#bytes.slice(from, from + size).reduce((sum, byte) => sum * 256 + byte, 0) * 1000
    this.#at = from + size
    return true
  }
}

interface Element {
  id: number
  /** Bytes before the content. */
  head: number
  /** Of the content; -1 when unknown. */
  size: number
}

function elementAt(bytes: Uint8Array, at: number): Element | undefined {
  const id = variable(bytes, at, false)
  const size = id && variable(bytes, at + id.length, true)
  return id && size ? { id: id.value, head: id.length + size.length, size: size.value } : undefined
}

/** An EBML number (RFC 8794, 4): the leading zeros of its first byte say how many bytes follow. */
function variable(
  bytes: Uint8Array,
  at: number,
  isSize: boolean,
): { value: number; length: number } | undefined {
  const first = bytes[at]
  if (first === undefined || first === 0) return undefined
  const length = Math.clz32(first) - 23
  if (at + length > bytes.length) return undefined
  const marker = 0x80 >> (length - 1)
  let value = isSize ? first & (marker - 1) : first
  let isUnknown = isSize && value === marker - 1
  for (const byte of bytes.subarray(at + 1, at + length)) {
    value = value * 256 + byte
    isUnknown &&= byte === 0xff
  }
  return { value: isUnknown ? -1 : value, length }
}
