import { expect, test } from 'vitest'
import { scoreItem } from './all.ts'
import { anItem } from './an-item.ts'
import { paperFor } from './paper-for.ts'
import type { Parameter } from './parameter.ts'
import { parameterProblems, valuesOf, variantOf } from './variant.ts'

const parameters: Parameter[] = [
  { from: 'range', name: 'a', least: '0.1', most: '0.9', step: '0.2' },
  { from: 'list', name: 'metal', values: ['copper', 'iron'] },
  { from: 'formula', name: 'double', formula: 'a * 2', places: null },
  { from: 'formula', name: 'price', formula: 'a / 3', places: 2 },
]
const accepted = (value: string) => [{ value, tolerance: '0', toleranceIn: 'units' as const, percent: 100 }]
const weighing = anItem('numeric', {
  text: 'Twice [[a]] kg of [[metal]], at [[price]]?',
  accepted: accepted('[[double]]'),
  parameters,
})
const seeds = Array.from({ length: 60 }, (_, at) => `attempt-${at}`)

test('each candidate has values of their own, the same for ever', () => {
  expect(variantOf(weighing, 'linh')).toEqual(variantOf(weighing, 'linh'))
  const texts = new Set(seeds.map((seed) => variantOf(weighing, seed).text))
  expect(texts.size).toBeGreaterThan(5)
})

test('a range gives each of its steps as one writes it', () => {
  const given = new Set(seeds.map((seed) => valuesOf(weighing, seed).values.get('a')))
  expect([...given].toSorted()).toEqual(['0.1', '0.3', '0.5', '0.7', '0.9'])
})

test('the key follows the values', () => {
  const variants = seeds.map((seed) => ({ seed, item: variantOf(weighing, seed) }))
  const scores = variants.map(({ seed, item }) =>
    scoreItem(item, {
      text: String(Number((Number(valuesOf(weighing, seed).values.get('a')) * 2).toFixed(1))),
    }),
  )
  expect(new Set(scores.map(({ points }) => points))).toEqual(new Set([4]))
})

test('places are kept in what is shown', () => {
  const item = anItem('numeric', {
    parameters: [
      { from: 'list', name: 'a', values: ['7.5'] },
      { from: 'formula', name: 'price', formula: 'a', places: 2 },
    ],
    text: '[[price]] €, [[a * 2]], [[gap]], [[1]]',
  })
  expect(variantOf(item, 'linh').text).toBe('7.50 €, 15, [[gap]], [[1]]')
})

test('no brackets and no formulas reach a paper', () => {
  const section = { id: weighing.id as never, title: '', shuffleItems: false, items: [weighing] }
  const paper = JSON.stringify(paperFor({ sections: [section], shuffleOptions: false }, 'linh'))
  expect(paper).toMatch(/kg of (copper|iron), at 0\.\d\d/)
  expect(paper).not.toMatch(/\[\[|formula|double/)
})

test('an item without parameters stays as it is, brackets and all', () => {
  const plain = anItem('short-answer', { text: 'What is [[a]]?' })
  expect(variantOf(plain, 'linh')).toBe(plain)
})

test('what is unfinished in parameters is told with its name', () => {
  const broken = anItem('numeric', {
    text: '[[a]] [[b]] [[c]] [[d]] [[other]] [[a / c]]',
    accepted: accepted('1'),
    parameters: [
      { from: 'range', name: 'a', least: '5', most: '1', step: '1' },
      { from: 'list', name: 'b', values: ['one', ' '] },
      { from: 'list', name: 'c', values: ['0'] },
      { from: 'formula', name: 'd', formula: '1 / c', places: null },
      { from: 'formula', name: 'idle', formula: 'nobody + 1', places: null },
    ],
  })
  const told = parameterProblems(broken, seeds).map(({ code, params }) => `${code} ${params?.name}`)
  expect(told.toSorted()).toEqual([
    'empty-list b',
    'formula-no-value d',
    'formula-unknown-name idle',
    'formula-without-value a / c',
    'unknown-parameter other',
    'unused-parameter idle',
    'wrong-range a',
  ])
})

test('of finished parameters nothing is told', () => {
  expect(parameterProblems(weighing, seeds)).toEqual([])
})

test('where the language writes a comma, texts do; the numbers of the key keep their point', () => {
  const item = anItem('numeric', {
    text: 'Cân [[a]] kg, $x = [[a]]$, 2 × [[a * 2]]',
    accepted: accepted('[[a]]'),
    parameters: [{ from: 'list', name: 'a', values: ['7.5'] }],
  })
  const given = variantOf(item, 'linh', 'comma')
  expect(given.text).toBe('Cân 7,5 kg, $x = 7{,}5$, 2 × 15')
  expect(given.accepted).toEqual(accepted('7.5'))
  expect(scoreItem(given, { text: '7,5', mark: 'comma', unit: null }).points).toBe(4)
  expect(scoreItem(given, { text: '7.5', mark: 'point', unit: null }).points).toBe(4)
})

test('a word of the key that is a number may be typed with a comma and with a point', () => {
  const item = anItem('short-answer', {
    accepted: ['[[a]]', 'none'],
    parameters: [{ from: 'list', name: 'a', values: ['7.5'] }],
  })
  expect(variantOf(item, 'linh', 'comma').accepted).toEqual(['7,5', '7.5', 'none'])
})
