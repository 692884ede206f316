import { expect, test } from 'vitest'
import { type Item, itemKinds } from './all.ts'
import { anItem } from './an-item.ts'
import { exampleExam } from './example-exam.ts'
import { Paper } from './paper.ts'
import { paperFor, paperMaker } from './paper-for.ts'

const science = exampleExam('general-science-en').content
const firstSection = {
  ...science.sections[0],
  id: '0199a1c0-5e00-7002-8a00-00009e3779b2' as never,
  title: 'One',
  shuffleItems: false,
}
const kinds = itemKinds.map(({ kind }) => kind)

/** The name of every field, in any depth. */
function namesIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"([^"\\]+)":/g)].map(([, name]) => name ?? '')
}

test('the same seed gives the same paper, another seed another', () => {
  expect(paperFor(science, 'linh')).toEqual(paperFor(science, 'linh'))
  expect(paperFor(science, 'linh')).not.toEqual(paperFor(science, 'marc'))
})

test('a paper has every item once', () => {
  const ids = (sections: { items: { id: string }[] }[]) =>
    sections.flatMap(({ items }) => items.map(({ id }) => id))
  expect(ids(paperFor(science, 'linh').sections).toSorted()).toEqual(ids(science.sections).toSorted())
})

test('what is not to be shuffled stays in its author’s order', () => {
  const calm = {
    sections: science.sections.map((one) => ({ ...one, shuffleItems: false })),
    shuffleOptions: false,
  }
  expect(paperFor(calm, 'linh')).toEqual(paperFor(calm, 'marc'))
})

test('an item may keep the order of its options though the exam shuffles', () => {
  const ph = paperFor(science, 'linh').sections[1]?.items.find(({ html }) => html.includes('pH'))
  expect(ph).toMatchObject({ options: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }] })
})

test('a paper is what its schema says, nothing more', () => {
  const paper = paperFor(science, 'linh')
  expect(Paper.parse(paper)).toEqual(paper)
})

const tables = ['rows', 'columns', 'takesMany', 'gaps', 'ask', 'language', 'start']

test.for(kinds)('no paper tells the key of a %s', (kind) => {
  const content = {
    ...science,
    sections: science.sections.slice(0, 1).map((one) => ({ ...one, items: [anItem(kind)] })),
  }
  const allowed = ['sections', 'id', 'title', 'instructionsHtml', 'items', 'kind', 'points', 'html']
  const known = [
    ...allowed,
    'options',
    'scoring',
    'minWords',
    'maxWords',
    'units',
    'name',
    'entries',
    ...tables,
  ]
  const names = namesIn(paperFor(content, 'linh'))
  expect(names.filter((name) => !known.includes(name))).toEqual([])
  expect(names.join(' ')).not.toMatch(/correct|accept|istrue|key|right|ignores/i)
})

const turned = (options: { id: string; text: string }[]) =>
  options.map(({ id, text }, at) => ({ id, text, isCorrect: at % 2 === 1, percent: at * 10 }))
const choices = anItem('multiple-choice').options
const table = anItem('matrix')
const pairs = anItem('matching')
const gaps = anItem('cloze')
const withOtherKey: [Item, Item][] = [
  [anItem('single-choice', { options: choices }), anItem('single-choice', { options: turned(choices) })],
  [anItem('multiple-choice'), anItem('multiple-choice', { options: turned(choices) })],
  [anItem('true-false'), anItem('true-false', { isTrue: false })],
  [anItem('short-answer'), anItem('short-answer', { accepted: ['x'], ignoresAccents: true })],
  [pairs, { ...pairs, rows: pairs.rows.map((row) => ({ ...row, match: 'z0r4uj8n' })) }],
  [table, { ...table, rows: table.rows.map((row) => ({ ...row, right: ['b', 'a'] })) }],
  [
    gaps,
    {
      ...gaps,
      gaps: gaps.gaps.map((gap) =>
        gap.ask === 'choice'
          ? { ...gap, weight: 9, options: gap.options.map((option) => ({ ...option, percent: 7 })) }
          : { ...gap, weight: 9, accepted: [] },
      ),
    },
  ],
]

test.for(withOtherKey)('with another key the paper of $0.kind is the same', ([one, other]) => {
  const paper = (item: Item) =>
    paperFor({ ...science, sections: [{ ...firstSection, items: [item] }] }, 'linh')
  expect(one).not.toEqual(other)
  expect(paper(other)).toEqual(paper(one))
})

test('no accepted form of a short answer is in the paper', () => {
  const content = {
    ...science,
    sections: science.sections.slice(0, 1).map((one) => ({ ...one, items: [anItem('short-answer')] })),
  }
  expect(JSON.stringify(paperFor(content, 'linh'))).not.toMatch(/Hà Nội|Đà Nẵng/)
})

test('a paper of the right option looks like a paper of any other', () => {
  const options = anItem('single-choice').options
  const other = options.map((option) => ({ ...option, isCorrect: !option.isCorrect }))
  const paperOf = (given: typeof options) =>
    paperFor(
      {
        ...science,
        sections: science.sections
          .slice(0, 1)
          .map((one) => ({ ...one, items: [anItem('single-choice', { options: given })] })),
      },
      'linh',
    )
  expect(paperOf(other)).toEqual(paperOf(options))
})

test('one maker makes the papers of a whole room', () => {
  const make = paperMaker(science)
  expect([make('linh'), make('marc')]).toEqual([paperFor(science, 'linh'), paperFor(science, 'marc')])
})

test('a paper says how its sections are gone through and what may be used, where the author said so', () => {
  const tools = { calculator: 'basic' as const, notes: true, highlighter: false, strikeOut: true }
  const ways = { minutes: 20, order: 'forward' as const, layout: 'all' as const }
  const paper = paperFor(
    { ...science, tools, sections: science.sections.map((one) => ({ ...one, ...ways })) },
    'linh',
  )
  expect(Paper.parse(paper)).toMatchObject({ tools, sections: science.sections.map(() => ways) })
  expect(Object.keys(paperFor(science, 'linh').sections[0] ?? {})).not.toContain('minutes')
})
