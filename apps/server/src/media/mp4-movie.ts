import { box, fullBox, u16, u32, u64 } from './mp4-box.ts'

/** A track of a progressive MP4. Times are in ticks of its timescale; 0 is where the movie begins, and samples may begin before. */
export interface MovieTrack {
  isSound: boolean
  timescale: number
  width: number
  height: number
  /** Sample entry boxes: what a decoder must know. A camera that steps down has several. */
  entries: Buffer[]
  samples: { at: number; size: number; isKey: boolean }[]
  /** Where stretches of samples lie in the media data, from its first byte on, and which of the entries each needs. */
  chunks: { offset: number; samples: number; entry: number }[]
  /** Where the last sample ends. */
  endAt: number
}

/** Milliseconds: the movie's own timescale. */
const movieTimescale = 1000
/** With more media data, in bytes, places behind the head may need more than 32 bits. */
const mostInShortPlaces = 0xf000_0000

/** Everything before the media data of a progressive MP4 (ISO/IEC 14496-12), so that players begin before all of it is there. */
export function movieHead(tracks: readonly MovieTrack[], lastsMs: number, mediaBytes: number): Buffer {
  const ftyp = box('ftyp', Buffer.from('isom'), u32(0x200), Buffer.from('isomiso6mp41'))
  const isLong = mediaBytes > mostInShortPlaces
  const moov = (base: number) =>
    box(
      'moov',
      fullBox(
        'mvhd',
        0,
        0,
        u32(0, 0, movieTimescale, lastsMs, 0x10000),
        u16(0x100, 0),
        u32(0, 0),
        matrix,
        u32(0, 0, 0, 0, 0, 0, tracks.length + 1),
      ),
      ...tracks.map((track, index) => trak(track, { id: index + 1, lastsMs, base, isLong })),
    )
  const mdat = isLong
    ? Buffer.concat([u32(1), Buffer.from('mdat'), u64(mediaBytes + 16)])
    : Buffer.concat([u32(mediaBytes + 8), Buffer.from('mdat')])
  const base = ftyp.length + moov(0).length + mdat.length
  return Buffer.concat([ftyp, moov(base), mdat])
}

const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)

/** Of the whole movie; `base` is where its media data begins, and `isLong` says that places have 64 bits. */
interface Within {
  lastsMs: number
  base: number
  isLong: boolean
}

function trak(track: MovieTrack, { id, ...within }: Within & { id: number }): Buffer {
  const { lastsMs } = within
  const { isSound, timescale, width, height, samples, endAt } = track
  const first = samples[0]?.at ?? 0
  const tkhd = fullBox(
    'tkhd',
    0,
    3,
    u32(0, 0, id, 0, lastsMs, 0, 0),
    // Of several sounds one is played; the other is chosen in the player.
    u16(0, isSound ? 1 : 0, isSound ? 0x100 : 0, 0),
    matrix,
    u32(width * 0x10000, height * 0x10000),
  )
  const mdhd = fullBox('mdhd', 0, 0, u32(0, 0, timescale, Math.max(0, endAt - first)), u16(0x55c4, 0))
  const name = Buffer.from(isSound ? 'soun' : 'vide')
  const hdlr = fullBox('hdlr', 0, 0, u32(0), name, u32(0, 0, 0), Buffer.alloc(1))
  const header = isSound ? fullBox('smhd', 0, 0, u32(0)) : fullBox('vmhd', 0, 1, u32(0, 0))
  const dinf = box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1)))
  const minf = box('minf', header, dinf, sampleTable(track, within))
  return box('trak', tkhd, edits(first, timescale, lastsMs), box('mdia', mdhd, hdlr, minf))
}

/** Nothing at first where a track begins late; where it begins early (at a key frame before the cut) that much is skipped. */
function edits(first: number, timescale: number, lastsMs: number): Buffer {
  if (first <= 0) return box('edts', fullBox('elst', 0, 0, u32(1, lastsMs, -first, 0x10000)))
  const emptyMs = Math.min(lastsMs, Math.round((first * movieTimescale) / timescale))
  return box(
    'edts',
    fullBox('elst', 0, 0, u32(2, emptyMs, 0xffffffff, 0x10000, lastsMs - emptyMs, 0, 0x10000)),
  )
}

function sampleTable(
  { entries, samples, chunks, endAt, isSound }: MovieTrack,
  { base, isLong }: Within,
): Buffer {
  const places = chunks.map(({ offset }) => base + offset)
  const durations = samples.map(({ at }, index) => Math.max(1, (samples[index + 1]?.at ?? endAt) - at))
  const times: [count: number, duration: number][] = []
  for (const duration of durations) {
    const last = times.at(-1)
    if (last?.[1] === duration) last[0] += 1
    else times.push([1, duration])
  }
  const keys = samples.flatMap(({ isKey }, index) => (isKey ? [index + 1] : []))
  return box(
    'stbl',
    fullBox('stsd', 0, 0, u32(entries.length), ...entries),
    fullBox('stts', 0, 0, words([times.length, ...times.flat()])),
    ...(isSound ? [] : [fullBox('stss', 0, 0, words([keys.length, ...keys]))]),
    fullBox(
      'stsc',
      0,
      0,
      words([
        chunks.length,
        ...chunks.flatMap((chunk, index) => [index + 1, chunk.samples, chunk.entry + 1]),
      ]),
    ),
    fullBox('stsz', 0, 0, words([0, samples.length, ...samples.map(({ size }) => size)])),
    isLong
      ? fullBox('co64', 0, 0, u32(chunks.length), ...places.map(u64))
      : fullBox('stco', 0, 0, words([chunks.length, ...places])),
  )
}

/** Like u32 of a list that is too long for arguments. */
function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4)
  return bytes
}
