import { expect, test } from 'vitest'
import { WebmSplitter } from './split-webm.ts'

function element(id: number[], content: Uint8Array): Buffer {
  return Buffer.from([...id, 0x80 | content.length, ...content])
}

const unknownSize = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
const head = Buffer.concat([
  element([0x1a, 0x45, 0xdf, 0xa3], Buffer.from('webm')),
  Buffer.from([0x18, 0x53, 0x80, 0x67, ...unknownSize]),
  element([0x15, 0x49, 0xa9, 0x66], Buffer.from('info')),
])

function aCluster(time: number, data: string): Buffer {
  return Buffer.concat([
    Buffer.from([0x1f, 0x43, 0xb6, 0x75, ...unknownSize]),
    element([0xe7], Buffer.from([time >> 8, time & 255])),
    element([0xa3], Buffer.from(data)),
  ])
}

test('blobs that begin at no cluster become the head and whole clusters with their times', () => {
  const whole = Buffer.concat([head, aCluster(0, 'first'), aCluster(1234, 'second')])
  const splitter = new WebmSplitter()
  const parts = [
    ...[whole.subarray(0, 9), whole.subarray(9, 50), whole.subarray(50)].flatMap((blob) =>
      splitter.push(blob),
    ),
    ...splitter.end(),
  ]
  expect(parts.map((part) => ({ ...part, bytes: Buffer.from(part.bytes) }))).toEqual([
    { is: 'init', bytes: head },
    { is: 'fragment', bytes: aCluster(0, 'first'), ts: 0 },
    { is: 'fragment', bytes: aCluster(1234, 'second'), ts: 1_234_000 },
  ])
})
