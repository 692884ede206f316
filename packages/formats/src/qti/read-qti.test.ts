import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFile } from '../all.ts'
import { UnreadableFile } from '../reading.ts'
import { readXml } from '../xml.ts'
import { zipOfTexts } from '../zip/testing-zip.ts'
import { interactionKinds, interactionsIn } from './interaction.ts'
import { qtiItemOf, unknownRuleOf } from './item.ts'
import { plainNames } from './plain-names.ts'

const declared = (id: string, cardinality: string, base: string, key: string[], mapping = '') =>
  `<qti-response-declaration identifier="${id}" cardinality="${cardinality}" base-type="${base}"><qti-correct-response>${key
    .map((value) => `<qti-value>${value}</qti-value>`)
    .join('')}</qti-correct-response>${mapping}</qti-response-declaration>`
const template = (name: string) =>
  `<qti-response-processing template="https://example.org/rptemplates/${name}.xml"/>`
const item = (declarations: string, body: string, processing: string, more = '') =>
  `<?xml version="1.0"?><qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="One" ${more}>${declarations}<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/><qti-item-body>${body}</qti-item-body>${processing}</qti-assessment-item>`
const choice = (kind: string, many: number, ids: string[]) =>
  `<qti-choice-interaction response-identifier="RESPONSE" max-choices="${many}" shuffle="true"><qti-prompt>Which?</qti-prompt>${ids
    .map((id) => `<qti-simple-choice identifier="${id}">${kind} ${id}</qti-simple-choice>`)
    .join('')}</qti-choice-interaction>`
const entries = (pairs: [string, number][], attributes = '') =>
  `<qti-mapping ${attributes}>${pairs.map(([key, value]) => `<qti-map-entry map-key="${key}" mapped-value="${value}"/>`).join('')}</qti-mapping>`

test('a choice by the template is right or wrong, in the names of 2.2 as in those of 3.0', () => {
  const three = item(
    declared('RESPONSE', 'single', 'identifier', ['B']),
    `<p>Say:</p>${choice('Option', 1, ['A', 'B'])}`,
    template('match_correct'),
  )
  const two = three
    .replaceAll('qti-assessment-item', 'assessmentItem')
    .replaceAll(/(<\/?)qti-([a-z-]+)/g, (_all, begin, name) => `${begin}${camel(name)}`)
    .replaceAll(/([a-z-]+)=/g, (_all, name) => `${camel(name)}=`)
  const [new3, old2] = [three, two].map(read)
  expect(new3).toMatchObject({ format: 'qti-3', items: [{ scored: { tried: 2, same: 2 } }] })
  expect(old2?.format).toBe('qti-2')
  expect(old2?.items[0]?.item).toMatchObject({ ...new3?.items[0]?.item, id: expect.any(String) })
  expect(new3?.items[0]?.item.text).toBe('Say:\n\nWhich?')
})

test('what is shown beside a chosen option or whatever is answered is said of it, all else is told', () => {
  const inline = (id: string) =>
    `<qti-feedback-inline outcome-identifier="SHOWN" identifier="${id}" show-hide="show">of ${id}</qti-feedback-inline>`
  const modal = (id: string, how: string) =>
    `<qti-modal-feedback outcome-identifier="SHOWN" identifier="${id}" show-hide="${how}"><p>${id}</p></qti-modal-feedback>`
  const rule =
    '<qti-set-outcome-value identifier="SHOWN"><qti-variable identifier="RESPONSE"/></qti-set-outcome-value>'
  const options = choice('Option', 0, ['A', 'B', 'C']).replace('Option A<', `Option A ${inline('A')}<`)
  const made = item(
    declared('RESPONSE', 'multiple', 'identifier', ['A', 'B']),
    options,
    `<qti-response-processing><qti-response-condition><qti-response-if><qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition>${rule}</qti-response-processing>${modal('always', 'hide')}${modal('B', 'hide')}`,
  )
  const outcome =
    '<qti-outcome-declaration identifier="SHOWN" cardinality="multiple" base-type="identifier"/>'
  const { items, warnings } = read(made.replace('<qti-item-body>', `${outcome}<qti-item-body>`))
  expect(items[0]?.item).toMatchObject({
    feedback: 'always',
    options: [{ text: 'Option A', feedback: 'of A' }, { text: 'Option B' }, { text: 'Option C' }],
  })
  expect(warnings.map(({ code }) => code)).toContain('feedback-dropped')
})

