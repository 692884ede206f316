import type { Exam } from '@invigil/contract/exam.ts'
import { expect, test } from 'vitest'
import { newItem, newSection } from './change-content.ts'
import type { Draft } from './draft.ts'
import { type Hand, handOf, type Merged, startHand } from './draft-hand.ts'
import type { SavedState } from './draft-saver.ts'

const why = { ...newItem('essay'), text: 'Why?' }
const so = { ...newItem('true-false'), text: 'It is so.' }
const leo = { id: 'leo', name: 'Léo' }
const mai = { id: 'mai', name: 'Mai' }
const exam = {
  title: 'Physics',
  language: 'en',
  minutes: 60,
  policy: {},
  content: { sections: [{ ...newSection(), items: [why, so] }], shuffleOptions: false },
  version: 1,
  updatedAt: '2026-05-01T08:00:00.000Z',
  updatedBy: mai,
} as unknown as Exam

/** An exam on a server where Léo may save as well. */
function aHand() {
  const seen = { server: exam, hand: handOf(exam), states: [] as SavedState[], merged: [] as Merged[] }
  const hand = startHand(exam, {
    async save(version, draft) {
      if (version !== seen.server.version) throw changedElsewhere
      seen.server = { ...seen.server, ...draft, version: version + 1, updatedBy: mai } as Exam
      return seen.server
    },
    read: async () => seen.server,
    show: (next: Hand) => {
      seen.hand = next
    },
    tell: (state) => seen.states.push(state),
    keep: () => undefined,
    tellMerged: (one) => seen.merged.push(one),
    afterMs: 5,
  })
  function leoSaves(how: (draft: Draft) => Draft) {
    seen.server = {
      ...seen.server,
      ...how(seen.server),
      version: seen.server.version + 1,
      updatedBy: leo,
    } as Exam
  }
  return { ...hand, seen, leoSaves }
}

const changedElsewhere = Object.assign(new Error('changed'), {
  data: { code: 'exam-changed-elsewhere', params: { name: 'Léo', at: 'now' } },
})
const withText = (id: string, text: string) => (draft: Draft) => ({
  ...draft,
  content: {
    ...draft.content,
    sections: draft.content.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => (item.id === id ? { ...item, text } : item)),
    })),
  },
})
const textsOf = ({ content }: Draft) => content.sections.flatMap(({ items }) => items.map(({ text }) => text))

test('what two authors write in different items is saved together, and told', async () => {
  const { change, flush, seen, leoSaves } = aHand()
  leoSaves(withText(so.id, 'It was so.'))
  change(withText(why.id, 'Why not?'))
  await flush()
  expect(textsOf(seen.server)).toEqual(['Why not?', 'It was so.'])
  expect(textsOf(seen.hand.draft)).toEqual(['Why not?', 'It was so.'])
  expect(seen.merged).toEqual([{ by: 'Léo', at: exam.updatedAt, count: 1 }])
})

test('what is typed while another’s save is taken over overwrites nothing of it', async () => {
  const { change, flush, seen, leoSaves } = aHand()
  leoSaves(withText(so.id, 'It was so.'))
  change(withText(why.id, 'Why n'))
  const saved = flush()
  change(withText(why.id, 'Why not?'))
  await saved
  await flush()
  expect(textsOf(seen.server)).toEqual(['Why not?', 'It was so.'])
})

test('the same item changed by both waits for the author, and nothing is lost of either', async () => {
  const { change, flush, settle, seen, leoSaves } = aHand()
  leoSaves(withText(why.id, 'Why ever?'))
  change(withText(why.id, 'Why not?'))
  await flush()
  expect(seen.states.at(-1)).toMatchObject({ is: 'conflict', by: 'Léo' })
  expect([textsOf(seen.server)[0], textsOf(seen.hand.draft)[0]]).toEqual(['Why ever?', 'Why not?'])
  settle({ [why.id]: 'mine' }, seen.server)
  await flush()
  expect(textsOf(seen.server)).toEqual(['Why not?', 'It is so.'])
})

test('going back after a save is saved as well, and keeps what another wrote meanwhile', async () => {
  const { change, flush, undo, redo, seen, leoSaves } = aHand()
  change(withText(why.id, 'Why not?'))
  await flush()
  leoSaves(withText(so.id, 'It was so.'))
  undo()
  await flush()
  expect(textsOf(seen.server)).toEqual(['Why?', 'It was so.'])
  redo()
  await flush()
  expect(textsOf(seen.server)).toEqual(['Why not?', 'It was so.'])
})

test('what another saved is taken over without a change of one’s own', async () => {
  const { catchUp, flush, seen, leoSaves } = aHand()
  leoSaves(withText(so.id, 'It was so.'))
  await catchUp()
  expect(textsOf(seen.hand.draft)).toEqual(['Why?', 'It was so.'])
  await flush()
  expect(textsOf(seen.server)).toEqual(['Why?', 'It was so.'])
})
