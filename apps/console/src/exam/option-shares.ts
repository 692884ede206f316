import type { ChoiceOption } from '@invigil/items/choice-option.ts'

/** The options with a share of the points each: of those that are right an equal one, of the others none. */
export function withShares(options: readonly ChoiceOption[]): ChoiceOption[] {
  const right = options.filter(({ isCorrect }) => isCorrect).length
  const share = Math.round(10_000_000 / Math.max(1, right)) / 100_000
  return options.map((option) => ({ ...option, percent: option.percent ?? (option.isCorrect ? share : 0) }))
}

/** The options without shares; right is what was right. */
export function withoutShares(options: readonly ChoiceOption[]): ChoiceOption[] {
  return options.map(({ percent: _percent, ...option }) => option)
}
