import { type Item, Item as ItemSchema } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { renderText } from '@invigil/items/text.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFile } from '../all.ts'
import type { ReadItem } from '../reading.ts'
import { writers } from './all.ts'
import { saidInGap, saidOfForms, saidOfNumbers } from './testing-said.ts'
import type { WrittenFormat } from './writing.ts'

function written(format: WrittenFormat, items: Item[]) {
  const writer = writers.find(({ name }) => name === format)
  const content: ReadItem[] = items.map((item) => ({
    place: {},
    name: 'A name',
    category: null,
    tags: ['t: 1'],
    item,
  }))
  const file = writer?.write({ items: content, files: [], title: 'Exam' })
  const reading = readFile(`a.${writer?.extension}`, file?.bytes ?? new Uint8Array())
  return { file, reading, items: reading.items.map(({ item }) => comparable(item)) }
}

/** What an item asks and accepts: texts as they are seen, ids by their order, without points. */
function comparable(item: Item): unknown {
  const ids = new Map<string, string>()
  const { id, points, ...asked } = item
  JSON.stringify(asked, (name, value) => {
    if (name === 'id' && !ids.has(value)) ids.set(value, `#${ids.size}`)
    return value
  })
  return JSON.parse(
    JSON.stringify(asked, (name, value) => {
      if (typeof value !== 'string') return value
      if (name === 'text' || name.startsWith('feedback'))
        return renderText(value).html.replaceAll(/\{\{(.*?)\}\}/g, (_w, gap) => ids.get(gap) ?? '')
      return ids.get(value) ?? value
    }),
  )
}

const words = fc
  .array(
    fc.constantFrom(
      'Hà Nội',
      'a',
      'x = 1',
      '~',
      '{b}',
      '# 5',
      '50%',
      ': c',
      '\\',
      '<b>',
      '&amp;',
      '->',
      '"',
      "'",
      '*',
      '1.',
      '_',
      '$5',
      '[html]',
      '//',
      'ế',
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => `w ${pieces.join(' ')} w`)
/** As an author would write exactly these words in our editor. */
const plainText = words.map((text) => text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~$&:=]/g, '\\$&'))
const richText = fc.oneof(
  plainText,
  plainText.map((text) => `**bold** and *slanted* ${text}`),
  plainText.map((text) => `${text}\n\nSecond paragraph with $x^2$`),
  plainText.map((text) => `- one ${text}\n- two`),
)
const options = (text: fc.Arbitrary<string>) =>
  fc
    .uniqueArray(text, { minLength: 2, maxLength: 5, selector: (one) => renderText(one).html })
    .chain((texts) =>
      fc
        .nat(texts.length - 1)
        .map((right) =>
          texts.map((one, at) => ({ id: 'abcde'.charAt(at), text: one, isCorrect: at === right })),
        ),
    )

function choices(text: fc.Arbitrary<string>): fc.Arbitrary<Item> {
  return fc.record({ text, options: options(text) }).map((parts) => anItem('single-choice', parts))
}

const short = fc.record({ text: richText, accepted: fc.uniqueArray(words, { minLength: 1, maxLength: 3 }) })
const figure = fc.integer({ min: -9999, max: 9999 }).map((value) => String(value / 100))
const numbers = fc.record({ value: figure, tolerance: fc.constantFrom('0', '0.5', '2') })

function anyItem(text: fc.Arbitrary<string>): fc.Arbitrary<Item> {
  return fc.oneof(
    choices(text),
    fc.record({ text, options: options(text) }).map((parts) => anItem('multiple-choice', parts)),
    fc.record({ text, isTrue: fc.boolean() }).map((parts) => anItem('true-false', parts)),
    short.map((parts) => anItem('short-answer', parts)),
    fc
      .record({ text, one: numbers })
      .map(({ text: asked, one }) =>
        anItem('numeric', { text: asked, accepted: [{ ...one, toleranceIn: 'units', percent: 100 }] }),
      ),
    text.map((asked) => anItem('essay', { text: asked, minWords: null, maxWords: null })),
    text.map((asked) => anItem('matching', { text: asked })),
  )
}

