import { z } from 'zod'
import { cloze } from './cloze.ts'
import { code } from './code.ts'
import { drawing } from './drawing.ts'
import { essay } from './essay.ts'
import { file } from './file.ts'
import { hotspot } from './hotspot.ts'
import { information } from './information.ts'
import type { ItemProblem, Score, Show } from './item.ts'
import { matching } from './matching.ts'
import { matrix } from './matrix.ts'
import { multipleChoice } from './multiple-choice.ts'
import { numeric } from './numeric.ts'
import { ordering } from './ordering.ts'
import { shortAnswer } from './short-answer.ts'
import { singleChoice } from './single-choice.ts'
import { trueFalse } from './true-false.ts'

/** Every kind of item. `all.test.ts` tells what a new one lacks. */
export const itemKinds = [
  singleChoice,
  multipleChoice,
  trueFalse,
  shortAnswer,
  numeric,
  ordering,
  matching,
  matrix,
  cloze,
  essay,
  code,
  hotspot,
  file,
  drawing,
  information,
] as const

/** An item as its author wrote it, key included. Never sent to a candidate. */
export const Item = z.discriminatedUnion('kind', [
  singleChoice.item,
  multipleChoice.item,
  trueFalse.item,
  shortAnswer.item,
  numeric.item,
  ordering.item,
  matching.item,
  matrix.item,
  cloze.item,
  essay.item,
  code.item,
  hotspot.item,
  file.item,
  drawing.item,
  information.item,
])
export type Item = z.infer<typeof Item>
export type ItemKindName = Item['kind']

/** An item as a candidate sees it. */
export const PaperItem = z.discriminatedUnion('kind', [
  singleChoice.seen,
  multipleChoice.seen,
  trueFalse.seen,
  shortAnswer.seen,
  numeric.seen,
  ordering.seen,
  matching.seen,
  matrix.seen,
  cloze.seen,
  essay.seen,
  code.seen,
  hotspot.seen,
  file.seen,
  drawing.seen,
  information.seen,
])
export type PaperItem = z.infer<typeof PaperItem>

/** Scores an answer by the item's own rule; an absent or unreadable answer is worth 0 points. */
export function scoreItem(item: Item, answer: unknown): Score {
  return kindNamed(item.kind).score(item, answer)
}

/** Says whether an answer of this kind says anything: neither absent, nor empty, nor unreadable. */
export function isAnswered(kind: ItemKindName, answer: unknown): boolean {
  return kindNamed(kind).isAnswered(answer)
}

/** Says whether an item wants an answer; what is only there to be read is no question and is never unanswered. */
export function asksSomething({ kind }: { kind: ItemKindName }): boolean {
  return kind !== information.kind
}

/** The item as a candidate may see it, without its key. */
export function withoutKey(item: Item, show: Show): PaperItem {
  return kindNamed(item.kind).withoutKey(item, show)
}

/** What is unfinished in an item's own parts, its texts aside. */
export function problemsOf(item: Item): ItemProblem[] {
  return kindNamed(item.kind).problemsOf(item)
}

/** Every text of an item: what is asked, then its options, then what explains it. */
export function textsOf(item: Item): string[] {
  const texts = [item.text, ...kindNamed(item.kind).textsOf(item)]
  return item.feedback ? [...texts, item.feedback] : texts
}

function kindNamed(name: ItemKindName): (typeof itemKinds)[number] {
  const found = itemKinds.find(({ kind }) => kind === name)
  if (!found) throw new TypeError(`no item kind ${name}`)
  return found
}
