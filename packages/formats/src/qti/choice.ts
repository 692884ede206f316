import type { Item } from '@invigil/items/all.ts'
import { optionIdAt } from '../choice-parts.ts'
import { elementsNamed } from './interaction.ts'
import type { Probe, Probed, Trial } from './probe.ts'
import { container, type Value } from './value.ts'

const mostOptions = 30
const mostEntries = 20

/** Choices: in a list, in a line or in a text. */
export function probeChoice(probe: Probe): Probed {
  const { interaction, declaration } = probe
  const options = elementsNamed(interaction.element, ['simple-choice', 'inline-choice', 'hottext'])
  const ids = options.map(({ attributes }) => attributes.identifier ?? '')
  if (ids.length < 2) return { code: 'too-few-options' }
  if (ids.length > mostOptions) return { what: `a choice of more than ${mostOptions}` }
  const chosen = (some: number[]): Value =>
    container(
      declaration.base,
      declaration.cardinality,
      some.flatMap((at) => ids[at] ?? []),
    )
  const made = { ...probe, ids, chosen }
  const weights = declaration.cardinality === 'single' ? weightsOfOne(made) : weightsOfMany(made)
  if (weights.most <= 0) return { code: 'no-right-option' }
  return {
    asked: {
      as: 'choice',
      takesMany: declaration.cardinality !== 'single',
      keepsOrder: interaction.element.attributes.shuffle !== 'true',
      options: options.map((option, at) => ({ text: probe.write(option), weight: weights.each[at] ?? 0 })),
      isAllOrNothing: weights.isAllOrNothing,
      ...(weights.limit < ids.length ? { maxChoices: weights.limit } : {}),
    },
    most: weights.most,
    trials: weights.trials,
    told: interaction.kind === 'hottext' ? [{ code: 'shown-otherwise', detail: 'hottext' }] : [],
  }
}

type Choices = Probe & { ids: string[]; chosen: (some: number[]) => Value }
type Weights = { each: number[]; most: number; isAllOrNothing: boolean; limit: number; trials: Trial[] }

function weightsOfOne({ ids, chosen, score }: Choices): Weights {
  const scores = ids.map((_id, at) => score(chosen([at])))
  const most = Math.max(...scores)
  return {
    each: scores.map((one) => (one / most) * 100),
    most,
    isAllOrNothing: false,
    limit: ids.length,
    trials: ids.map((_id, at) => ({ response: chosen([at]), answer: () => ({ chosen: optionIdAt(at) }) })),
  }
}

function weightsOfMany({ ids, chosen, score, declaration, interaction }: Choices): Weights {
  const all = ids.map((_id, at) => at)
  const declared = all.filter((at) => declaration.correct?.values.includes(ids[at] ?? ''))
  const right = declared.length > 0 ? declared : all.filter((at) => score(chosen([at])) > 0)
  const most = score(chosen(right))
  const asked = Number(interaction.element.attributes['max-choices'] ?? 1) || ids.length
  const limit = Math.max(right.length, asked)
  const sets = setsOf(all, right).filter((set) => set.length <= limit)
  const isRight = (set: number[]) => set.length === right.length && set.every((at) => right.includes(at))
  const each = all.map(
    (at) =>
      ((right.includes(at)
        ? most - score(chosen(right.filter((one) => one !== at)))
        : score(chosen([...right, at])) - most) /
        most) *
      100,
  )
  const isExact = sets.every((set) => isRight(set) || score(chosen(set)) <= 0)
  return {
    each: each.map((weight, at) =>
      !right.includes(at) ? Math.min(0, weight) : isExact ? 100 / right.length : weight,
    ),
    most,
    limit,
    isAllOrNothing: isExact,
    trials: sets.map((set) => ({ response: chosen(set), answer: () => ({ chosen: set.map(optionIdAt) }) })),
  }
}

/** All sets of few options; of many, those that tell one way to score from another. */
function setsOf(all: number[], right: number[]): number[][] {
  if (all.length <= 6)
    return Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((at) => (bits >> at) & 1))
  return [
    [],
    right,
    all,
    ...all.map((at) => [at]),
    ...right.map((gone) => right.filter((at) => at !== gone)),
    ...all.filter((at) => !right.includes(at)).map((more) => [...right, more]),
  ]
}

/** Entries to be put in order. */
export function probeOrder({ interaction, declaration, score, write }: Probe): Probed {
  const choices = elementsNamed(interaction.element, ['simple-choice'])
  const right = (declaration.correct?.values ?? []).map(String)
  const entries = right.flatMap((id) => choices.find(({ attributes }) => attributes.identifier === id) ?? [])
  if (right.length === 0) return { code: 'no-right-answer' }
  if (entries.length !== choices.length || new Set(right).size !== right.length)
    return { what: 'order of some' }
  if (right.length > mostEntries) return { what: `an order of more than ${mostEntries}` }
  const ordered = (order: number[]) =>
    container(
      declaration.base,
      'ordered',
      order.flatMap((at) => right[at] ?? []),
    )
  const most = score(ordered(right.map((_id, at) => at)))
  if (most <= 0) return { code: 'no-right-answer' }
  const orders = ordersOf(right.length)
  const isExact = orders.every(
    (order) => order.every((at, place) => at === place) || score(ordered(order)) <= 0,
  )
  return {
    asked: { as: 'ordering', entries: entries.map(write), scoring: isExact ? 'exact' : 'by-position' },
    most,
    trials: orders.map((order) => ({
      response: ordered(order),
      answer: (item: Item) =>
        item.kind === 'ordering' ? { order: order.map((at) => item.entries[at]?.id ?? '') } : null,
    })),
  }
}

/** The right order, its reverse, every rotation and every swap of neighbours. */
function ordersOf(length: number): number[][] {
  const right = Array.from({ length }, (_, at) => at)
  const swapped = right
    .slice(1)
    .map((at) => right.map((one) => (one === at ? at - 1 : one === at - 1 ? at : one)))
  const turned = right.map((by) => right.map((at) => (at + by) % length))
  return [...turned, right.toReversed(), ...swapped]
}
