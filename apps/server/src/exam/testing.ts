import type { Revision } from '@invigil/contract/exam-revision.ts'
import type { ExamId, ItemId, Locale, SectionId } from '@invigil/contract/ids.ts'
import type { Policy, Preset } from '@invigil/contract/policy.ts'
import { type Item, itemKinds } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { createExam, saveExam } from './draft.ts'
import { policyOf } from './presets.ts'
import { publishExam } from './publish.ts'

export interface WrittenExam {
  examId: ExamId
  content: ExamContent
  policy: Policy
  revision: Revision
}

/** Writes and publishes an exam: 60 minutes, one section with five items unless told otherwise. */
export async function anExam(
  app: App,
  author: Actor,
  wish: {
    title?: string
    language?: Locale
    minutes?: number
    preset?: Preset
    policy?: Partial<Policy>
    items?: Item[]
    content?: ExamContent
  } = {},
): Promise<WrittenExam> {
  const { title = 'Biology', language = 'en', minutes = 60, preset = 'open', items = fiveItems() } = wish
  const { id: examId } = await createExam(app, author, { title, language, minutes, preset })
  const content = wish.content ?? aContent(items)
  const policy = { ...policyOf(preset), ...wish.policy }
  await saveExam(app, author, examId, { version: 1, title, language, minutes, content, policy })
  const revision = await publishExam(app, author, examId, 2)
  return { examId, content, policy, revision }
}

/** One section with these items. */
export function aContent(items: Item[]): ExamContent {
  const id = newId() as SectionId
  return {
    sections: [{ id, title: 'Part one', instructions: '', shuffleItems: false, items }],
    shuffleOptions: false,
  }
}

/** One finished item of every kind, in the order of the kinds. */
export function oneOfEachKind(): Item[] {
  return itemKinds.map(({ kind }) => ({ ...anItem(kind), id: newId() as ItemId }))
}

/** Five items of the kinds that most exams have, in a fixed order; together 10 points. */
export function fiveItems(): Item[] {
  const id = () => newId() as ItemId
  const choices = (...correct: string[]) =>
    ['a', 'b', 'c', 'd'].map((name) => ({
      id: name,
      text: `Option ${name}`,
      isCorrect: correct.includes(name),
    }))
  return [
    {
      kind: 'single-choice',
      id: id(),
      points: 1,
      text: 'Which one?',
      options: choices('b'),
      keepsOrder: false,
    },
    {
      kind: 'multiple-choice',
      id: id(),
      points: 2,
      text: 'Which ones?',
      options: choices('a', 'c'),
      keepsOrder: false,
      scoring: 'right-minus-wrong',
    },
    { kind: 'true-false', id: id(), points: 1, text: 'Water boils at 100 °C.', isTrue: true },
    {
      kind: 'short-answer',
      id: id(),
      points: 2,
      text: 'The capital of Vietnam?',
      accepted: ['Hà Nội'],
      ignoresCase: true,
      ignoresAccents: true,
    },
    { kind: 'essay', id: id(), points: 4, text: 'Why?', minWords: null, maxWords: 300 },
  ]
}
