import { execFileSync, spawnSync } from 'node:child_process'
import { packSound } from '@invigil/contract/frame.ts'

/** Whether this machine has ffmpeg and ffprobe, and with them real pictures and sound for tests, and unzip to open archives. */
export const hasFfmpeg = [
  ['ffmpeg', '-version'],
  ['ffprobe', '-version'],
  ['unzip', '-v'],
].every(([program = '', asked = '']) => spawnSync(program, [asked], { stdio: 'ignore' }).status === 0)

/** Encoded pictures as a browser's encoder gives them. */
export interface Pictures {
  codec: string
  /** The decoder's record (avcC), base64. */
  description: string
  frames: { isKey: boolean; bytes: Buffer }[]
}

/** Moving H.264 pictures, 320×240 unless told otherwise, baseline, with a key frame every `keyEvery`. */
export function somePictures({
  seconds,
  perSecond = 10,
  keyEvery = 40,
  size = '320x240',
}: {
  seconds: number
  perSecond?: number
  keyEvery?: number
  size?: string
}): Pictures {
  const source = `testsrc2=size=${size}:rate=${perSecond}:duration=${seconds}`
  const coding = ['-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'ultrafast', '-bf', '0']
  const keys = ['-g', String(keyEvery), '-keyint_min', String(keyEvery), '-sc_threshold', '0', '-slices', '1']
  const stream = ffmpeg([
    '-f',
    'lavfi',
    '-i',
    source,
    ...coding,
    ...keys,
    '-threads',
    '1',
    '-pix_fmt',
    'yuv420p',
    '-f',
    'h264',
  ])
  const units = unitsIn(stream)
  const [sps, pps] = [7, 8].map((type) => units.find((unit) => typeOf(unit) === type) ?? Buffer.alloc(4))
  const slices = units.filter((unit) => typeOf(unit) === 1 || typeOf(unit) === 5)
  return {
    codec: `avc1.${sps?.subarray(1, 4).toString('hex')}`,
    description: decoderRecord(sps ?? Buffer.alloc(0), pps ?? Buffer.alloc(0)).toString('base64'),
    frames: slices.map((unit) => ({
      isKey: typeOf(unit) === 5,
      bytes: Buffer.concat([u32(unit.length), unit]),
    })),
  }
}

/** A tone in Opus: payloads of five packets of 20 ms each, a tenth of a second. */
export function someSound(seconds: number): Uint8Array[] {
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`, '-ac', '1']
  const packets = packetsIn(
    ffmpeg([...tone, '-c:a', 'libopus', '-b:a', '24k', '-frame_duration', '20', '-f', 'ogg']),
  )
  const tenths = Math.floor(packets.length / 5)
  return Array.from({ length: tenths }, (_, tenth) =>
    packSound(packets.slice(tenth * 5, tenth * 5 + 5).map((data) => ({ samples: 960, data }))),
  )
}

/** What ffprobe says of a file, and what a full decoding complains of. */
export function probe(file: string): {
  durations: Record<string, number>
  codecs: string[]
  complaints: string
} {
  const asked = ['-v', 'error', '-show_entries', 'stream=codec_name,codec_type,duration', '-of', 'json', file]
  const { streams } = JSON.parse(execFileSync('ffprobe', asked).toString()) as {
    streams: { codec_name: string; codec_type: string; duration: string }[]
  }
  const decoded = spawnSync('ffmpeg', ['-v', 'error', '-i', file, '-map', '0', '-f', 'null', '-'])
  return {
    durations: Object.fromEntries(streams.map((one) => [one.codec_type, Number(one.duration)])),
    codecs: streams.map((one) => one.codec_name),
    complaints: decoded.stderr.toString(),
  }
}

function ffmpeg(args: readonly string[]): Buffer {
  return execFileSync('ffmpeg', ['-v', 'error', ...args, 'pipe:1'], { maxBuffer: 1 << 28 })
}

/** The units of an Annex B stream, without their start codes. */
function unitsIn(stream: Buffer): Buffer[] {
  const starts: number[] = []
  for (
    let at = stream.indexOf('\0\0\u0001', 0, 'latin1');
    at >= 0;
    at = stream.indexOf('\0\0\u0001', at + 3, 'latin1')
  )
    starts.push(at)
  return starts.map((start, index) => {
    let end = starts[index + 1] ?? stream.length
    while (stream[end - 1] === 0) end -= 1
    return stream.subarray(start + 3, end)
  })
}

function typeOf(unit: Buffer): number {
  return (unit[0] ?? 0) & 31
}

function decoderRecord(sps: Buffer, pps: Buffer): Buffer {
  const head = Buffer.concat([Buffer.from([1]), sps.subarray(1, 4), Buffer.from([0xff, 0xe1])])
  return Buffer.concat([head, u16(sps.length), sps, Buffer.from([1]), u16(pps.length), pps])
}

/** The packets of an Ogg stream (RFC 3533) without its two headers. */
function packetsIn(stream: Buffer): Buffer[] {
  const packets: Buffer[] = []
  let open: Buffer[] = []
  for (let page = 0; page < stream.length; ) {
    const lacing = stream.subarray(page + 27, page + 27 + (stream[page + 26] ?? 0))
    let at = page + 27 + lacing.length
    for (const length of lacing) {
      open.push(stream.subarray(at, at + length))
      at += length
      if (length === 255) continue
      packets.push(Buffer.concat(open))
      open = []
    }
    page = at
  }
  return packets.slice(2)
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
