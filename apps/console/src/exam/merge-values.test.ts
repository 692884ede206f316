import { anItem } from '@invigil/items/an-item.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Three } from './merge-orders.ts'
import { mergeValues } from './merge-values.ts'

const options = ['a', 'b', 'c'].map((id) => ({ id, text: `Option ${id}`, isCorrect: id === 'a' }))
const base = { ...anItem('multiple-choice'), options, keepsOrder: false }
type Choice = Omit<typeof base, 'maxChoices'> & { maxChoices?: number }
type Edit = (item: Choice) => Choice

const changed = (id: string, part: object): Edit => {
  return (item) => ({
    ...item,
    options: item.options.map((one) => (one.id === id ? { ...one, ...part } : one)),
  })
}
/** Changes that touch nothing of one another: each may be mine, theirs, of both or of nobody. */
const edits: readonly Edit[] = [
  (item) => ({ ...item, text: 'Which of these?' }),
  (item) => ({ ...item, points: 7 }),
  (item) => ({ ...item, keepsOrder: true }),
  (item) => ({ ...item, maxChoices: 2 }),
  (item) => ({ ...item, scoring: 'each-option' }),
  changed('a', { text: 'Argon' }),
  changed('a', { isCorrect: false }),
  changed('b', { isCorrect: true }),
  changed('b', { percent: 50 }),
  (item) => ({ ...item, options: item.options.filter(({ id }) => id !== 'c') }),
]
const owners = fc.array(fc.constantFrom('mine', 'theirs', 'both', 'nobody'), {
  minLength: edits.length,
  maxLength: edits.length,
})
const applied = (all: readonly Edit[]) => all.reduce<Choice>((item, edit) => edit(item), base)
const never = () => 'mine' as const

test('no change that only one of both made is lost, and none is asked about', () => {
  fc.assert(
    fc.property(owners, (owner) => {
      const of = (...who: string[]) => applied(edits.filter((_, at) => who.includes(owner[at] ?? '')))
      const three = { base, mine: of('mine', 'both'), theirs: of('theirs', 'both') } as Three<Choice>
      expect(mergeValues(three, never)).toEqual({ value: of('mine', 'theirs', 'both'), clashes: [] })
    }),
  )
})

test('where one says something else everywhere, what is chosen is the whole of one side', () => {
  const texts = fc.record({ text: fc.string(), points: fc.nat(9), title: fc.string() })
  fc.assert(
    fc.property(texts, texts, texts, (was, mine, theirs) => {
      const three = { base: was, mine, theirs }
      const { value, clashes } = mergeValues(three, () => 'theirs')
      const other = mergeValues({ base: was, mine: theirs, theirs: mine }, () => 'mine')
      expect(value).toEqual(other.value)
      expect(clashes.map(({ path }) => path)).toEqual(other.clashes.map(({ path }) => path))
    }),
  )
})

test('only the field that both changed otherwise is a clash', () => {
  const mine = changed('a', { text: 'Mine' })(changed('b', { text: 'Also mine' })(base))
  const theirs = { ...changed('a', { text: 'Theirs' })(base), points: 9 }
  const { value, clashes } = mergeValues<Choice>({ base, mine, theirs }, never)
  expect(clashes).toEqual([{ path: 'options/a/text', mine: 'Mine', theirs: 'Theirs' }])
  expect(value).toEqual({ ...mine, points: 9 })
  expect(mergeValues<Choice>({ base, mine, theirs }, () => 'theirs').value.options[0]?.text).toBe('Theirs')
})

test('an option that one removed and the other changed is a clash, with one side absent', () => {
  const mine = { ...base, options: base.options.filter(({ id }) => id !== 'b') }
  const theirs = changed('b', { text: 'Kept' })(base)
  const { value, clashes } = mergeValues<Choice>({ base, mine, theirs }, never)
  expect(value).toEqual(mine)
  expect(clashes).toMatchObject([{ path: 'options/b', mine: undefined, theirs: { text: 'Kept' } }])
  expect(mergeValues<Choice>({ base, mine, theirs }, () => 'theirs').value).toEqual(theirs)
})

test('an order that both changed is a clash; options that both added are both there', () => {
  const added = (id: string) => ({ id, text: id, isCorrect: false })
  const [a, b, c] = options as [Choice['options'][0], Choice['options'][0], Choice['options'][0]]
  const mine = { ...base, options: [c, a, b, added('m')] }
  const theirs = { ...base, options: [b, a, c, added('t')] }
  const ids = (choose: () => 'mine' | 'theirs') => {
    const { value, clashes } = mergeValues<Choice>({ base, mine, theirs }, choose)
    return [value.options.map(({ id }) => id).join(''), ...clashes.map(({ path }) => path)]
  }
  expect(ids(never)).toEqual(['ctabm', 'options/order'])
  expect(ids(() => 'theirs')).toEqual(['bmact', 'options/order'])
})
