import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

test('UTF-16 is read with its mark and without', () => {
  const text = 'Câu hỏi: what is it?\n'
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'))
  expect(decodeText(bytes)).toEqual({ text, encoding: 'utf-16le' })
  expect(decodeText(new Uint8Array([0xff, 0xfe, ...bytes]))).toEqual({ text, encoding: 'utf-16le' })
  expect(decodeText(bytes.map((_, at) => bytes[at ^ 1] ?? 0))).toEqual({ text, encoding: 'utf-16be' })
})

test('French in Latin-1 is read as French', () => {
  expect(decodeText(latin('Où est l’élève ? Très bien.'.replace('’', "'")))).toEqual({
    text: "Où est l'élève ? Très bien.",
    encoding: 'windows-1252',
  })
})

test('Vietnamese in Windows-1258 is read with its tones put together', () => {
  // ð is the letter đ there; ì, ò, Ò and Þ are tone marks after their vowel.
  const bytes = latin('nhi\xea\xf2t \xf0\xf4\xf2, th\xfd\xf5\xecc')
  expect(decodeText(bytes)).toEqual({ text: 'nhiệt độ, thước', encoding: 'windows-1258' })
})

test('Italian is not taken for Vietnamese', () => {
  expect(decodeText(latin('Lunedì può andare più in là')).encoding).toBe('windows-1252')
})

test('letters taken apart are put together, and NULs go', () => {
  expect(decodeText(new TextEncoder().encode('a\u0301\0\r\nb')).text).toBe('á\nb')
})

test('an encoding nobody knows is refused', () => {
  expect(() => decodeText(latin('\xe9'), 'utf-77')).toThrow('no encoding is called utf-77')
})