/** The item, with something said of it and of each of its options, forms, values and gaps, or of none. */
function explained(items: fc.Arbitrary<Item>): fc.Arbitrary<Item> {
  const said = fc.tuple(fc.boolean(), richText, richText, richText)
  return fc.tuple(items, said).map(([item, [isSaid, feedback, onTrue, onFalse]]): Item => {
    if (!isSaid || item.kind === 'information') return item
    if (item.kind === 'true-false')
      return { ...item, feedback, feedbackOnTrue: onTrue, feedbackOnFalse: onFalse }
    if (item.kind === 'numeric')
      return { ...item, feedback, accepted: saidOfNumbers(item.accepted, onTrue, onFalse) }
    if (item.kind === 'short-answer')
      return { ...item, feedback, accepted: saidOfForms(item.accepted, onTrue, onFalse) }
    if (item.kind === 'cloze')
      return { ...item, feedback, gaps: item.gaps.map((gap) => saidInGap(gap, onTrue, onFalse)) }
    if (item.kind !== 'single-choice' && item.kind !== 'multiple-choice') return { ...item, feedback }
    const options = item.options.map((option, at) => (at === 1 ? option : { ...option, feedback: onTrue }))
    return { ...item, feedback: onFalse, options }
  })
}

test('whatever GIFT can hold reads back as it was', () => {
  fc.assert(
    fc.property(fc.array(explained(anyItem(richText)), { minLength: 1, maxLength: 4 }), (items) => {
      expect(written('gift', items).items).toEqual(items.map(comparable))
    }),
    { numRuns: 60 },
  )
})

test('whatever Moodle XML can hold reads back as it was', () => {
  const kinds = fc.oneof(
    anyItem(richText),
    richText.map((text) => anItem('ordering', { text })),
    richText.map((text) => anItem('information', { text })),
    fc
      .record({ text: richText, minWords: fc.constant(5), maxWords: fc.constant(90) })
      .map((parts) => anItem('essay', parts)),
    plainText.map((text) => anItem('cloze', { text: `${text} {{1}} and {{2}} is {{3}}` })),
  )
  fc.assert(
    fc.property(fc.array(explained(kinds), { minLength: 1, maxLength: 4 }), (items) => {
      expect(written('moodle-xml', items).items).toEqual(items.map(comparable))
    }),
    { numRuns: 60 },
  )
})

const weight = fc.constantFrom(1, 2, 2.5)
const gapped = fc
  .record({
    text: plainText,
    accepted: fc.uniqueArray(words, { minLength: 1, maxLength: 3 }),
    one: numbers,
    weight,
  })
  .map(({ text, accepted, one, weight: own }): Item => {
    const gaps = [
      { ask: 'number', id: 'gap-x', weight: 1, accepted: [{ ...one, toleranceIn: 'units', percent: 100 }] },
      { ask: 'text', id: 'gap-y', weight: own, ignoresCase: false, accepted },
      ...anItem('cloze')
        .gaps.slice(2)
        .map((gap) => ({ ...gap, id: 'gap-z' })),
    ]
    return anItem('cloze', { text: `${text} {{gap-x}} and {{gap-y}} is {{gap-z}}`, gaps: gaps as never })
  })
const cells = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })
const tables = fc
  .record({ text: richText, rows: fc.array(cells, { minLength: 2, maxLength: 4 }), takesMany: fc.boolean() })
  .chain(({ text, rows, takesMany }) =>
    fc.constantFrom('each', 'right-minus-wrong', 'all-or-nothing').map((scoring): Item => {
      const columns = ['a', 'b', 'c'].map((id) => ({ id, text: `column ${id}` }))
      const own = rows.map((right, at) => ({
        id: `r${at}`,
        text: `row ${at}`,
        right: takesMany ? right.toSorted() : right.slice(0, 1),
      }))
      return anItem('matrix', {
        text,
        rows: own,
        columns,
        takesMany,
        keepsOrder: true,
        scoring: scoring as never,
      })
    }),
  )

