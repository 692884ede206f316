import { expect, test } from 'vitest'
import { readPixmaps } from './pixmap.ts'

const two = Buffer.concat([
  Buffer.from('P6\n2 1\n255\n'),
  Uint8Array.of(1, 2, 3, 4, 5, 6),
  Buffer.from('P6\n1 1\n255\n'),
  Uint8Array.of(10, 10, 10),
])

async function* inPiecesOf(length: number): AsyncGenerator<Uint8Array> {
  yield* Array.from({ length: Math.ceil(two.length / length) }, (_, index) =>
    two.subarray(index * length, (index + 1) * length),
  )
}

test.each([1, 7, 13, 100])(
  'pictures come whole however the stream is cut, here after %i bytes',
  async (length) => {
    const pictures = await Array.fromAsync(readPixmaps(inPiecesOf(length)))
    expect(pictures).toEqual([
      { width: 2, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3, 4, 5, 6) },
      { width: 1, height: 1, channels: 3, data: Uint8Array.of(10, 10, 10) },
    ])
  },
)

test('what is no pixmap is refused', async () => {
  async function* page() {
    yield Buffer.from('<!doctype html><title>This is something else</title>')
  }
  await expect(Array.fromAsync(readPixmaps(page()))).rejects.toThrow('no portable pixmap')
})
