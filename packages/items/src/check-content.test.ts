import { readdirSync } from 'node:fs'
import { ItemId, SectionId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { type Item, itemKinds } from './all.ts'
import { anItem } from './an-item.ts'
import { checkContent } from './check-content.ts'
import { exampleExam, exampleExams } from './example-exam.ts'

const id = SectionId.parse('0199a1c0-5e00-7002-8a00-00009e3779b2')
const withItems = (...items: Item[]) => ({
  sections: [{ id, title: 'One', shuffleItems: true, items }],
  shuffleOptions: true,
})
const codes = (...items: Item[]) => checkContent(withItems(...items)).map(({ code }) => code)

test.for(readdirSync(exampleExams))('the example %s is ready to publish', (file) => {
  expect(checkContent(exampleExam(file.replace('.json', '')).content)).toEqual([])
})

test('the examples have items of every kind, save for those that need a file of the exam', () => {
  const names = readdirSync(exampleExams).map((file) => file.replace('.json', ''))
  const items = names.flatMap((name) => exampleExam(name).content.sections.flatMap((one) => one.items))
  const kinds = new Set(items.map(({ kind }) => kind))
  expect(itemKinds.map(({ kind }) => kind).filter((kind) => !kinds.has(kind))).toEqual(['hotspot'])
})

test('a finished item of each kind has no problem', () => {
  const items = itemKinds.map(({ kind }, at) =>
    anItem(kind, { id: ItemId.parse(`0199a1c0-5e00-7001-8a00-0000000000${10 + at}`) }),
  )
  expect(codes(...items)).toEqual([])
})

test('an empty exam cannot be published', () => {
  expect(checkContent({ sections: [], shuffleOptions: false })).toMatchObject([
    { code: 'no-items', where: '' },
  ])
  expect(codes()).toEqual(['no-items', 'empty-section'])
})

test('each problem says where it is', () => {
  const item = anItem('true-false', { text: ' ' })
  expect(checkContent(withItems(item))).toEqual([
    { code: 'empty-text', where: item.id, params: {}, level: 'stops' },
  ])
})

test('a choice wants two different options and a right one', () => {
  const alike = [
    { id: 'a', text: 'one', isCorrect: false },
    { id: 'a', text: 'one ', isCorrect: false },
  ]
  expect(codes(anItem('multiple-choice', { options: alike }))).toEqual([
    'same-option-twice',
    'same-id-twice',
    'no-correct-option',
  ])
  expect(codes(anItem('single-choice', { options: [] }))).toEqual(['too-few-options', 'no-correct-option'])
})

test('a single choice has a single right option', () => {
  const options = anItem('multiple-choice').options
  expect(codes(anItem('single-choice', { options }))).toEqual(['several-correct-options'])
})

test('a short answer without an accepted form, and crossed limits, stand in the way', () => {
  expect(codes(anItem('short-answer', { accepted: [' '] }))).toEqual(['no-accepted-form'])
  expect(codes(anItem('essay', { minWords: 9, maxWords: 3 }))).toEqual(['word-limits-crossed'])
})

test('a formula that cannot be read is found in an option too', () => {
  const options = anItem('single-choice').options.map((option) => ({
    ...option,
    text: `${option.text} $\\frac{$`,
  }))
  expect(checkContent(withItems(anItem('single-choice', { options })))[0]).toMatchObject({
    code: 'unreadable-formula',
    params: { formula: '\\frac{' },
  })
})

test('no points, and a picture nobody describes, are warnings', () => {
  const item = anItem('essay', { points: 0, text: `![](file:${id})` })
  expect(checkContent(withItems(item)).map(({ code, level }) => `${code} ${level}`)).toEqual([
    'no-points warns',
    'image-without-alt warns',
  ])
})

test('the same id twice is found', () => {
  expect(codes(anItem('essay'), anItem('true-false'))).toEqual(['same-id-twice'])
})

test('sections that need more time together than the exam has are warned of', () => {
  const [section] = withItems(anItem('essay')).sections
  const content = { sections: section ? [{ ...section, minutes: 45 }] : [], shuffleOptions: false }
  expect(checkContent(content, 45)).toEqual([])
  expect(checkContent(content, 40)).toEqual([
    {
      code: 'section-times-too-long',
      where: '',
      params: { sections: '45', minutes: '40' },
      level: 'warns',
    },
  ])
})
