import { spawnSync } from 'node:child_process'
import type { TrackConfig } from '@invigil/contract/media.ts'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aTestApp } from '../testing.ts'
import { createDecoder } from './decode.ts'
import { codedPixels } from './sequence-parameters.ts'
import { aGroup, anEmptySeat, aPortrait, stillsSince } from './testing-pictures.ts'
import { theVision } from './vision.ts'

const app = await aTestApp({ config: { visionProcesses: 1 } })
const vision = theVision(app)
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const anchor = { ts: 0, at: 1_600_000_000_000 }
const wish = { faces: true, identity: false, liveness: false, things: 'none' } as const

async function lookAt(thread: string, at: number, payload: Buffer) {
  return await vision.look({ thread, at, wish, picture: { config: stillsSince(anchor.at), payload } })
}

/** What ffmpeg makes of a JPEG, as bytes of a file. */
function encoded(jpeg: Buffer, ...how: string[]): Buffer {
  const { stdout } = spawnSync(
    'ffmpeg',
    ['-v', 'error', '-f', 'mjpeg', '-i', 'pipe:0', '-frames:v', '1', '-pix_fmt', 'yuv420p', ...how, 'pipe:1'],
    { input: jpeg },
  )
  return stdout
}

/** The units between the start codes of a byte stream. */
function unitsBetween(stream: Buffer): Buffer[] {
  const code = Buffer.from([0, 0, 1])
  const starts: number[] = []
  for (let at = stream.indexOf(code); at >= 0; at = stream.indexOf(code, at + 3)) starts.push(at + 3)
  return starts.map((start, index) => stream.subarray(start, (starts[index + 1] ?? stream.length + 3) - 3))
}

function h264Track(stream: Buffer): { config: TrackConfig; payload: Buffer } {
  const units = unitsBetween(stream)
  const ofType = (type: number) => units.find((unit) => ((unit[0] ?? 0) & 31) === type) ?? Buffer.alloc(0)
  const [sps, pps, slice] = [ofType(7), ofType(8), ofType(5)]
  const behind = (unit: Buffer, bytes: 2 | 4) => {
    const length = Buffer.alloc(bytes)
    length.writeUIntBE(unit.length, 0, bytes)
    return Buffer.concat([length, unit])
  }
  const avcC = Buffer.concat([
    Buffer.from([1, sps[1] ?? 0, sps[2] ?? 0, sps[3] ?? 0, 0xff, 0xe1]),
    behind(sps, 2),
    Buffer.from([1]),
    behind(pps, 2),
  ])
  const description = avcC.toString('base64')
  return {
    config: { form: 'pictures', codec: 'avc1.42001f', width: 320, height: 180, description, anchor },
    payload: behind(slice, 4),
  }
}

test('who is in a frame is seen beside the server, and nobody in the next', async () => {
  const someone = await lookAt('linh', 1_000, await aPortrait())
  const nobody = await lookAt('linh', 3_000, await anEmptySeat())
  expect(someone).toMatchObject({ is: 'looked', observations: [{ of: 'picture' }, { faces: [{}] }] })
  expect(nobody).toMatchObject({
    is: 'looked',
    observations: [{ motion: expect.any(Number) }, { faces: [] }],
  })
})

test('each candidate has a memory of their own, and it can be forgotten', async () => {
  const first = await lookAt('huong', 1_000, await aPortrait())
  vision.forget('huong')
  const again = await lookAt('huong', 2_000, await aPortrait())
  expect([first, again].map((look) => 'observations' in look && look.observations[0])).toEqual([
    expect.not.objectContaining({ motion: expect.any(Number) }),
    expect.not.objectContaining({ motion: expect.any(Number) }),
  ])
})

test('a photo for the check-in is described, one of several people with its fault', async () => {
  expect(await vision.describeFace(await aPortrait())).toMatchObject({ faces: [{}] })
  expect(await vision.describeFace(await aGroup())).toMatchObject({
    faults: expect.arrayContaining(['several-faces']),
  })
})

test('bytes that are no picture cannot be looked at, and nothing else suffers', async () => {
  expect(await lookAt('linh', 4_000, Buffer.from('no picture at all'))).toEqual({
    is: 'undecodable',
    why: 'damaged',
  })
  expect(await vision.describeFace(Buffer.from('none either'))).toBe('unavailable')
  expect(await lookAt('linh', 5_000, await aPortrait())).toMatchObject({ is: 'looked' })
})