test('a mapping gives each option its own part, and its bounds hold', () => {
  const mapping = entries(
    [
      ['H', 1],
      ['O', 1],
      ['C', -1],
    ],
    'lower-bound="0" default-value="-2"',
  )
  const { items } = read(
    item(
      declared('RESPONSE', 'multiple', 'identifier', ['H', 'O'], mapping),
      choice('Atom', 0, ['H', 'O', 'C', 'N']),
      template('map_response'),
    ),
  )
  expect(items).toMatchObject([
    { scored: { tried: 16, same: 16 }, item: { kind: 'multiple-choice', points: 2, scoring: 'weights' } },
  ])
})

test('words are accepted as its rules take them, with their case and their part of the points', () => {
  const body = '<p>Richard, Duke of <qti-text-entry-interaction response-identifier="RESPONSE"/> he was</p>'
  const mapping = entries([
    ['York', 1],
    ['york', 0.5],
  ])
  const { items } = read(
    item(declared('RESPONSE', 'single', 'string', ['York'], mapping), body, template('map_response')),
  )
  expect(items[0]?.item).toMatchObject({
    kind: 'short-answer',
    text: 'Richard, Duke of _____ he was',
    accepted: ['York', { text: 'york', percent: 50 }],
    ignoresCase: false,
  })
})

test('a number has the tolerance of its rule', () => {
  const rule = `<qti-response-processing><qti-response-condition><qti-response-if><qti-equal tolerance-mode="absolute" tolerance="0.05"><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-equal><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">3</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>`
  const { items, warnings } = read(
    item(
      declared('RESPONSE', 'single', 'float', ['9.81']),
      '<qti-text-entry-interaction response-identifier="RESPONSE"/>',
      rule,
    ),
  )
  expect(items[0]?.item).toMatchObject({
    kind: 'numeric',
    points: 3,
    accepted: [{ value: '9.81', tolerance: '0.05' }],
  })
  expect(warnings).toEqual([])
})

test('rules beyond the templates are run, and what ours gives otherwise is told', () => {
  const one = (id: string, points: number) =>
    `<qti-response-condition><qti-response-if><qti-member><qti-base-value base-type="identifier">${id}</qti-base-value><qti-variable identifier="RESPONSE"/></qti-member><qti-set-outcome-value identifier="SCORE"><qti-sum><qti-variable identifier="SCORE"/><qti-base-value base-type="float">${points}</qti-base-value></qti-sum></qti-set-outcome-value></qti-response-if></qti-response-condition>`
  const bonus = `<qti-response-condition><qti-response-if><qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">9</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition>`
  const { items, warnings } = read(
    item(
      declared('RESPONSE', 'multiple', 'identifier', ['A', 'B']),
      choice('Option', 0, ['A', 'B', 'C']),
      `<qti-response-processing>${one('A', 2)}${one('B', 2)}${bonus}</qti-response-processing>`,
    ),
  )
  expect(items[0]?.scored?.same).toBeLessThan(items[0]?.scored?.tried ?? 0)
  expect(warnings).toMatchObject([{ code: 'scored-otherwise' }])
})

test('a rule that nobody knows keeps the item out, whole', () => {
  const rule = '<qti-response-processing><qti-custom-operator class="x"/></qti-response-processing>'
  const { items, leftOut, kept } = read(
    item(declared('RESPONSE', 'single', 'identifier', ['A']), choice('Option', 1, ['A', 'B']), rule),
  )
  expect(items).toEqual([])
  expect(leftOut).toMatchObject([{ code: 'kind-not-ours', detail: 'One: custom-operator' }])
  expect(kept).toMatchObject([
    { interactions: ['choice'], source: expect.stringContaining('qti-custom-operator') },
  ])
})

test('each of the 21 interactions is known by its name', () => {
  const bodies = interactionKinds.map((kind) => `<qti-${kind}-interaction response-identifier="R"/>`)
  const found = interactionsIn(plainNames(readXml(`<a>${bodies.join('')}</a>`)))
  expect(found.map(({ kind }) => kind)).toEqual([...interactionKinds])
  expect(new Set(interactionKinds).size).toBe(21)
})