test('whatever a package of QTI 3.0 can hold reads back as it was, scored as it was', () => {
  const kinds = fc.oneof(
    // A choice of two is the same under several rules.
    anyItem(richText).filter(({ kind }) => kind !== 'true-false' && kind !== 'multiple-choice'),
    richText.map((text) => anItem('multiple-choice', { text })),
    richText.map((text) => anItem('ordering', { text, scoring: 'exact' })),
    richText.map((text) => anItem('information', { text })),
    richText.map((text) => anItem('multiple-choice', { text, scoring: 'all-or-nothing' })),
    richText.map((text) => anItem('drawing', { text, most: 4 })),
    gapped,
    tables,
  )
  fc.assert(
    fc.property(fc.array(explained(kinds), { minLength: 1, maxLength: 3 }), (items) => {
      const { items: read, reading } = written('qti', items)
      expect(read).toEqual(items.map(comparable))
      expect(reading.items.every(({ scored }) => !scored || scored.same === scored.tried)).toBe(true)
      expect(reading.items.map(({ item }) => item.points)).toEqual(items.map(({ points }) => points))
    }),
    { numRuns: 30 },
  )
})

test('a choice of one in mere words reads back from Aiken as it was', () => {
  fc.assert(
    fc.property(fc.array(choices(plainText), { minLength: 1, maxLength: 4 }), (items) => {
      expect(written('aiken', items).items).toEqual(items.map(comparable))
    }),
    { numRuns: 60 },
  )
})

test('our own JSON holds every kind whole', () => {
  const items = ItemSchema.options.map(({ shape }) => anItem(shape.kind.value))
  const { reading, file } = written('json', items)
  expect(reading.items.map(({ item }) => item)).toEqual(items)
  expect(file?.items.every(({ isLeftOut, losses }) => !isLeftOut && losses.length === 0)).toBe(true)
})

test('tags and names come back from GIFT and Moodle XML', () => {
  expect(written('gift', [anItem('essay')]).reading.items).toMatchObject([{ name: 'A name', tags: ['t: 1'] }])
  expect(written('moodle-xml', [anItem('essay')]).reading.items).toMatchObject([
    { name: 'A name', tags: ['t: 1'] },
  ])
})

test('what a format has no kind for is left out and said, and the others are written', () => {
  const items = [anItem('hotspot'), anItem('true-false', { points: 1 })]
  const { file, reading } = written('gift', items)
  expect(file?.items).toEqual([
    { isLeftOut: true, losses: ['kind'] },
    { isLeftOut: false, losses: [] },
  ])
  expect(reading.items).toHaveLength(1)
})

test('what a format cannot hold of a question is said', () => {
  const item = anItem('short-answer', {
    points: 3,
    ignoresAccents: true,
    text: '![A cell](file:0199a1c0-5e00-4001-8a00-00009e3779b2)',
  })
  expect(written('gift', [item]).file?.items).toEqual([
    { isLeftOut: false, losses: ['leniency', 'images', 'points'] },
  ])
})

test('an image goes into Moodle XML and comes back', () => {
  const id = '0199a1c0-5e00-4001-8a00-00009e3779b2'
  const item = anItem('essay', { text: `Look: ![A cell](file:${id})` })
  const bytes = new Uint8Array(Buffer.from('RIFF....WEBPVP8 ', 'latin1'))
  const writer = writers.find(({ name }) => name === 'moodle-xml')
  const file = writer?.write({
    items: [{ place: {}, name: null, category: 'A/B', tags: [], item }],
    files: [{ id, name: 'cell', bytes }],
    title: '',
  })
  const { items, files } = readFile('a.xml', file?.bytes ?? new Uint8Array())
  expect(files).toMatchObject([{ bytes }])
  expect(items).toMatchObject([{ category: 'A/B', item: { text: `Look: ![A cell](file:${files[0]?.id})` } }])
})

test('an unfinished question is left out of every foreign format', () => {
  expect(written('gift', [anItem('single-choice', { options: [] }), anItem('essay')]).file?.items[0]).toEqual(
    {
      isLeftOut: true,
      losses: ['unfinished'],
    },
  )
})
