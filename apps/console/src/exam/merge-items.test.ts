import { ItemId, SectionId } from '@invigil/contract/ids.ts'
import { type Item, itemKinds, problemsOf } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { ExamContent } from '@invigil/items/exam-content.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft } from './draft.ts'
import { isSame } from './is-same.ts'
import { mergeDrafts } from './merge-drafts.ts'

const uuid = (at: number) => `0199a1c0-5e00-7001-8a00-${String(at).padStart(12, '0')}`
const [section, other] = [uuid(1), uuid(2)].map((id) => SectionId.parse(id))

function aDraft(...items: Item[]): Draft {
  const parts = { title: 'Section', shuffleItems: false }
  const sections = [
    { id: section, ...parts, items: items.slice(0, -1) },
    { id: other, ...parts, items: items.slice(-1) },
  ]
  return {
    title: 'Exam',
    language: 'en',
    minutes: 60,
    policy: { fullscreen: 'free' },
    content: { sections, shuffleOptions: false },
  } as unknown as Draft
}

const one = (item: Item) => aDraft(item, { ...anItem('essay'), id: ItemId.parse(uuid(9)) })
const asked = (base: Item, mine: Item, theirs: Item) =>
  mergeDrafts({ base: one(base), mine: one(mine), theirs: one(theirs) })
const firstOf = ({ content }: Draft) => content.sections[0]?.items[0]
const pathsOf = ({ clashes }: ReturnType<typeof mergeDrafts>) =>
  clashes.map(({ within }) => within?.path ?? 'whole')

test('an option that one marked as right and the other removed is asked about; one is right either way', () => {
  const options = ['a', 'b', 'c'].map((id) => ({ id, text: id.toUpperCase(), isCorrect: id === 'a' }))
  const base = anItem('single-choice', { options })
  const mine = { ...base, options: options.map((own) => ({ ...own, isCorrect: own.id === 'b' })) }
  const theirs = { ...base, options: options.filter(({ id }) => id !== 'b') }
  const merged = asked(base, mine, theirs)
  expect(merged.clashes).toMatchObject([
    { within: { path: 'options/b', mine: { text: 'B', isCorrect: true }, theirs: undefined } },
  ])
  expect(firstOf(merged.draft)).toEqual(mine)
  const three = { base: one(base), mine: one(mine), theirs: one(theirs) }
  expect(firstOf(mergeDrafts(three, { [`${base.id}/options/b`]: 'theirs' }).draft)).toEqual(theirs)
})

test('what one began to name and the other removed is asked about', () => {
  const matching = anItem('matching')
  const toLima = matching.rows.map((row) => ({ ...row, match: row.id === 'b' ? 'z0r4uj8n' : row.match }))
  const noLima = { ...matching, options: matching.options.filter(({ text }) => text !== 'Lima') }
  expect(pathsOf(asked(matching, { ...matching, rows: toLima }, noLima))).toEqual(['options/z0r4uj8n'])

  const column = { id: 'c', text: 'Liquid' }
  const matrix = anItem('matrix', { columns: [...anItem('matrix').columns, column] })
  const liquid = { ...matrix, rows: matrix.rows.map((row) => ({ ...row, right: ['c'] })) }
  expect(pathsOf(asked(matrix, liquid, anItem('matrix')))).toEqual(['columns/c'])

  const parameters = [{ from: 'list' as const, name: 'a', values: ['1', '2'] }]
  const varied = anItem('essay', { text: 'Why [[a]]?', parameters })
  const { parameters: _gone, ...fixed } = { ...varied, text: 'Why?' }
  const feedback = { ...varied, feedback: 'Because of [[a]].' }
  expect(pathsOf(asked(varied, feedback, fixed as Item))).toEqual(['parameters'])
})

