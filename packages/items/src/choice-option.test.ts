import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChoiceOption, seenOptions } from './choice-option.ts'
import type { Show } from './item.ts'
import { shuffled } from './shuffle.ts'

const someOptions = fc
  .array(fc.boolean(), { maxLength: 12 })
  .map((pins) =>
    pins.map(
      (isPinned, at): ChoiceOption => ({ id: `o${at}`, text: `Option ${at}`, isCorrect: at === 0, isPinned }),
    ),
  )

function showWith(seed: string): Show {
  const mix: Show['mix'] = (entries) => shuffled(entries, seed)
  return { html: (text) => text, order: mix, mix }
}

test('what is pinned keeps its place, and all others are there once', () => {
  fc.assert(
    fc.property(someOptions, fc.string(), (options, seed) => {
      const seen = seenOptions(options, false, showWith(seed)).map(({ id }) => id)
      const pinned = options.flatMap(({ id, isPinned }, at) => (isPinned ? [[at, id]] : []))
      expect(seen.toSorted()).toEqual(options.map(({ id }) => id).toSorted())
      expect(pinned.map(([at]) => [at, seen[Number(at)]])).toEqual(pinned)
    }),
  )
})

test('an order without pins is what it was before there were any', () => {
  const options = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, text: id, isCorrect: id === 'a' }))
  const seen = seenOptions(options, false, showWith('attempt-1/item-1')).map(({ id }) => id)
  expect(seen).toEqual(['b', 'a', 'e', 'f', 'c', 'd'])
})

test('a pin is not told to candidates', () => {
  const options = [{ id: 'a', text: 'All of the above', isCorrect: true, isPinned: true }]
  expect(seenOptions(options, false, showWith(''))).toEqual([{ id: 'a', html: 'All of the above' }])
})
