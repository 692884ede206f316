import type { Three } from './merge-orders.ts'

/**
 * Of a single choice one option is right: which one is a field of its own, so that two authors who each chose another do not
 * end with two. The options are merged without their marks; `withoutKeyField` gives them back.
 */
export function withOneKey(three: Three<unknown>): Three<unknown> {
  const { base, mine, theirs } = three
  if (![base, mine, theirs].every(isSingleChoice)) return three
  return { base: taken(base), mine: taken(mine), theirs: taken(theirs) }
}

/** Marks the options again that the key names, and ends it. */
export function withoutKeyField(value: unknown): unknown {
  if (!hasKeyField(value)) return value
  const { isCorrect, ...item } = value
  return {
    ...item,
    options: item.options.map(({ id, ...option }) => ({ id, ...option, isCorrect: isCorrect.includes(id) })),
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

function taken(value: unknown): unknown {
  if (!isSingleChoice(value)) return value
  const isCorrect = value.options.filter((option) => option.isCorrect).map(({ id }) => id)
  return { ...value, options: value.options.map(({ isCorrect: _mark, ...option }) => option), isCorrect }
}