test('a package keeps the order, times and points of its test, and its pictures', () => {
  const test3 = `<qti-assessment-test identifier="t" title="T"><qti-test-part identifier="p" navigation-mode="linear"><qti-assessment-section identifier="s" title="S"><qti-time-limits max-time="600"/><qti-selection select="1"/><qti-ordering shuffle="true"/><qti-assessment-item-ref identifier="a" href="../items/a.xml"><qti-weight identifier="w" value="4"/></qti-assessment-item-ref><qti-assessment-item-ref identifier="b" href="b.xml"/></qti-assessment-section></qti-test-part></qti-assessment-test>`
  const body = `<p><img src="../pics/m%20a.png" alt="Map"/></p>${choice('Option', 1, ['A', 'B'])}`
  const reading = readFile(
    'test.zip',
    zipOfTexts({
      'imsmanifest.xml':
        '<manifest><resources><resource identifier="t" href="tests/t.xml"/></resources></manifest>',
      'tests/t.xml': test3,
      'items/a.xml': item(
        declared('RESPONSE', 'single', 'identifier', ['A']),
        body,
        template('match_correct'),
      ),
      'pics/m a.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]),
    }),
  )
  expect(reading.sections).toMatchObject([
    { title: 'S', minutes: 10, take: 1, shuffles: true, isForward: true, items: [0] },
  ])
  expect(reading.items).toMatchObject([
    { place: { file: 'items/a.xml' }, category: 'S', item: { points: 4 } },
  ])
  expect(reading.items[0]?.item.text).toBe(`![Map](file:${reading.files[0]?.id})\n\nWhich?`)
  expect(reading.leftOut).toMatchObject([{ code: 'file-missing', detail: 'tests/b.xml' }])
})

test('one file that is damaged stays out of its package alone', () => {
  const good = item(
    declared('RESPONSE', 'single', 'identifier', ['A']),
    choice('Option', 1, ['A', 'B']),
    template('match_correct'),
  )
  const { items, leftOut } = readFile(
    'p.zip',
    zipOfTexts({
      'a.xml': good,
      'b.xml': good.slice(0, 300),
      'c.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    }),
  )
  expect(items).toHaveLength(1)
  expect(leftOut).toMatchObject([
    { place: { file: 'b.xml' }, code: 'xml-not-well-formed' },
    { place: { file: 'c.xml', line: 1 }, code: 'xml-own-entities' },
  ])
})

test.each([
  ['utf-16le', '\uFEFF'],
  ['utf-16le', ''],
])('an item in %s is read, marked by %j', (encoding, mark) => {
  const text = item(
    declared('RESPONSE', 'single', 'identifier', ['A']),
    choice('Đáp án', 1, ['A', 'B']),
    template('match_correct'),
  )
  const bytes = new Uint8Array(Buffer.from(mark + text, 'utf16le'))
  expect(readFile('a.xml', bytes)).toMatchObject({
    encoding,
    items: [{ item: { options: [{ text: 'Đáp án A' }, {}] } }],
  })
})

test('an item in Latin-1 is read by what its declaration says', () => {
  const text = item(
    declared('RESPONSE', 'single', 'identifier', ['A']),
    choice('Réponse', 1, ['A', 'B']),
    template('match_correct'),
  )
  const bytes = new Uint8Array(
    Buffer.from(text.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"'), 'latin1'),
  )
  expect(readFile('a.xml', bytes).items[0]?.item).toMatchObject({ options: [{ text: 'Réponse A' }, {}] })
})

test('rules that take longer than a file may are not run to their end', () => {
  const text = item(declared('RESPONSE', 'single', 'identifier', ['A']), '', template('match_correct'))
  const root = plainNames(readXml(text))
  const left = (steps: number) => unknownRuleOf(qtiItemOf(root, () => undefined, { left: steps }))
  expect([left(3), left(100)]).toEqual(['too many steps', undefined])
})

const whole = item(
  declared('RESPONSE', 'multiple', 'identifier', ['A'], entries([['A', 1]])),
  `<p>Text <b>bold</b></p>${choice('Option', 0, ['A', 'B', 'C'])}<qti-match-interaction response-identifier="X"><qti-simple-match-set/></qti-match-interaction>`,
  template('map_response'),
)
const piece = fc.oneof(
  fc.constantFrom(
    '<',
    '>',
    '"',
    '&',
    'qti-',
    '</p>',
    ']]>',
    '<![CDATA[',
    'NaN',
    '-1',
    '',
    'multiple',
    'ordered',
    'float',
    'point',
    'directedPair',
  ),
  fc.string({ maxLength: 8 }),
)

test('whatever is changed in an item, nothing but a notice of ours is thrown', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length), fc.nat(30), piece), { maxLength: 4 }), (changes) => {
      const text = changes.reduce(
        (now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length),
        whole,
      )
      expect(outcomeOf(text)).toMatch(/^(read|[a-z-]+)$/)
    }),
    { numRuns: 300 },
  )
})

function outcomeOf(text: string): string {
  try {
    read(text)
    return 'read'
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code
    throw error
  }
}

function camel(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase())
}

function read(text: string) {
  return readFile('a.xml', new TextEncoder().encode(text))
}