test('a gap that one wrote on and the other took out of the text is asked about', () => {
  const cloze = anItem('cloze')
  const gaps = cloze.gaps.filter(({ id }) => id !== '2')
  const out = { ...cloze, gaps, text: cloze.text.replace('; {{2}} is', '; ice is') }
  const heavier = { ...cloze, gaps: cloze.gaps.map((gap) => ({ ...gap, weight: 5 })) }
  expect(pathsOf(asked(cloze, heavier, out))).toContain('whole')
})

test('what is right on both sides and wrong together is asked about as a whole', () => {
  const options = ['a', 'b', 'c'].map((id) => ({ id, text: id, isCorrect: id !== 'c' }))
  const base = anItem('multiple-choice', { options })
  const without = (gone: string) => ({
    ...base,
    options: options.map((own) => ({ ...own, isCorrect: own.isCorrect && own.id !== gone })),
  })
  const merged = asked(base, without('a'), without('b'))
  expect(pathsOf(merged)).toEqual(['whole'])
  expect(firstOf(merged.draft)).toEqual(without('a'))
})

/** A change of an exam; nothing where what it changes is not there. */
type Change = (draft: Draft) => Draft | undefined

const whole = aDraft(
  ...itemKinds.map(({ kind }, at) => ({ ...anItem(kind), id: ItemId.parse(uuid(100 + at)) }) as Item),
)
const idsIn = ({ content }: Draft) => content.sections.flatMap(({ items }) => items.map(({ id }) => id))
const withSections = (draft: Draft, sections: Draft['content']['sections']): Draft => ({
  ...draft,
  content: { ...draft.content, sections },
})
const withItems = (draft: Draft, how: (item: Item) => Item[]): Draft =>
  withSections(
    draft,
    draft.content.sections.map((own) => ({ ...own, items: own.items.flatMap(how) })),
  )

const lists = ['options', 'rows', 'columns', 'entries', 'gaps', 'regions'] as const
type Entry = { id: string }
type Lists = Partial<Record<(typeof lists)[number], Entry[]>>

/** Changes one item by its id: a field, an entry of one of its lists, or itself. */
function itemChange(id: string, way: number, at: number, by: string): Change {
  const change = (how: (item: Item) => Item[]): Change => {
    return (draft) =>
      idsIn(draft).some((own) => own === id)
        ? withItems(draft, (item) => (item.id === id ? how(item) : [item]))
        : undefined
  }
  const removed: Change = (draft) => withItems(draft, (item) => (item.id === id ? [] : [item]))
  const entries = lists.flatMap((list) =>
    withItems(whole, (item) => (item.id === id ? [item] : [])).content.sections.flatMap(({ items }) =>
      items.flatMap((item) => ((item as Lists)[list] ?? []).map((entry) => ({ list, id: entry.id }))),
    ),
  )
  const entry = entries[at % Math.max(1, entries.length)]
  const inList = (item: Item, how: (own: Entry) => Entry[]) =>
    entry
      ? [
          {
            ...item,
            [entry.list]: ((item as Lists)[entry.list] ?? []).flatMap((own) =>
              own.id === entry.id ? how(own) : [own],
            ),
          } as Item,
        ]
      : [item]
  const hasEntry = (draft: Draft) =>
    withItems(draft, (item) => (item.id === id ? [item] : [])).content.sections.some(({ items }) =>
      items.some((item) => !entry || ((item as Lists)[entry.list] ?? []).some((own) => own.id === entry.id)),
    )
  const words = (own: Entry) =>
    'ask' in own ? { weight: by.length } : 'area' in own ? { name: by } : { text: by }
  const ways: Change[] = [
    change((item) => [{ ...item, text: `${item.text} ${by}` }]),
    change((item) => [{ ...item, points: 10 + by.length }]),
    change((item) => [{ ...item, feedback: by }]),
    (draft) =>
      hasEntry(draft)
        ? change((item) => inList(item, (own) => [{ ...own, ...words(own) }]))(draft)
        : undefined,
    (draft) => withItems(draft, (item) => (item.id === id ? inList(item, () => []) : [item])),
    removed,
    (draft) => {
      const [from, to] = draft.content.sections
      const item = from?.items.find((own) => own.id === id)
      if (to?.items.some((own) => own.id === id)) return draft
      if (!from || !to || !item) return
      return withSections(draft, [
        { ...from, items: from.items.filter((own) => own !== item) },
        { ...to, items: [...to.items, item] },
      ])
    },
  ]
  return (!entry && way === 3 ? ways[0] : ways[way]) ?? removed
}

