import { expect, test } from 'vitest'
import { itemKinds } from './all.ts'
import { anItem } from './an-item.ts'
import { exampleExam } from './example-exam.ts'
import { Paper } from './paper.ts'
import { paperFor, paperMaker } from './paper-for.ts'

const science = exampleExam('general-science-en').content
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

test.for(kinds)('no paper tells the key of a %s', (kind) => {
  const content = {
    ...science,
    sections: science.sections.slice(0, 1).map((one) => ({ ...one, items: [anItem(kind)] })),
  }
  const allowed = ['sections', 'id', 'title', 'instructionsHtml', 'items', 'kind', 'points', 'html']
  const known = [...allowed, 'options', 'scoring', 'minWords', 'maxWords', 'units', 'name', 'entries']
  const names = namesIn(paperFor(content, 'linh'))
  expect(names.filter((name) => !known.includes(name))).toEqual([])
  expect(names.join(' ')).not.toMatch(/correct|accept|istrue|key|right|ignores/i)
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
