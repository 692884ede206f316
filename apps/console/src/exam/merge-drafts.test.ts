import type { Exam } from '@invigil/contract/exam.ts'
import type { DrawId, ItemId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import type { Draw, Section } from '@invigil/items/exam-content.ts'
import { expect, test } from 'vitest'
import { newItem, newSection } from './change-content.ts'
import type { Draft } from './draft.ts'
import { mergeDrafts } from './merge-drafts.ts'

const [a, b, c, d] = (['essay', 'true-false', 'matching', 'cloze'] as const).map((kind, at) => ({
  ...newItem(kind),
  id: 'abcd'.charAt(at) as ItemId,
  text: `${kind}?`,
})) as [Item, Item, Item, Item]
const optics = { ...newSection(), title: 'Optics' }
const waves = { ...newSection(), title: 'Waves' }
const draw = { id: 'draw' as DrawId, count: 3, pointsEach: 1 } as Draw

function aDraft(...sections: Section[]): Draft {
  const content = { sections, shuffleOptions: false }
  return {
    title: 'Physics',
    language: 'en',
    minutes: 60,
    content,
    policy: { fullscreen: 'free' } as Exam['policy'],
  }
}
const filled = (section: Section, ...items: Item[]) => ({ ...section, items })
const base = aDraft(filled(optics, a, b), filled(waves, c))
const places = ({ content }: Draft) =>
  content.sections.map(({ title, items }) => `${title}: ${items.map(({ id }) => id).join(' ')}`)

test('what two authors changed in different items is one draft', () => {
  const mine = aDraft(filled(optics, { ...a, text: 'Why not?' }, b), filled(waves, c))
  const theirs = aDraft(filled(optics, a, { ...b, points: 3 }), filled(waves, c))
  const { draft, clashes, brings } = mergeDrafts({ base, mine, theirs })
  expect(draft).toEqual(
    aDraft(filled(optics, { ...a, text: 'Why not?' }, { ...b, points: 3 }), filled(waves, c)),
  )
  expect({ clashes, brings }).toEqual({ clashes: [], brings: 1 })
})

test('a field of an item that both changed is a clash; whose word counts is chosen', () => {
  const mine = aDraft(filled(optics, { ...a, text: 'Mine' }, b), filled(waves, c))
  const theirs = aDraft(filled(optics, { ...a, text: 'Theirs' }, b), filled(waves, c))
  expect(mergeDrafts({ base, mine, theirs })).toMatchObject({
    draft: mine,
    clashes: [{ what: 'item', id: 'a/text', within: { path: 'text', mine: 'Mine', theirs: 'Theirs' } }],
  })
  expect(mergeDrafts({ base, mine, theirs }, { 'a/text': 'theirs' }).draft).toEqual(theirs)
})

test('what both changed alike is no clash', () => {
  const same = aDraft(filled(optics, { ...a, text: 'Same' }, b), filled(waves, c))
  expect(mergeDrafts({ base, mine: same, theirs: same })).toMatchObject({ draft: same, clashes: [] })
})

test('what one removed and the other left alone is gone', () => {
  const mine = aDraft(filled(optics, a), filled(waves, c))
  expect(places(mergeDrafts({ base, mine, theirs: base }).draft)).toEqual(['Optics: a', 'Waves: c'])
  expect(places(mergeDrafts({ base, mine: base, theirs: mine }).draft)).toEqual(['Optics: a', 'Waves: c'])
})

test('what one removed and the other wrote on is a clash, with one side absent', () => {
  const mine = aDraft(filled(optics, a), filled(waves, c))
  const theirs = aDraft(filled(optics, a, { ...b, text: 'More' }), filled(waves, c))
  const { clashes } = mergeDrafts({ base, mine, theirs })
  expect(clashes).toMatchObject([{ id: 'b', mine: undefined, theirs: { value: { text: 'More' } } }])
  expect(mergeDrafts({ base, mine, theirs }, { b: 'theirs' }).draft).toEqual(theirs)
})

test('both added at the same place: both are there', () => {
  const mine = aDraft(filled(optics, a, b, d), filled(waves, c))
  const theirs = aDraft(filled(optics, a, b), filled(waves, c, { ...d, id: 'e' as ItemId }))
  expect(places(mergeDrafts({ base, mine, theirs }).draft)).toEqual(['Optics: a b d', 'Waves: c e'])
})

test('one moved an item to another section, the other wrote in it', () => {
  const mine = aDraft(filled(optics, a), filled(waves, b, c))
  const theirs = aDraft(filled(optics, a, { ...b, text: 'More' }), filled(waves, c))
  const { draft, clashes } = mergeDrafts({ base, mine, theirs })
  expect([places(draft), clashes]).toEqual([['Optics: a', 'Waves: b c'], []])
  expect(draft.content.sections[1]?.items[0]?.text).toBe('More')
})

test('sections in another order keep what the other author added', () => {
  const mine = aDraft(filled(waves, c), filled(optics, a, b))
  const theirs = aDraft(filled(optics, a, d, b), filled(waves, c))
  expect(places(mergeDrafts({ base, mine, theirs }).draft)).toEqual(['Waves: c', 'Optics: a d b'])
})

test('a section that one removed and the other put something into is asked about', () => {
  const mine = aDraft(filled(optics, a, b))
  const theirs = aDraft(filled(optics, a), filled(waves, c, d, b))
  const { draft, clashes } = mergeDrafts({ base, mine, theirs })
  expect(clashes).toMatchObject([{ what: 'section', id: waves.id, mine: undefined }])
  expect(places(draft)).toEqual(['Optics: a b'])
  const kept = mergeDrafts({ base, mine, theirs }, { [waves.id]: 'theirs' })
  expect(places(kept.draft)).toEqual(['Optics: a', 'Waves: d b'])
})

test('an item that one removed and the other moved is asked about', () => {
  const mine = aDraft(filled(optics, a), filled(waves, c))
  const theirs = aDraft(filled(optics, a), filled(waves, c, b))
  expect(mergeDrafts({ base, mine, theirs }).clashes).toMatchObject([{ id: 'b', mine: undefined }])
  const kept = mergeDrafts({ base, mine, theirs }, { b: 'theirs' })
  expect(places(kept.draft)).toEqual(['Optics: a', 'Waves: c b'])
})

test('places and orders that both changed otherwise are asked about', () => {
  const tides = { ...newSection(), title: 'Tides' }
  const three = {
    base: aDraft(filled(optics, a, b, c), waves, tides),
    mine: aDraft(filled(optics, b, c), filled(waves, a), tides),
    theirs: aDraft(filled(optics, c, b), waves, filled(tides, a)),
  }
  const { draft, clashes } = mergeDrafts(three)
  expect(clashes).toMatchObject([{ id: 'a/place', within: { mine: ['Waves'], theirs: ['Tides'] } }])
  expect(places(draft)).toEqual(['Optics: c b', 'Waves: a', 'Tides: '])
  const turned = {
    ...three,
    mine: aDraft(waves, filled(optics, b, a, c), tides),
    theirs: aDraft(tides, filled(optics, a, c, b), waves),
  }
  const ids = [`${optics.id}/items-order`, 'order']
  expect(
    mergeDrafts(turned)
      .clashes.map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids.toSorted())
  expect(places(mergeDrafts(turned, { order: 'theirs', [ids[0] ?? '']: 'theirs' }).draft)).toEqual([
    'Tides: ',
    'Optics: a c b',
    'Waves: ',
  ])
})

test('a section with its items is gone when only one has touched it', () => {
  const mine = aDraft(filled(optics, a, b))
  expect(places(mergeDrafts({ base, mine, theirs: base }).draft)).toEqual(['Optics: a b'])
})

test('draws, ways of a section, tools and rules meet without a clash', () => {
  const mine = { ...aDraft({ ...filled(optics, a, b), draws: [draw] }, filled(waves, c)), minutes: 90 }
  const forward = { ...filled(waves, c), order: 'forward' as const, minutes: 10 }
  const tools = { calculator: 'basic', notes: true, highlighter: true, strikeOut: true } as const
  const ruled = {
    ...aDraft(filled(optics, a, b), forward),
    policy: { fullscreen: 'asked' } as Exam['policy'],
  }
  const theirs = { ...ruled, content: { ...ruled.content, tools } }
  const { draft, clashes } = mergeDrafts({ base, mine, theirs })
  expect(clashes).toEqual([])
  expect(draft).toEqual({
    ...theirs,
    minutes: 90,
    content: { ...theirs.content, sections: [{ ...filled(optics, a, b), draws: [draw] }, forward] },
  })
})

test('a draw and a rule that both changed are clashes', () => {
  const drawn = (count: number, fullscreen: string) => ({
    ...aDraft({ ...filled(optics, a, b), draws: [{ ...draw, count }] }, filled(waves, c)),
    policy: { fullscreen } as Exam['policy'],
  })
  const three = { base: drawn(3, 'free'), mine: drawn(4, 'asked'), theirs: drawn(5, 'other') }
  const { clashes } = mergeDrafts(three)
  expect(clashes.map(({ what, id }) => [what, id])).toEqual([
    ['exam', 'policy.fullscreen'],
    ['draw', 'draw/count'],
  ])
  expect(mergeDrafts(three, { 'policy.fullscreen': 'theirs', 'draw/count': 'theirs' }).draft).toEqual(
    three.theirs,
  )
})

test('keys in another order are no change', () => {
  const turned = Object.fromEntries(Object.entries(a).toReversed()) as Item
  const theirs = aDraft(filled(optics, turned, b), filled(waves, c))
  const mine = aDraft(filled(optics, { ...a, text: 'Mine' }, b), filled(waves, c))
  expect(mergeDrafts({ base, mine, theirs })).toEqual({ draft: mine, clashes: [], brings: 0 })
})

test('what two authors changed in different fields of one item is one item', () => {
  const options = ['x', 'y'].map((id) => ({ id, text: id, isCorrect: id === 'x' }))
  const choice = { ...newItem('single-choice'), options, id: 'a' as ItemId } as Item
  const one = (item: object) => aDraft(filled(optics, { ...choice, ...item } as Item, b))
  const moved = options.map((option) => ({ ...option, isCorrect: option.id === 'y' }))
  const texts = options.map((option) => ({ ...option, text: option.id.toUpperCase() }))
  const both = texts.map((option) => ({ ...option, isCorrect: option.id === 'y' }))
  const three = { base: one({}), mine: one({ points: 5, options: moved }), theirs: one({ options: texts }) }
  expect(mergeDrafts(three)).toEqual({ draft: one({ points: 5, options: both }), clashes: [], brings: 1 })
})

test('two authors who each marked another option as right are asked, and one is right in the end', () => {
  const marked = (right: string) => {
    const options = ['x', 'y', 'z'].map((id) => ({ id, text: id, isCorrect: id === right }))
    return aDraft(filled(optics, { ...newItem('single-choice'), id: 'a' as ItemId, options } as Item))
  }
  const three = { base: marked('x'), mine: marked('y'), theirs: marked('z') }
  const { draft, clashes } = mergeDrafts(three)
  expect(clashes).toMatchObject([{ id: 'a/isCorrect', within: { mine: ['y'], theirs: ['z'] } }])
  expect(draft).toEqual(three.mine)
  expect(mergeDrafts(three, { 'a/isCorrect': 'theirs' }).draft).toEqual(three.theirs)
})
