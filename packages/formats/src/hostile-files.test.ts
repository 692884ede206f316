import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFile } from './all.ts'
import { UnreadableFile } from './reading.ts'
import { zipOfTexts } from './zip/testing-zip.ts'

test('the same laughs a billion times are refused wherever they lie', () => {
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)
  const bomb = `<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY l0 "ha">${laughs.join('')}]><quiz>&l9;</quiz>`
  expect(outcomeOf('a.xml', bomb)).toBe('xml-own-entities')
  expect(outcomeOf('a.xml', bomb.replaceAll('quiz', 'questestinterop'))).toBe('xml-own-entities')
  expect(outcomeOf('a.xml', bomb.replaceAll('quiz', 'qti-assessment-item'))).toBe('xml-own-entities')
})

test('nesting without end is refused in every format that is XML', () => {
  expect(outcomeOf('a.xml', `<questestinterop>${'<section>'.repeat(100_000)}`)).toBe('xml-too-deep')
  expect(outcomeOf('a.xml', `<qti-assessment-item>${'<div>'.repeat(100_000)}`)).toBe('xml-too-deep')
})

test('a section that refers to itself is read to a depth and no further', () => {
  const section =
    '<qti-assessment-section identifier="s"><qti-assessment-section-ref href="s.xml"/></qti-assessment-section>'
  const asked =
    '<qti-assessment-test><qti-test-part><qti-assessment-section-ref href="s.xml"/></qti-test-part></qti-assessment-test>'
  const read = readFile('a.zip', zipOfTexts({ 't.xml': asked, 's.xml': section }))
  expect(read.leftOut).toMatchObject([{ code: 'file-missing', detail: 's.xml' }])
})

test('an archive of no questions, and archives in an archive, are of no known format', () => {
  expect(outcomeOf('a.zip', zipOfTexts({ 'readme.txt': 'Hello' }))).toBe('unknown-format')
  const inner = zipOfTexts({ 'a.xml': '<qti-assessment-item/>' })
  expect(outcomeOf('a.zip', zipOfTexts({ 'inner.zip': inner }))).toBe('unknown-format')
})

test('a file that only calls itself an image brings nothing in', () => {
  const item =
    '<qti-assessment-item><qti-item-body><p><img src="a.png" alt="A"/></p></qti-item-body></qti-assessment-item>'
  const read = readFile('a.zip', zipOfTexts({ 'a.xml': item, 'a.png': '<svg onload="alert(1)"/>' }))
  expect(read.files).toEqual([])
  expect(read.warnings).toContainEqual(expect.objectContaining({ code: 'image-of-another-kind' }))
})

test('a name that every object of ours has is none that a file may use', () => {
  const kind = '<qti-choice-interaction response-identifier="R" max-choices="1">'
  const choices =
    '<qti-simple-choice identifier="A">A</qti-simple-choice><qti-simple-choice identifier="B">B</qti-simple-choice>'
  const body = `<qti-item-body>${kind}${choices}</qti-choice-interaction></qti-item-body>`
  const declared =
    '<qti-response-declaration identifier="R" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>'
  const rule = '<qti-response-if><constructor/></qti-response-if>'
  const rules = `<qti-response-processing><qti-response-condition>${rule}</qti-response-condition></qti-response-processing>`
  const item = `<qti-assessment-item identifier="i" title="t">${declared}${body}${rules}</qti-assessment-item>`
  expect(readFile('a.xml', new Uint8Array(Buffer.from(item))).leftOut).toMatchObject([
    { code: 'kind-not-ours', detail: 't: constructor' },
  ])
  const html = '<![CDATA[<constructor>What?</constructor>]]>'
  const question = `<question type="essay"><questiontext format="html"><text>${html}</text></questiontext></question>`
  const moodle = readFile('a.xml', new Uint8Array(Buffer.from(`<quiz>${question}</quiz>`)))
  expect(moodle.items).toMatchObject([{ item: { text: 'What?' } }])
})

test('Vietnamese in Windows-1258 is read by its letters, with its tones put together', () => {
  // “Đáp án nào đúng?” as that code page writes it: the tone behind its vowel.
  const text = 'Ð\u00e1p \u00e1n na\u00cc o \u00f0u\u00ecng?\nA) Hu\u00ea\u00ec\nB) Vinh\nANSWER: A\n'
  const read = readFile('a.txt', new Uint8Array(Buffer.from(text, 'latin1')))
  expect(read).toMatchObject({
    encoding: 'windows-1258',
    items: [{ item: { options: [{ text: 'Huế' }, {}] } }],
  })
})

const words = fc.constantFrom(
  ...[
    '{',
    '}',
    '=',
    '~',
    '::',
    '->',
    '#',
    '%50%',
    '//',
    '\\',
    '$CATEGORY:',
    '[html]',
    '{{g1}}',
    '&lt;',
    '<b>',
    '$$',
    '\\(',
  ],
  ...[
    'A) ',
    'B. ',
    'ANSWER: A',
    '<quiz>',
    '<question type="cloze">',
    '</question>',
    '<text>',
    '{1:SHORTANSWER:=a}',
    '\n',
  ],
  ...[
    '<questestinterop>',
    '<item>',
    '<presentation>',
    '<response_lid ident="r">',
    '<respcondition>',
    '<varequal>',
    '</item>',
  ],
  ...['ế', 'e\u0302\u0301', '\u0000', '\uFDD0', '𝒙', '\u202E'],
)

test('whatever a text is made of, nothing but a notice of ours is thrown', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 40 }),
      fc.constantFrom('a.gift', 'a.txt', 'a.xml'),
      (pieces, name) => {
        expect(outcomeOf(name, pieces.join(''))).toMatch(/^[a-z0-9-]+$/)
        expect(outcomeOf(name, `<questestinterop><item>${pieces.join('')}</item></questestinterop>`)).toMatch(
          /^[a-z0-9-]+$/,
        )
      },
    ),
    { numRuns: 500 },
  )
})

test('whatever bytes a file has, nothing but a notice of ours is thrown', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('', 'PK\u0003\u0004', 'PK\u0005\u0006'),
      (bytes, begin) => {
        const file = new Uint8Array(Buffer.concat([Buffer.from(begin, 'latin1'), bytes]))
        expect(outcomeOf('a', file)).toMatch(/^[a-z0-9-]+$/)
      },
    ),
    { numRuns: 1000 },
  )
})

/** The format that was read, or the code of why none was. */
function outcomeOf(name: string, content: string | Uint8Array): string {
  try {
    return readFile(name, typeof content === 'string' ? new TextEncoder().encode(content) : content).format
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code
    throw error
  }
}
