import type { Exam } from '@invigil/contract/exam.ts'
import type { DrawId, ItemId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import type { Draw, Section } from '@invigil/items/exam-content.ts'
import { expect, test } from 'vitest'
import { rawWords } from './bank/item-words.ts'
import { newSection } from './change-content.ts'
import { compareDrafts } from './compare-drafts.ts'
import type { Draft } from './draft.ts'

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => ({
  ...anItem('true-false'),
  id: id as ItemId,
  text: `Statement ${id}`,
})) as [Item, Item, Item, Item]
const optics = { ...newSection(), title: 'Optics' }
const waves = { ...newSection(), title: 'Waves' }
const policy = {
  preset: 'open',
  isChanged: false,
  streams: { camera: 'off', microphone: 'off', screen: 'off' },
  detectors: { 'face-missing': { isOn: false, severity: 'low', settings: { afterSeconds: 5 } } },
} as unknown as Exam['policy']

function aDraft(...sections: Section[]): Draft {
  return {
    title: 'Physics',
    language: 'en',
    minutes: 60,
    content: { sections, shuffleOptions: false },
    policy,
  }
}
const filled = (section: Section, ...items: Item[]) => ({ ...section, items })
const base = aDraft(filled(optics, a, b), filled(waves, c, d))
const told = (older: Draft, newer: Draft) =>
  compareDrafts(older, newer).map(({ id, is, fields }) => [id, is, ...fields.map(({ field }) => field)])

test('the same differs in nothing, in whatever order its fields stand', () => {
  const turned = Object.fromEntries(Object.entries(a).toReversed()) as Item
  expect(compareDrafts(base, aDraft(filled(optics, turned, b), filled(waves, c, d)))).toEqual([])
})

test('what was added, left out and changed is told by its field, with both its sides', () => {
  const newer = aDraft(
    filled(optics, { ...a, points: 3 }),
    filled(waves, c, d, { ...b, id: 'e' as ItemId, text: 'New' }),
  )
  const found = compareDrafts(base, newer)
  expect(found.map(({ id, is }) => [id, is])).toEqual([
    ['a', 'changed'],
    ['b', 'left-out'],
    ['e', 'added'],
  ])
  expect(found[0]?.fields).toEqual([{ field: 'points', older: String(a.points), newer: '3' }])
  expect(found[1]).toMatchObject({ older: { section: 1, number: 2 }, newer: undefined, words: 'Statement b' })
  expect(found[2]?.fields).toContainEqual({ field: 'text', older: '', newer: 'New' })
})

test('one that moved away does not move those that stayed', () => {
  expect(told(base, aDraft(filled(optics, b), filled(waves, c, d, a)))).toEqual([['a', 'moved']])
  const four = aDraft(filled(optics, a, b, c, d))
  expect(told(four, aDraft(filled(optics, d, a, b, c)))).toEqual([['d', 'moved']])
})

test('a section that moved takes its items along, and is told with its settings', () => {
  const newer = aDraft({ ...filled(waves, c, d), minutes: 10 }, filled(optics, a, b))
  expect(told(base, newer)).toEqual([[waves.id, 'moved', 'minutes']])
})

test('settings of the exam, its tools and its rules are told by their paths', () => {
  const tools = { calculator: 'basic', notes: true, highlighter: true, strikeOut: true } as const
  const changed = {
    ...base,
    minutes: 90,
    content: { ...base.content, tools },
    policy: {
      ...policy,
      isChanged: true,
      streams: { ...policy.streams, camera: 'required' as const },
      detectors: { 'face-missing': { isOn: true, severity: 'low' as const, settings: { afterSeconds: 9 } } },
    },
  }
  expect(told(base, changed)).toEqual([
    ['exam', 'changed', 'minutes', 'calculator'],
    [
      ...['rules', 'changed', 'streams.camera', 'detectors.face-missing.isOn'],
      'detectors.face-missing.settings.afterSeconds',
    ],
  ])
})

test('of a pool only what came and went is told, and nothing where it is not known', () => {
  const drawing = (pool?: Item[]) => {
    const draw = { id: 'draw' as DrawId, count: 1, pointsEach: 1, ...(pool && { pool }) } as Draw
    return aDraft({ ...filled(optics, a), draws: [draw] })
  }
  const fields = (older: Draft, newer: Draft) => compareDrafts(older, newer).map((one) => one.fields)
  expect(fields(drawing([b, c]), drawing([c, { ...b, text: 'Statement B' }, d]))).toEqual([
    [{ field: 'pool', older: 'Statement b', newer: 'Statement B\nStatement d' }],
  ])
  expect(fields(drawing([b, c]), drawing())).toEqual([])
  // What the exam asks everybody stands in no pool, though the bank still has it.
  expect(fields(drawing([b]), drawing([a, b]))).toEqual([])
})

test('a right answer, an option and the counterpart of a row are told in words', () => {
  const matching = anItem('matching')
  const [first, second] = matching.rows
  const turned = { ...matching, rows: [{ ...first, match: second?.match }, second] } as Item
  const [found] = compareDrafts(aDraft(filled(optics, matching)), aDraft(filled(optics, turned)))
  const right = matching.options.find(({ id }) => id === first?.match)?.text
  const other = matching.options.find(({ id }) => id === second?.match)?.text
  expect(found?.fields).toMatchObject([
    {
      field: 'rows',
      older: expect.stringContaining(`${first?.text} → ${right}`),
      newer: expect.stringContaining(`${first?.text} → ${other}`),
    },
  ])
})

test('names that rules hold are said in words, an author’s own texts as they are', () => {
  const said = { ...rawWords, value: (value: string, field: string) => `${field} is ${value}` }
  const ruled = (camera: 'off' | 'required', allowedAids: string) => ({
    ...base,
    policy: { ...policy, allowedAids, streams: { ...policy.streams, camera } },
  })
  const [rules] = compareDrafts(ruled('off', 'one'), ruled('required', 'two'), said)
  expect(rules?.fields).toEqual([
    { field: 'streams.camera', older: 'streams.camera is off', newer: 'streams.camera is required' },
    { field: 'allowedAids', older: 'one', newer: 'two' },
  ])
})
