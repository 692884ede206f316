import type { Three } from './merge-orders.ts'

/**
 * Of a single choice one option is right: which one is a field of its own, so that two authors who each chose another do not
 * end with two. The options are merged without their marks; `withoutKeyField` gives them back. An option that one of both has
 * removed keeps its mark: to mark it is a change of it, beside which its removal is a question.
 */
export function withOneKey(three: Three<unknown>): Three<unknown> {
  const { base, mine, theirs } = three
  if (!isSingleChoice(base) || !isSingleChoice(mine) || !isSingleChoice(theirs)) return three
  const staying = new Set(idsOf(mine).filter((id) => idsOf(theirs).includes(id)))
  return { base: taken(base, staying), mine: taken(mine, staying), theirs: taken(theirs, staying) }
}

/** Marks the options again that the key names, and ends it; where it names none that is left, the key of either side counts. */
export function withoutKeyField(value: unknown, { base, mine, theirs }: Three<unknown>): unknown {
  if (!hasKeyField(value)) return value
  const { isCorrect, ...item } = value
  const ids = idsOf(value)
  const keys = [isCorrect, ...[theirs, mine, base].map(keyOf)]
  const key = keys.find((names) => names.some((id) => ids.includes(id))) ?? []
  return {
    ...item,
    options: item.options.map((option) => ({ ...option, isCorrect: key.includes(option.id) })),
  }
}

interface SingleChoice {
  kind: 'single-choice'
  options: { id: string; isCorrect?: boolean }[]
}

function isSingleChoice(value: unknown): value is SingleChoice {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'single-choice'
}

function hasKeyField(value: unknown): value is SingleChoice & { isCorrect: string[] } {
  return isSingleChoice(value) && 'isCorrect' in value
}

function idsOf({ options }: SingleChoice): string[] {
  return options.map(({ id }) => id)
}

function keyOf(value: unknown): string[] {
  if (!isSingleChoice(value)) return []
  return value.options.filter(({ isCorrect }) => isCorrect).map(({ id }) => id)
}

function taken(item: SingleChoice, staying: ReadonlySet<string>): unknown {
  const options = item.options.map((option) => {
    const { isCorrect: _mark, ...unmarked } = option
    return staying.has(option.id) ? unmarked : option
  })
  return { ...item, options, isCorrect: keyOf(item) }
}
