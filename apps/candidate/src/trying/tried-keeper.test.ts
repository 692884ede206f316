import type { PaperSection } from '@invigil/items/paper.ts'
import { expect, test } from 'vitest'
import { standingOf } from '../attempt/way.ts'
import { startTriedKeeper } from './tried-keeper.ts'

const timed = {
  id: 'timed',
  title: '',
  instructionsHtml: '',
  items: [],
  minutes: 10,
} as unknown as PaperSection
const forward = { ...timed, id: 'forward', minutes: undefined, order: 'forward' } as unknown as PaperSection
const began = Date.parse('2026-05-01T08:00:00.000Z')

test('a section that is tried has its own minutes from its opening on, and can be ended before', () => {
  let now = began
  const keeper = startTriedKeeper([timed, forward], () => now)
  const standing = () => standingOf(timed, keeper.opened(), now)
  expect(standing()).toBe('unopened')
  keeper.open(timed.id)
  now += 9 * 60_000
  keeper.open(timed.id)
  expect(standing()).toBe('open')
  keeper.endNow(timed.id)
  expect(standing()).toBe('over')
})

test('a section without a way back is left for good and knows how far one came', () => {
  const keeper = startTriedKeeper([timed, forward], () => began)
  keeper.open(forward.id)
  keeper.reach(forward.id, 'second')
  expect(keeper.opened()).toMatchObject([{ endsAt: null, furthest: 'second' }])
  keeper.leave(forward.id)
  expect(standingOf(forward, keeper.opened(), began)).toBe('left')
})
