import { expect, test } from 'vitest'
import { readXml, wordsWithin } from './xml.ts'

test('entities of its own are refused before any of them is used', () => {
  const bomb = `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>`
  expect(() => readXml(bomb)).toThrow(
    expect.objectContaining({ code: 'xml-own-entities', place: { line: 1 } }),
  )
  const outside = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>'
  expect(() => readXml(outside)).toThrow(expect.objectContaining({ code: 'xml-own-entities' }))
})

test('nesting without end is refused while it is read', () => {
  expect(() => readXml('<a>'.repeat(5_000_000))).toThrow(expect.objectContaining({ code: 'xml-too-deep' }))
})

test('what is not well formed names its line', () => {
  expect(() => readXml('<a>\n<b>\n</a>')).toThrow(
    expect.objectContaining({ code: 'xml-not-well-formed', place: { line: 3 } }),
  )
})

test('a document type that only names its DTD is harmless, as nothing is fetched', () => {
  expect(
    wordsWithin(readXml('<!DOCTYPE q SYSTEM "http://example.org/q.dtd"><q>a&amp;b<![CDATA[<c>]]></q>')),
  ).toBe('a&b<c>')
})
