import { z } from 'zod'
import { type ItemProblem, ItemText, OptionId, type Show } from './item.ts'

/** One option of a choice, as its author wrote it. `percent` of the points, where a choice is scored by that; else a right one is right. */
export const ChoiceOption = z.object({
  id: OptionId,
  text: ItemText,
  isCorrect: z.boolean(),
  percent: z.number().min(-100).max(100).optional(),
  /** It stays at its place when the others are shuffled. */
  isPinned: z.boolean().optional(),
  /** What whoever chose it reads once all is over: a part of the key. */
  feedback: ItemText.optional(),
})
export type ChoiceOption = z.infer<typeof ChoiceOption>

export const ChoiceOptions = z.array(ChoiceOption).max(30)

/** One option as a candidate sees it. */
export const SeenOption = z.object({ id: OptionId, html: z.string() })

/** The options as a candidate sees them; `keepsOrder` is for years in a row, a pin for “all of the above”. */
export function seenOptions(
  options: ChoiceOption[],
  keepsOrder: boolean,
  show: Show,
): z.infer<typeof SeenOption>[] {
  const ordered = keepsOrder ? options : aroundPins(options, show)
  return ordered.map(({ id, text }) => ({ id, html: show.html(text) }))
}

/** The free ones change places among themselves; what is pinned stays where it is. */
function aroundPins(options: ChoiceOption[], show: Show): ChoiceOption[] {
  const free = show.order(options.filter(({ isPinned }) => !isPinned))
  return options.flatMap((option) => (option.isPinned ? option : (free.shift() ?? [])))
}

/** The texts of the options, with what is said of each. */
export function optionTexts(options: Pick<ChoiceOption, 'text' | 'feedback'>[]): string[] {
  return options.flatMap(({ text, feedback }) => (feedback ? [text, feedback] : [text]))
}

/** What is unfinished in the options of a choice, whatever its kind. */
export function optionProblems(options: ChoiceOption[]): ItemProblem[] {
  const texts = options.map(({ text }) => text.normalize('NFC').trim())
  const ids = new Set(options.map(({ id }) => id))
  return [
    ...(options.length < 2 ? [{ code: 'too-few-options' }] : []),
    ...(texts.includes('') ? [{ code: 'empty-option' }] : []),
    ...(new Set(texts).size < texts.length ? [{ code: 'same-option-twice' }] : []),
    ...(ids.size < options.length ? [{ code: 'same-id-twice' }] : []),
    ...(options.some(({ isCorrect }) => isCorrect) ? [] : [{ code: 'no-correct-option' }]),
  ]
}
