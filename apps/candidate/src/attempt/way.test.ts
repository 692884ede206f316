import { randomUUID } from 'node:crypto'
import { ItemId, SectionId } from '@invigil/contract/ids.ts'
import type { OpenedSection } from '@invigil/contract/own-time.ts'
import type { Paper, PaperSection } from '@invigil/items/paper.ts'
import { expect, test } from 'vitest'
import { goOnWith, mayShow, mergeOpened, type OwnSection, standingOf } from './way.ts'

const noon = Date.parse('2040-03-05T12:00:00Z')
const inMinutes = (minutes: number) => new Date(noon + minutes * 60_000).toISOString()

function aSection(ways: Partial<PaperSection> = {}): PaperSection {
  const items = [1, 2, 3].map(() => ({
    kind: 'information' as const,
    id: ItemId.parse(randomUUID()),
    points: 0,
    html: '<p>Read</p>',
  }))
  return { id: SectionId.parse(randomUUID()), title: '', instructionsHtml: '', items, ...ways }
}

function opened(section: PaperSection, more: Partial<OpenedSection> = {}): OpenedSection {
  return { id: section.id, openedAt: inMinutes(0), endsAt: null, leftAt: null, ...more }
}

const idsOf = ({ items }: PaperSection) => items.map(({ id }) => id as string)

test('a section without a time of its own and with a way back always stands open', () => {
  expect(standingOf(aSection(), [], noon)).toBe('open')
})

test('a section with a time of its own has a door, and is over at its end', () => {
  const timed = aSection({ minutes: 20 })
  const when = (minutes: number) =>
    standingOf(timed, [opened(timed, { endsAt: inMinutes(20) })], noon + minutes * 60_000)
  expect(standingOf(timed, [], noon)).toBe('unopened')
  expect([when(19), when(20)]).toEqual(['open', 'over'])
})

test('what was left stays left', () => {
  const forward = aSection({ order: 'forward' })
  expect(standingOf(forward, [opened(forward, { leftAt: inMinutes(1) })], noon)).toBe('left')
})

test('without a way back one may stay or take one step on', () => {
  const forward = aSection({ order: 'forward' })
  const [first = '', second = '', third = ''] = idsOf(forward)
  expect([first, second, third].map((id) => mayShow(forward, id, second))).toEqual([false, true, true])
  expect([first, second, third].map((id) => mayShow(forward, id, undefined))).toEqual([true, true, false])
})

test('all of a section on one page can be gone through freely until it is left', () => {
  const page = aSection({ order: 'forward', layout: 'all' })
  const [first = '', , third = ''] = idsOf(page)
  expect([first, third].map((id) => mayShow(page, id, third))).toEqual([true, true])
})

test('one goes on with the next section that can be worked on, then with an earlier one', () => {
  const [one, over, next] = [aSection(), aSection(), aSection()]
  const paper: Paper = { sections: [one, over, next] }
  expect(goOnWith(paper, over.id, () => 'open')).toBe(next)
  expect(goOnWith(paper, over.id, ({ id }) => (id === next.id ? 'left' : 'open'))).toBe(one)
  expect(goOnWith(paper, over.id, () => 'over')).toBeUndefined()
})

test('a section opened without a network ends by its minutes, grown by the factor, never after the whole', () => {
  const timed = aSection({ minutes: 20 })
  const own: OwnSection = {
    ...{ id: timed.id, openedAt: inMinutes(0), leftAt: null, isOpenTold: false, isLeftTold: true },
  }
  const endWith = (endsAt: string | null) =>
    mergeOpened([], [own], { sections: [timed] }, { timeFactor: 1.5, endsAt })[0]?.endsAt
  expect([endWith(null), endWith(inMinutes(25))]).toEqual([inMinutes(30), inMinutes(25)])
})

test('the server’s end wins over this browser’s, and a leaving that was not told yet counts', () => {
  const timed = aSection({ minutes: 20 })
  const own: OwnSection = {
    ...{ id: timed.id, openedAt: inMinutes(0), leftAt: inMinutes(5), isOpenTold: true, isLeftTold: false },
  }
  const known = [opened(timed, { endsAt: inMinutes(32) })]
  expect(mergeOpened(known, [own], { sections: [timed] }, { timeFactor: 1, endsAt: null })).toEqual([
    opened(timed, { endsAt: inMinutes(32), leftAt: inMinutes(5) }),
  ])
})
