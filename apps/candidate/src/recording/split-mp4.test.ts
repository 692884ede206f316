import { expect, test } from 'vitest'
import { Mp4Splitter } from './split-mp4.ts'

function box(type: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value, index * 4)
  })
  return bytes
}

const init = Buffer.concat([
  box('ftyp', Buffer.from('isom')),
  box('moov', box('mvhd'), box('trak', box('tkhd'), box('mdia', box('mdhd', words(0, 0, 0, 500, 0))))),
])
const fragments = [0, 750].map((time) =>
  Buffer.concat([
    box('moof', box('mfhd'), box('traf', box('tfdt', words(0, time)))),
    box('mdat', words(time)),
  ]),
)

test('blobs cut anywhere become the initialisation segment and whole fragments with their times', () => {
  const whole = Buffer.concat([init, ...fragments])
  const splitter = new Mp4Splitter()
  const parts = [whole.subarray(0, 13), whole.subarray(13, 140), whole.subarray(140)].flatMap((blob) =>
    splitter.push(blob),
  )
  expect(parts.map((part) => ({ ...part, bytes: Buffer.from(part.bytes) }))).toEqual([
    { is: 'init', bytes: init },
    { is: 'fragment', bytes: fragments[0], ts: 0 },
    { is: 'fragment', bytes: fragments[1], ts: 1_500_000 },
  ])
})

test('an unfinished fragment waits for its rest', () => {
  const splitter = new Mp4Splitter()
  splitter.push(init)
  expect(splitter.push(fragments[0]?.subarray(0, 40) ?? init)).toEqual([])
})
