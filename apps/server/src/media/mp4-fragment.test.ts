import { type Frame, packSound } from '@invigil/contract/frame.ts'
import { expect, test } from 'vitest'
import { pictureFragment, soundFragments } from './mp4-fragment.ts'
import { initSegment } from './mp4-init.ts'

const anchor = { ts: 1_000_000, at: 2_000_000_000_000 }

function aFrame(ts: number, isKey: boolean, payload: Uint8Array): Frame {
  return { kind: 'media', track: 'camera', seq: 1, ts, isKey, payload }
}

/** The boxes at the top of some bytes, as type and content. */
function boxesIn(bytes: Buffer): { type: string; content: Buffer }[] {
  const boxes: { type: string; content: Buffer }[] = []
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at))
    boxes.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      content: bytes.subarray(at + 8, at + bytes.readUInt32BE(at)),
    })
  return boxes
}

test('pictures become one fragment that begins where the first does and ends where it is told', () => {
  const key = new Uint8Array([1, 1, 1])
  const delta = new Uint8Array([2, 2])
  const fragment = pictureFragment(
    [aFrame(3_000_000, true, key), aFrame(3_100_000, false, delta)],
    anchor,
    3_300_000,
  )
  const [moof, mdat] = boxesIn(fragment)
  const [, traf] = boxesIn(moof?.content ?? Buffer.alloc(0))
  const [, tfdt, trun] = boxesIn(traf?.content ?? Buffer.alloc(0))
  const samples = trun?.content.subarray(12)
  const words = [0, 4, 8, 12, 16, 20].map((at) => samples?.readUInt32BE(at))
  expect(tfdt?.content.readBigUInt64BE(4)).toBe(180_000n)
  expect(words).toEqual([9_000, 3, 0x02000000, 18_000, 2, 0x01010000])
  expect(trun?.content.readUInt32BE(8)).toBe((moof?.content.length ?? 0) + 8 + 8)
  expect(mdat?.content).toEqual(Buffer.from([1, 1, 1, 2, 2]))
})

test('sound that is missing between two messages begins another fragment at its own time', () => {
  const message = packSound([{ samples: 960, data: new Uint8Array([7]) }])
  const frames = [1_000_000, 1_020_000, 2_000_000].map((ts) => aFrame(ts, true, message))
  const moofs = boxesIn(soundFragments(frames, anchor)).filter(({ type }) => type === 'moof')
  const times = moofs.map(({ content }) => content.readBigUInt64BE(content.indexOf('tfdt') + 8))
  expect(times).toEqual([0n, 48_000n])
})

test('an initialisation segment names the codec it was told', () => {
  const pictures = { form: 'pictures', width: 640, height: 480, description: 'AQID', anchor } as const
  const names = [
    initSegment({ ...pictures, codec: 'avc1.42001f' }),
    initSegment({ ...pictures, codec: 'vp09.00.30.08' }),
    initSegment({ ...pictures, codec: 'av01.0.04M.08' }),
    initSegment({ form: 'sound', codec: 'opus', sampleRate: 48_000, channels: 1, anchor }),
  ].map((init) => ['avcC', 'vpcC', 'av1C', 'dOps'].filter((type) => init.includes(type)))
  expect(names).toEqual([['avcC'], ['vpcC'], ['av1C'], ['dOps']])
})

test('an hour of sound from a device whose clock runs 0.02 % slow is never a hundredth of a second from where it belongs', () => {
  // Ten messages of 100 ms each in every chunk of a second; by the capture clock each lasts 20 µs longer than its samples say.
  const message = packSound(Array.from({ length: 5 }, () => ({ samples: 960, data: new Uint8Array([7]) })))
  const messageTs = (index: number) => anchor.ts + index * 100_020
  const errors = Array.from({ length: 3_600 }, (_, second) => {
    const frames = Array.from({ length: 10 }, (_, tenth) =>
      aFrame(messageTs(second * 10 + tenth), true, message),
    )
    const [moof] = boxesIn(soundFragments(frames, anchor))
    const content = moof?.content ?? Buffer.alloc(0)
    const beginsAt = Number(content.readBigUInt64BE(content.indexOf('tfdt') + 8))
    const endsAt = (beginsAt + 10 * 5 * 960) / 48_000
    return Math.abs(endsAt - (messageTs(second * 10 + 10) - anchor.ts) / 1e6)
  })
  expect(errors).toHaveLength(3_600)
  expect(Math.max(...errors)).toBeLessThan(0.01)
})
