import { expect, test } from 'vitest'
import { SinceKey } from './since-key.ts'

test('frames come back as they were added, and as copies', () => {
  const since = new SinceKey()
  const frame = Buffer.from('key')
  since.add(frame)
  since.add(Buffer.from('a longer delta'))
  frame.fill(0)
  const copies = since.first(9)
  since.clear()
  since.add(Buffer.from('another key, longer than all before'))
  expect(copies.map(String)).toEqual(['key', 'a longer delta'])
  expect(since.first(9).map(String)).toEqual(['another key, longer than all before'])
})

test('only as many come as are asked for, and none after clearing', () => {
  const since = new SinceKey()
  since.add(Buffer.from('key'))
  since.add(Buffer.from('delta'))
  expect(since.first(1).map(String)).toEqual(['key'])
  since.clear()
  expect([since.count, since.first(9)]).toEqual([0, []])
})

test('a large picture does not keep its room for small ones', () => {
  const since = new SinceKey()
  since.add(Buffer.alloc(1_000_000, 7))
  since.clear()
  since.add(Buffer.from('small'))
  since.clear()
  since.add(Buffer.from('smaller'))
  expect(since.first(1).map((copy) => [String(copy), copy.buffer.byteLength < 100_000])).toEqual([
    ['smaller', true],
  ])
})
