import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cleanImage } from './clean-image.ts'

const red = { r: 200, g: 30, b: 30 }
const aPicture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: red } })

test('a PNG becomes a WebP of the same size', async () => {
  const image = await cleanImage(await aPicture(60, 40).png().toBuffer())
  expect(image).toMatchObject({ width: 60, height: 40 })
  expect((await sharp(image.bytes).metadata()).format).toBe('webp')
})

test('a very large photograph is made smaller', async () => {
  const image = await cleanImage(await aPicture(4_800, 1_200).jpeg().toBuffer())
  expect(image).toMatchObject({ width: 2_400, height: 600 })
})

test('a photograph taken sideways stands upright, and does not tell where it was taken', async () => {
  const sideways = aPicture(60, 40).withExif({ IFD3: { GPSLatitude: '10/1 45/1 0/1' } })
  const image = await cleanImage(await sideways.withMetadata({ orientation: 6 }).jpeg().toBuffer())
  expect(image).toMatchObject({ width: 40, height: 60 })
  expect((await sharp(image.bytes).metadata()).exif).toBeUndefined()
})

test('a picture with a program inside it is refused', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  await expect(cleanImage(svg)).rejects.toMatchObject({ code: 'image-not-readable' })
})

test('a picture that is cut off is refused', async () => {
  const whole = await aPicture(600, 400).jpeg().toBuffer()
  await expect(cleanImage(whole.subarray(0, 400))).rejects.toMatchObject({ code: 'image-not-readable' })
})

test('a small file that unfolds to a huge picture is refused', async () => {
  await expect(cleanImage(aHugePng(30_000, 30_000))).rejects.toMatchObject({ code: 'image-not-readable' })
})

test('a file that only begins like a picture is refused', async () => {
  await expect(cleanImage(Buffer.from('GIF89a and then nothing'))).rejects.toMatchObject({
    code: 'image-not-readable',
  })
})

/** A PNG that claims this size in its head and carries next to nothing. */
function aHugePng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    start,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(named))
  return Buffer.concat([length, named, sum])
}

function crc(bytes: Buffer): number {
  const bit = (value: number) => (value >>> 1) ^ (0xedb88320 & -(value & 1))
  const byte = (value: number) => Array.from({ length: 8 }).reduce<number>(bit, value)
  return (bytes.reduce((sum, next) => (sum >>> 8) ^ byte((sum ^ next) & 0xff), 0xffffffff) ^ 0xffffffff) >>> 0
}
