import type { TrackConfig } from '@invigil/contract/media.ts'
import { box, fullBox, u16, u32 } from './mp4-box.ts'

/** Ticks a second of picture tracks; fragments must use the same, or every duration is wrong while all decodes clean. */
export const pictureTimescale = 90_000
/** Opus counts at 48 kHz whatever was captured. */
export const soundTimescale = 48_000

type Pictures = Extract<TrackConfig, { form: 'pictures' }>
type Sound = Extract<TrackConfig, { form: 'sound' }>

/** What a recorder sends as separate frames. */
export type SeparateFrames = Pictures | Sound

/** The sample entry box: what a decoder must know before the first frame. */
export function sampleEntry(config: SeparateFrames): Buffer {
  return config.form === 'sound' ? soundEntry(config) : pictureEntry(config)
}

/** The initialisation segment (ftyp and moov, one track with id 1) of what a recorder sends as separate frames. */
export function initSegment(config: SeparateFrames): Buffer {
  const isSound = config.form === 'sound'
  const timescale = isSound ? soundTimescale : pictureTimescale
  const ftyp = box('ftyp', Buffer.from('iso6'), u32(0), Buffer.from('iso6cmfcmp41'))
  const mvhd = fullBox(
    'mvhd',
    0,
    0,
    u32(0, 0, timescale, 0, 0x10000),
    u16(0x100, 0),
    u32(0, 0),
    matrix,
    u32(0, 0, 0, 0, 0, 0, 2),
  )
  const [width, height] = isSound ? [0, 0] : [config.width, config.height]
  const tkhd = fullBox(
    'tkhd',
    0,
    3,
    u32(0, 0, 1, 0, 0, 0, 0),
    u16(0, 0, isSound ? 0x100 : 0, 0),
    matrix,
    u32(width * 0x10000, height * 0x10000),
  )
  const mdhd = fullBox('mdhd', 0, 0, u32(0, 0, timescale, 0), u16(0x55c4, 0))
  const hdlr = fullBox(
    'hdlr',
    0,
    0,
    u32(0),
    Buffer.from(isSound ? 'soun' : 'vide'),
    u32(0, 0, 0),
    Buffer.alloc(1),
  )
  const header = isSound ? fullBox('smhd', 0, 0, u32(0)) : fullBox('vmhd', 0, 1, u32(0, 0))
  const dinf = box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1)))
  const stsd = fullBox('stsd', 0, 0, u32(1), sampleEntry(config))
  const empty = ['stts', 'stsc', 'stco'].map((type) => fullBox(type, 0, 0, u32(0)))
  const stbl = box('stbl', stsd, ...empty, fullBox('stsz', 0, 0, u32(0, 0)))
  const mdia = box('mdia', mdhd, hdlr, box('minf', header, dinf, stbl))
  const mvex = box('mvex', fullBox('trex', 0, 0, u32(1, 1, 0, 0, 0)))
  return Buffer.concat([ftyp, box('moov', mvhd, box('trak', tkhd, mdia), mvex)])
}

const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)

function pictureEntry(config: Pictures): Buffer {
  const entry = [
    u32(0),
    u16(0, 1),
    u32(0, 0, 0, 0),
    u16(config.width, config.height),
    u32(0x480000, 0x480000, 0),
    u16(1),
    Buffer.alloc(32),
    u16(0x18, 0xffff),
  ]
  const [family] = config.codec.split('.')
  if (family === 'avc1')
    return box('avc1', ...entry, box('avcC', Buffer.from(config.description ?? '', 'base64')))
  if (family === 'vp09') return box('vp09', ...entry, vp9Configuration(config.codec))
  return box('av01', ...entry, av1Configuration(config.codec))
}

/** From `vp09.PP.LL.DD` (VP Codec ISO Media File Format Binding, 2.2); 4:2:0, limited range, BT.709. */
function vp9Configuration(codec: string): Buffer {
  const [, profile = 0, level = 10, depth = 8] = codec.split('.').map(Number)
  return fullBox('vpcC', 1, 0, Buffer.from([profile, level, (depth << 4) | (1 << 1), 1, 1, 1, 0, 0]))
}

/** From `av01.P.LLT.DD` (AV1 Codec ISO Media File Format Binding, 2.3.3); the sequence header comes with each key frame. */
function av1Configuration(codec: string): Buffer {
  const [, profile = '0', levelAndTier = '04M', depth = '08'] = codec.split('.')
  const tier = levelAndTier.endsWith('H') ? 1 : 0
  const high = Number(depth) > 8 ? 1 : 0
  return box(
    'av1C',
    Buffer.from([
      0x81,
      (Number(profile) << 5) | Number.parseInt(levelAndTier, 10),
      (tier << 7) | (high << 6) | 0xc,
      0,
    ]),
  )
}

/** Encapsulation of Opus in ISO Base Media, 4.3. */
function soundEntry({ channels, sampleRate }: Sound): Buffer {
  const dOps = box('dOps', Buffer.from([0, channels]), u16(312), u32(sampleRate), u16(0), Buffer.alloc(1))
  return box(
    'Opus',
    u32(0),
    u16(0, 1),
    u32(0, 0),
    u16(channels, 16, 0, 0),
    u32(soundTimescale * 0x10000),
    dOps,
  )
}
