import { generateKeySync } from 'node:crypto'
import { expect, test } from 'vitest'
import { openBytes, sealBytes } from './sealed-bytes.ts'

const key = generateKeySync('aes', { length: 256 })
const bytes = Buffer.from('what Linh wrote')

test('what is sealed opens with its key in its place, and is sealed otherwise each time', () => {
  const sealed = sealBytes(key, 'one/0', bytes)
  expect(openBytes(key, 'one/0', sealed)).toEqual(bytes)
  expect(sealed.includes('Linh')).toBe(false)
  expect(sealBytes(key, 'one/0', bytes).equals(sealed)).toBe(false)
})

test('nothing opens in another place, with another key, changed by a bit, or cut within its tag', () => {
  const sealed = sealBytes(key, 'one/0', bytes)
  const changed = Buffer.from(sealed)
  changed[30] = (changed[30] ?? 0) ^ 1
  expect(() => openBytes(key, 'one/1', sealed)).toThrow()
  expect(() => openBytes(generateKeySync('aes', { length: 256 }), 'one/0', sealed)).toThrow()
  expect(() => openBytes(key, 'one/0', changed)).toThrow()
  expect(() => openBytes(key, 'one/0', sealBytes(key, 'one/0', Buffer.alloc(0)).subarray(0, 16))).toThrow()
})