const sectionChanges = (by: string): Change[] => [
  (draft) =>
    withSections(
      draft,
      draft.content.sections.filter(({ id }) => id !== other),
    ),
  (draft) => {
    const added = { ...anItem('essay'), id: ItemId.parse(uuid(by.length)) }
    const { sections } = draft.content
    const put = (own: (typeof sections)[0]) =>
      own.id === other ? { ...own, items: [...own.items, added] } : own
    return sections.some(({ id }) => id === other) ? withSections(draft, sections.map(put)) : undefined
  },
  (draft) => ({ ...draft, minutes: by.length }),
]

/** Of one author: at most one change of a section, then at most one of each item. */
const changes = (by: string) =>
  fc
    .tuple(
      fc.option(fc.nat(2)),
      fc.uniqueArray(fc.record({ item: fc.nat(itemKinds.length - 1), way: fc.nat(6), at: fc.nat(9) }), {
        selector: ({ item }) => item,
        maxLength: 6,
      }),
    )
    .map(([first, items]) => [
      ...sectionChanges(by).filter((_, at) => at === first),
      ...items.map(({ item, way, at }) => itemChange(uuid(100 + item), way, at, by)),
    ])

/** The draft after all changes that find what they change; which of them changed something, and which found nothing. */
function changed(draft: Draft, all: readonly Change[]) {
  return all.reduce<{ draft: Draft; done: Change[]; lost: Change[] }>(
    ({ draft: before, done, lost }, change) => {
      const next = change(before)
      if (!next) return { draft: before, done, lost: [...lost, change] }
      return { draft: next, done: next === before ? done : [...done, change], lost }
    },
    { draft, done: [], lost: [] },
  )
}

/** The order is no matter here: who moved what has tests of its own. */
const unordered = (draft: Draft) =>
  draft.content.sections
    .map((own) => ({ ...own, items: own.items.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))

test('no change is lost unasked: what both did stands in one draft, or there is a question', () => {
  fc.assert(
    fc.property(changes('mine'), changes('theirs'), (ofMine, ofTheirs) => {
      const [mine, theirs] = [changed(whole, ofMine), changed(whole, ofTheirs)]
      const merged = mergeDrafts({ base: whole, mine: mine.draft, theirs: theirs.draft })
      const again = changed(theirs.draft, mine.done)
      const hasAll = again.lost.length === 0
      expect(merged.clashes.length > 0 || hasAll).toBe(true)
      expect(merged.clashes.length > 0 || isSame(unordered(merged.draft), unordered(again.draft))).toBe(true)
    }),
  )
})

test('whatever is chosen, what comes out can be read, and no item lacks what neither side lacks', () => {
  const problems = (draft: Draft) =>
    draft.content.sections.flatMap(({ items }) =>
      items.flatMap((item) => problemsOf(item).map((one) => JSON.stringify([item.id, one]))),
    )
  fc.assert(
    fc.property(changes('mine'), changes('theirs'), fc.boolean(), (ofMine, ofTheirs, isMine) => {
      const [mine, theirs] = [changed(whole, ofMine).draft, changed(whole, ofTheirs).draft]
      const three = { base: whole, mine, theirs }
      const side = isMine ? 'mine' : 'theirs'
      const choices = Object.fromEntries(mergeDrafts(three).clashes.map(({ id }) => [id, side] as const))
      const { draft } = mergeDrafts(three, choices)
      const known = new Set([...problems(mine), ...problems(theirs)])
      expect(ExamContent.safeParse(draft.content).error).toBeUndefined()
      expect(problems(draft).filter((one) => !known.has(one))).toEqual([])
    }),
  )
})
