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
const kinds = itemKinds.map(({ kind }) => kind as Item['kind'])

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

/** What a paper shows of each kind besides what it shows of all. Whatever is added here is seen by every candidate. */
const shownOf: Record<Item['kind'], string[]> = {
  'single-choice': ['options'],
  'multiple-choice': ['options', 'scoring'],
  'true-false': [],
  'short-answer': [],
  numeric: ['units', 'name'],
  ordering: ['entries', 'scoring'],
  matching: ['rows', 'options', 'scoring'],
  matrix: ['rows', 'columns', 'takesMany', 'scoring'],
  cloze: ['gaps', 'ask', 'options', 'scoring'],
  essay: ['minWords', 'maxWords', 'writing'],
  code: ['language', 'start'],
  hotspot: ['pictureHtml', 'width', 'height', 'most', 'regions', 'scoring'],
  file: ['most', 'megabytes', 'types'],
  drawing: ['most', 'by'],
  information: [],
}
const shownOfAll = ['sections', 'id', 'title', 'instructionsHtml', 'items', 'kind', 'points', 'html']
const forMarkers: Partial<Item> = {
  origin: { bankItemId: firstSection.id, version: 1 },
  parameters: [{ name: 'a', from: 'list', values: ['7'] }],
  rubric: { criteria: [{ id: 'a', title: 'Depth', levels: [{ id: 'b', title: 'Deep', points: 4 }] }] },
}

test.for(kinds)('no paper tells the key of a %s', (kind) => {
  const item = { ...anItem(kind), ...forMarkers } as Item
  const names = namesIn(paperFor({ ...science, sections: [{ ...firstSection, items: [item] }] }, 'linh'))
  expect(names.filter((name) => ![...shownOfAll, ...shownOf[kind]].includes(name))).toEqual([])
  expect(names.join(' ')).not.toMatch(/correct|accept|istrue|key|right|ignores/i)
})

test('regions that are shown are told by place and name, not by which is right', () => {
  const names = namesIn(
    paperFor(
      { ...science, sections: [{ ...firstSection, items: [anItem('hotspot', { areShown: true })] }] },
      'linh',
    ),
  )
  const area = ['area', 'is', 'x', 'y', 'radius', 'name']
  expect(names.filter((name) => ![...shownOfAll, ...shownOf.hotspot, ...area].includes(name))).toEqual([])
})

test('of a pool a paper holds what was drawn, and nothing of the others', () => {
  const pool = ['one', 'two', 'three'].map((text, at) => ({
    ...anItem('true-false', { text }),
    id: `0199a1c0-5e00-7001-8a00-00009e37790${at}` as Item['id'],
  }))
  const draw = {
    ...{ id: firstSection.id as never, bankId: firstSection.id as never, count: 1, pointsEach: 2 },
    ...{ folderIds: [], tags: [], difficulties: [], pool },
  }
  const paper = JSON.stringify(
    paperFor({ ...science, sections: [{ ...firstSection, items: [], draws: [draw] }] }, 'linh'),
  )
  expect(paper.match(/<p>(one|two|three)<\/p>/g)).toHaveLength(1)
  expect(paper).not.toMatch(/pool|draws|bankId/)
})

const turned = (options: { id: string; text: string }[]) =>
  options.map(({ id, text }, at) => ({ id, text, isCorrect: at % 2 === 1, percent: at * 10 }))
const choices = anItem('multiple-choice').options
const table = anItem('matrix')
const pairs = anItem('matching')
const gaps = anItem('cloze')
const places = anItem('hotspot', { areShown: true })
const otherPlaces = places.regions.map((region) => ({ ...region, isRight: !region.isRight }))
const withOtherKey: [Item, Item][] = [
  [anItem('single-choice', { options: choices }), anItem('single-choice', { options: turned(choices) })],
  [anItem('multiple-choice'), anItem('multiple-choice', { options: turned(choices) })],
  [anItem('true-false'), anItem('true-false', { isTrue: false })],
  [anItem('short-answer'), anItem('short-answer', { accepted: ['x'], ignoresAccents: true })],
  [anItem('numeric'), anItem('numeric', { accepted: [] })],
  [places, { ...places, regions: otherPlaces }],
  [anItem('hotspot'), anItem('hotspot', { regions: otherPlaces.slice(1) })],
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
