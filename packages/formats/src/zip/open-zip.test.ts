import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UnreadableFile } from '../reading.ts'
import { openZip } from './open-zip.ts'
import { type Packed, zipOf } from './testing-zip.ts'

test('files are unpacked by their names, stored or deflated', () => {
  const archive = openZip(
    zipOf([
      { name: 'a.txt', bytes: 'one '.repeat(100) },
      { name: 'b/ảnh.png', bytes: 'two', isStored: true },
      { name: '__MACOSX/a.txt', bytes: 'litter' },
      { name: 'b/', bytes: '', isStored: true },
    ]),
  )
  expect(archive.names).toEqual(['a.txt', 'b/ảnh.png'])
  expect(textIn(archive.bytesOf('a.txt'))).toBe('one '.repeat(100))
  expect(textIn(archive.bytesOf('b/ảnh.png'))).toBe('two')
  expect(archive.bytesOf('c')).toBeUndefined()
})

test.each([
  ['../up.txt', 'zip-way-out'],
  ['a/../../up.txt', 'zip-way-out'],
  ['/etc/passwd', 'zip-way-out'],
  ['C:\\up.txt', 'zip-way-out'],
  ['a\\..\\..\\up.txt', 'zip-way-out'],
  ['a\0.png', 'zip-way-out'],
])('the name %j leads out of the archive and refuses it', (name, code) => {
  expect(() => openZip(zipOf([{ name, bytes: 'x' }]))).toThrow(expect.objectContaining({ code }))
})

test.each<[string, Partial<Packed>, string]>([
  ['a link', { mode: 0xa1ff }, 'zip-link'],
  ['an encrypted file', { flags: 0x801 }, 'zip-encrypted'],
  ['another way of packing', { method: 12 }, 'zip-of-another-kind'],
  ['a size beyond all bounds', { claimedSize: 60_000_000 }, 'zip-too-large'],
])('%s refuses the archive', (_what, forged, code) => {
  expect(() => openZip(zipOf([{ name: 'a', bytes: 'x', ...forged }]))).toThrow(
    expect.objectContaining({ code }),
  )
})

test('a bomb is refused by what its directory says, before it is unpacked', () => {
  const bomb = zipOf([{ name: 'zeros', bytes: new Uint8Array(5_000_000) }])
  expect(() => openZip(bomb)).toThrow(expect.objectContaining({ code: 'zip-too-large' }))
})

test('a file that unpacks to more than the directory says is damaged, and costs no more than that', () => {
  const archive = openZip(zipOf([{ name: 'a', bytes: 'x'.repeat(100_000), claimedSize: 10 }]))
  expect(() => archive.bytesOf('a')).toThrow(expect.objectContaining({ code: 'zip-broken' }))
})

test('many files that are small alone and large together are refused', () => {
  const files = Array.from({ length: 6 }, (_, at) => ({
    name: `${at}`,
    bytes: randomBytes(100),
    isStored: true,
    claimedSize: 40_000_000,
  }))
  expect(() => openZip(zipOf(files))).toThrow(expect.objectContaining({ code: 'zip-too-large' }))
})

test('files that share their bytes are refused', () => {
  const files = [
    { name: 'a', bytes: 'same' },
    { name: 'b', bytes: 'same', begin: 0 },
  ]
  expect(() => openZip(zipOf(files))).toThrow(expect.objectContaining({ code: 'zip-broken' }))
})

test('a name that is in it twice refuses the archive', () => {
  const files = [
    { name: 'a', bytes: 'one' },
    { name: './a', bytes: 'two' },
  ]
  expect(() => openZip(zipOf(files))).toThrow(expect.objectContaining({ code: 'zip-broken' }))
})

test('more files than an archive of questions has are refused', () => {
  const files = Array.from({ length: 5001 }, (_, at) => ({ name: `${at}`, bytes: '', isStored: true }))
  expect(() => openZip(zipOf(files))).toThrow(expect.objectContaining({ code: 'zip-too-many-files' }))
})

test('whatever bytes are changed or cut, nothing but a notice of ours is thrown', () => {
  const whole = zipOf([
    { name: 'a.xml', bytes: '<a/>'.repeat(20) },
    { name: 'b.png', bytes: 'picture', isStored: true },
  ])
  fc.assert(
    fc.property(
      fc.array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) }), { maxLength: 6 }),
      fc.nat(whole.length),
      (changes, cut) => {
        const damaged = whole.slice(0, whole.length - (cut % 40))
        changes.map(({ at, byte }) => damaged.fill(byte, at, at + 1))
        expect(outcomeOf(damaged)).toMatch(/^(read|zip-)/)
      },
    ),
    { numRuns: 2000 },
  )
})

function outcomeOf(bytes: Uint8Array): string {
  try {
    const archive = openZip(bytes)
    archive.names.map(archive.bytesOf)
    return 'read'
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code
    throw error
  }
}

function textIn(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes)
}