test('a part of a picture is cut out with a little around it', async () => {
  const picture = { config: stillsSince(anchor.at), payload: await aPortrait() }
  const box = { left: 0.5, top: 0.25, width: 0.25, height: 0.5 }
  const decode = await createDecoder()
  const jpeg = await vision.cut({ picture, box })
  expect(await decode({ config: stillsSince(anchor.at), payload: jpeg as Uint8Array })).toMatchObject({
    width: 120,
    height: 180,
  })
})

test('where no process is wanted, whoever asks is told so', async () => {
  const without = theVision(await aTestApp({ rooms: [] }))
  expect(without.isOn).toBe(false)
  expect(await without.describeFace(await aPortrait())).toBe('unavailable')
})

test.runIf(hasFfmpeg)(
  'a key frame of the preview is the picture that was encoded, in its own size',
  async () => {
    const decode = await createDecoder()
    const baseline = ['-vf', 'scale=320:180', '-c:v', 'libx264', '-profile:v', 'baseline', '-f', 'h264']
    const stream = encoded(await aPortrait(), ...baseline)
    const original = encoded(await aPortrait(), '-vf', 'scale=320:180', '-f', 'rawvideo', '-pix_fmt', 'rgb24')
    const picture = await decode(h264Track(stream))
    expect(picture).toMatchObject({ width: 320, height: 180, channels: 3 })
    const { data } = picture as { data: Uint8Array }
    const difference = original.reduce((sum, value, index) => sum + Math.abs(value - (data[index] ?? 0)), 0)
    expect(difference / original.length).toBeLessThan(6)
  },
)

test.runIf(hasFfmpeg)('what the small decoder cannot read, ffmpeg can: High profile and VP9', async () => {
  const decode = await createDecoder()
  const high = ['-vf', 'scale=320:180', '-c:v', 'libx264', '-profile:v', 'high', '-f', 'h264']
  const ivf = encoded(await aPortrait(), '-vf', 'scale=320:180', '-c:v', 'libvpx-vp9', '-f', 'ivf')
  const size = { width: 320, height: 180 }
  const vp9: TrackConfig = { form: 'pictures', codec: 'vp09.00.30.08', ...size, anchor }
  expect(await decode(h264Track(encoded(await aPortrait(), ...high)))).toMatchObject(size)
  expect(await decode({ config: vp9, payload: ivf.subarray(44) })).toMatchObject(size)
})

test('a still of more pixels than anybody is asked for is not decoded, nor one that is no JPEG', async () => {
  const decode = await createDecoder()
  const flat = sharp({ create: { width: 2000, height: 1200, channels: 3, background: '#777' } })
  const config = stillsSince(anchor.at)
  expect(await decode({ config, payload: await flat.jpeg().toBuffer() })).toBe('damaged')
  const small = sharp({ create: { width: 20, height: 12, channels: 3, background: '#777' } })
  expect(await decode({ config, payload: await small.png().toBuffer() })).toBe('damaged')
})

test.runIf(hasFfmpeg)('nor a key frame of more pixels, in any codec, whatever its track says', async () => {
  const decode = await createDecoder()
  const large = ['-vf', 'scale=2560:1440', '-c:v']
  const h264 = encoded(await aPortrait(), ...large, 'libx264', '-profile:v', 'baseline', '-f', 'h264')
  expect(await decode(h264Track(h264))).toBe('damaged')
  const ivf = encoded(await aPortrait(), ...large, 'libvpx-vp9', '-deadline', 'realtime', '-f', 'ivf')
  const vp9: TrackConfig = { form: 'pictures', codec: 'vp09.00.30.08', width: 320, height: 180, anchor }
  expect(await decode({ config: vp9, payload: ivf.subarray(44) })).toBe('damaged')
})

test.runIf(hasFfmpeg)('a key frame of 1920×1080 is decoded', async () => {
  const decode = await createDecoder()
  const full = ['-vf', 'scale=1920:1080', '-c:v', 'libx264', '-profile:v', 'baseline', '-f', 'h264']
  const track = h264Track(encoded(await aPortrait(), ...full))
  const size = { width: 1920, height: 1080 }
  const config = { ...track.config, ...size } as TrackConfig
  expect(await decode({ ...track, config })).toMatchObject(size)
})

test('a unit is as large as it says, and one that breaks off is too large for anything', () => {
  // 1280×720, as a browser encodes it.
  const hd = Buffer.from('6742c01fda014016ec04400000030040000007a3c60ca8', 'hex')
  expect(codedPixels(hd)).toBe(1280 * 720)
  expect(codedPixels(hd.subarray(0, 5))).toBe(Number.POSITIVE_INFINITY)
  expect(codedPixels(Buffer.from('6588', 'hex'))).toBe(0)
  expect(codedPixels(Buffer.concat([Buffer.from('6588000001', 'hex'), hd]))).toBe(Number.POSITIVE_INFINITY)
})
