import fc from 'fast-check'
import { expect, test } from 'vitest'
import { H264Assembler, type RtpPiece } from './assemble-h264.ts'
import { pictureSizeOf } from './h264-size.ts'
import { parametersIn, splitH264, unitsIn } from './split-h264.ts'

/** Sequence and picture parameters of 640×480 that Chromium's encoder wrote. */
const sequence = Buffer.from('6742c01f8c8d40501ed00f08846a', 'hex')
const picture = Buffer.from('68ce3c80', 'hex')

test('what was split into packets is put together again, in whatever order they come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.infiniteStream(fc.nat(3)),
      (lengths, firstSeq, shuffle) => {
        const units = lengths.map((length, nth) => aUnit(nth === 0 ? 5 : 1, length))
        const packets = packetsOf(
          [[sequence, picture, units[0] ?? aUnit(5, 1)], ...units.slice(1).map((unit) => [unit])],
          firstSeq,
        )
        const [first, ...rest] = packets
        const assembler = new H264Assembler(() => undefined)
        const parts = [...(first ? [first] : []), ...shuffled(rest, shuffle)].flatMap((one) =>
          assembler.push(one),
        )
        const pictures = parts.flatMap((part) => (part.is === 'picture' ? [part.picture] : []))
        expect(pictures.map(({ data }) => unitsIn(data).map((unit) => Buffer.from(unit)))).toEqual(
          units.map((unit) => [unit]),
        )
        expect(pictures.map(({ isKey }) => isKey)).toEqual(units.map((_, nth) => nth === 0))
        expect(parts[0]).toMatchObject({
          is: 'form',
          form: { codec: 'avc1.42c01f', width: 640, height: 480 },
        })
      },
    ),
  )
})

test('after a lost packet nothing comes until the next key frame, and one is asked for', () => {
  const asked: string[] = []
  const assembler = new H264Assembler(() => asked.push('key'))
  const groups = [[sequence, picture, aUnit(5, 100)], ...Array.from({ length: 130 }, () => [aUnit(1, 50)])]
  const packets = packetsOf([...groups, [aUnit(5, 80)], [aUnit(1, 40)]], 65_500)
  const without = packets.filter((_, nth) => nth !== 5)
  const pictures = without.flatMap((one) => assembler.push(one)).filter(({ is }) => is === 'picture')
  expect(pictures.map((part) => part.is === 'picture' && part.picture.isKey)).toEqual([
    ...[true, false, false],
    ...[true, false],
  ])
  expect(asked).toEqual(['key'])
})

test('time goes on over the end of RTP’s clock', () => {
  const assembler = new H264Assembler(() => undefined)
  const packets = packetsOf(
    [[sequence, picture, aUnit(5, 10)], [aUnit(1, 10)], [aUnit(1, 10)]],
    1,
    0xffff_f000,
  )
  const parts = packets.flatMap((one) => assembler.push(one))
  const times = parts.flatMap((part) => (part.is === 'picture' ? [Math.round(part.picture.ts / 1000)] : []))
  expect(times).toEqual([0, 67, 133])
})

test('the size of pictures is read out of their parameters, and what is cut short has none', () => {
  expect(pictureSizeOf(sequence)).toEqual({ width: 640, height: 480 })
  // High profile, 1920×1080 by cropping, as x264 writes it.
  const high = Buffer.from('67640028acd940780227e5c044000003000400000300c83c60c658', 'hex')
  expect(pictureSizeOf(high)).toEqual({ width: 1920, height: 1080 })
  expect(pictureSizeOf(sequence.subarray(0, 6))).toBeUndefined()
})

test('the parameters of a decoder’s record come out as they went in', () => {
  const assembler = new H264Assembler(() => undefined)
  const [form] = packetsOf([[sequence, picture, aUnit(5, 10)]], 1).flatMap((one) => assembler.push(one))
  const description = form?.is === 'form' ? form.form.description : Buffer.alloc(0)
  expect(parametersIn(description).map((unit) => Buffer.from(unit))).toEqual([sequence, picture])
})

test('any bytes at all are taken without a fault', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(0xffff), fc.boolean(), fc.uint8Array({ maxLength: 60 }))),
      (packets) => {
        const assembler = new H264Assembler(() => undefined)
        for (const [seq, isLast, payload] of packets) assembler.push({ seq, timestamp: seq, isLast, payload })
      },
    ),
  )
})

/** A unit of a type, filled with bytes that are never a start code. */
function aUnit(type: number, length: number): Buffer {
  return Buffer.concat([Buffer.from([0x60 | type]), Buffer.alloc(length, 0x5a)])
}

function packetsOf(groups: Buffer[][], firstSeq: number, firstTimestamp = 0): RtpPiece[] {
  return groups
    .flatMap((units, nth) => splitH264(units).map((payload) => ({ ...payload, nth })))
    .map(({ nth, ...payload }, index) => ({
      ...payload,
      seq: (firstSeq + index) & 0xffff,
      timestamp: (firstTimestamp + nth * 6_000) >>> 0,
    }))
}

/** The same packets, each up to three places later. */
function shuffled(packets: RtpPiece[], delays: fc.Stream<number>): RtpPiece[] {
  const late = packets.map((packet, at) => ({ packet, at: at + (delays.next().value ?? 0) }))
  return late.toSorted((one, other) => one.at - other.at).map(({ packet }) => packet)
}
