import { expect, test } from 'vitest'
import { afterChange, noHistory, onOtherGround, redone, undone } from './history.ts'

const one = { items: [{ id: 'a', text: '' }], title: 'Physics' }
const typed = (text: string) => ({ ...one, items: [{ id: 'a', text }] })

test('what is typed without a pause is taken back at once', () => {
  const first = afterChange(noHistory<typeof one>(), one, typed('W'), 0)
  const second = afterChange(first, typed('W'), typed('Wh'), 1_000)
  const third = afterChange(second, typed('Wh'), typed('Why'), 2_000)
  expect(undone(third, typed('Why'))?.state).toBe(one)
})

test('a pause in typing begins a step of its own', () => {
  const first = afterChange(noHistory<typeof one>(), one, typed('Why'), 0)
  const before = typed('Why')
  expect(undone(afterChange(first, before, typed('Why?'), 1_500), typed('Why?'))?.state).toBe(before)
})

test('another field begins a step of its own', () => {
  const first = afterChange(noHistory<typeof one>(), one, typed('Why'), 0)
  const renamed = { ...typed('Why'), title: 'Optics' }
  const second = afterChange(first, typed('Why'), renamed, 10)
  expect(undone(second, renamed)?.state).toEqual(typed('Why'))
})

test('a removed item comes back, and goes again', () => {
  const empty = { ...one, items: [] }
  const back = undone(afterChange(noHistory<typeof one>(), one, empty, 0), empty)
  expect(back?.state).toBe(one)
  expect(redone(back?.history ?? noHistory(), one)?.state).toBe(empty)
})

test('a new change ends what could be done again', () => {
  const history = { past: [], future: [one], last: undefined }
  expect(redone(afterChange(history, one, typed('x'), 0), typed('x'))).toBeUndefined()
})

test('nothing was changed: there is no way back', () => {
  expect(undone(noHistory<typeof one>(), one)).toBeUndefined()
})

test('on another ground steps before one that cannot be moved are forgotten', () => {
  const history = { past: [1, 2, 3, 4], future: [5], last: undefined }
  const moved = onOtherGround(history, (step) => (step === 2 ? undefined : step * 10))
  expect(moved).toMatchObject({ past: [30, 40], future: [50] })
})
