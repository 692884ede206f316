import { optionIdAt } from '../choice-parts.ts'
import type { FoundGap, Written } from '../reading.ts'
import { childrenOf, type XmlElement } from '../xml.ts'
import type { Declaration } from './declaration.ts'
import { probeEntry } from './entry.ts'
import { elementsNamed, type Interaction } from './interaction.ts'
import type { Responses } from './item.ts'
import type { Probe, Probed } from './probe.ts'
import { container, type Scalar, single } from './value.ts'

/** A place in a text that takes one value; several may share a response, as the gaps of one gap-match do. */
export type Slot = {
  id: string
  interaction: Interaction
  declaration: Declaration
  /** The element that the mark `{{id}}` stands for in the text. */
  element: XmlElement
  /** What may be chosen; absent where something is typed. */
  options?: { value: string; element: XmlElement }[]
}

type Slots = {
  slots: Slot[]
  score: (responses: Responses) => number
  write: (element: XmlElement | undefined) => Written
  probe: Pick<Probe, 'compared' | 'comparisons' | 'isScored'>
}
export type Filled = Map<string, Scalar>

/** The slots of interactions in mid-sentence and of texts to be filled with given words. */
export function slotsOf(interactions: { interaction: Interaction; declaration: Declaration }[]): Slot[] {
  return interactions
    .flatMap(({ interaction, declaration }): Omit<Slot, 'id'>[] => {
      const { kind, element } = interaction
      if (kind === 'text-entry') return [{ interaction, declaration, element }]
      if (kind === 'inline-choice') {
        const options = childrenOf(element, 'inline-choice').map(valued)
        return [{ interaction, declaration, element, options }]
      }
      const texts = elementsNamed(element, ['gap-text', 'gap-img']).map(valued)
      return elementsNamed(element, ['gap']).map((gap) => ({
        interaction,
        declaration,
        element: gap,
        options: texts.map((text) => ({
          ...text,
          value: `${text.value} ${gap.attributes.identifier ?? ''}`,
        })),
      }))
    })
    .map((slot, at) => ({ ...slot, id: `g${at + 1}` }))
}

function valued(element: XmlElement): { value: string; element: XmlElement } {
  return { value: element.attributes.identifier ?? '', element }
}

/**
 * A text with gaps. Each gap is tried beside the best of those before it; where that gives nothing, beside the key of all
 * others, since then only the whole counts.
 */
export function probeCloze(asked: Slots): Probed {
  if (asked.slots.length > 50) return { what: 'a text with more than 50 gaps' }
  const key = keyOf(asked.slots)
  const together = gapsBeside(asked, new Map(), true)
  const made = together ?? gapsBeside(asked, key, false)
  if (!made) return asked.probe.isScored ? { what: 'gaps that count together' } : { code: 'no-right-answer' }
  const { gaps, best } = made
  const scoreOf = (filled: Filled) => asked.score(responsesTo(asked.slots, filled))
  const most = scoreOf(best)
  if (most <= 0) return { code: 'no-right-answer' }
  const without = (id: string) => new Map([...best].filter(([slot]) => slot !== id))
  const isAllOrNothing = gaps.length > 1 && gaps.every(({ id }) => scoreOf(without(id)) <= 0)
  const tried = answersTo(asked.slots, best)
  return {
    asked: {
      as: 'cloze',
      gaps: gaps.map((gap) => ({ ...gap, weight: isAllOrNothing ? 1 : gap.weight })),
      isAllOrNothing,
    },
    most,
    trials: tried.map((filled) => ({
      response: null,
      responses: responsesTo(asked.slots, filled),
      answer: () => ({ gaps: Object.fromEntries(asked.slots.flatMap((slot) => saidIn(slot, filled))) }),
    })),
  }
}

function gapsBeside(
  { slots, score, write, probe }: Slots,
  context: Filled,
  isGrowing: boolean,
): { gaps: FoundGap[]; best: Filled } | undefined {
  const best: Filled = new Map(isGrowing ? wrongTyped(slots) : context)
  const gaps: FoundGap[] = []
  for (const slot of slots) {
    const beside = new Map([...best].filter(([id]) => id !== slot.id))
    const nothing = score(
      responsesTo(slots, slot.options ? beside : new Map([...beside, ...wrongTyped([slot])])),
    )
    const gain = (value: Scalar) =>
      score(responsesTo(slots, new Map([...beside, [slot.id, value]]))) - nothing
    const made = slot.options ? chosenGap(slot, gain, write) : typedGap(slot, gain, write, probe)
    if (!made) return undefined
    gaps.push(made.gap)
    if (isGrowing || !best.has(slot.id)) best.set(slot.id, made.value)
  }
  return { gaps, best }
}

/** Something wrong in each gap that is typed: rules may take nothing at all for a reason to stop. */
function wrongTyped(slots: Slot[]): Filled {
  const typed = slots.filter(({ options, interaction }) => !options && interaction.kind === 'text-entry')
  return new Map(
    typed.map(({ id, declaration }) => [id, declaration.base === 'string' ? noAnswer : -987_654]),
  )
}

const noAnswer = 'no answer of this kind'

type Made = { gap: FoundGap; value: Scalar } | undefined

function chosenGap(
  { id, options = [], interaction }: Slot,
  gain: (value: Scalar) => number,
  write: Slots['write'],
): Made {
  const gains = options.map(({ value }) => gain(value))
  const most = Math.max(0, ...gains)
  const value = options[gains.indexOf(most)]?.value
  if (most <= 0 || value === undefined) return undefined
  const keepsOrder = interaction.element.attributes.shuffle !== 'true'
  const weighted = options.map(({ element }, at) => ({
    text: write(element),
    weight: Math.max(0, ((gains[at] ?? 0) / most) * 100),
  }))
  return { gap: { id, ask: 'choice', weight: most, options: weighted, keepsOrder }, value }
}

function typedGap(
  { id, interaction, declaration }: Slot,
  gain: (value: Scalar) => number,
  write: Slots['write'],
  probe: Slots['probe'],
): Made {
  const probed = probeEntry({
    ...probe,
    interaction,
    declaration,
    write,
    score: (value) => (value?.values[0] === undefined ? 0 : gain(value.values[0])),
  })
  if (!('asked' in probed)) return undefined
  const { asked, most } = probed
  if (asked.as === 'number') {
    const full = asked.accepts.find(({ weight }) => weight >= 99.99)
    const value = full && 'number' in full ? full.number : undefined
    return value === undefined
      ? undefined
      : { gap: { id, ask: 'number', weight: most, accepts: asked.accepts }, value }
  }
  if (asked.as !== 'short-answer') return undefined
  const { answers, ignoresCase, hasWildcards } = asked
  const [first] = answers
  const value = hasWildcards ? first?.text.replaceAll('*', '') : first?.text
  return value === undefined
    ? undefined
    : { gap: { id, ask: 'text', weight: most, answers, ignoresCase, hasWildcards }, value }
}

/** What the key says for each slot. */
function keyOf(slots: Slot[]): Filled {
  const found = slots.flatMap(({ id, declaration, options }): [string, Scalar][] => {
    const values = declaration.correct?.values ?? []
    const value = options ? values.find((one) => options.some(({ value: own }) => own === one)) : values[0]
    return value === undefined ? [] : [[id, value]]
  })
  return new Map(found)
}

/** The responses of slots that are filled so. */
export function responsesTo(slots: Slot[], filled: Filled): Responses {
  const byResponse = Map.groupBy(slots, ({ declaration }) => declaration.id)
  return new Map(
    [...byResponse].map(([id, own]) => {
      const [first] = own
      const values = own.flatMap((slot) => filled.get(slot.id) ?? [])
      const { base = 'string', cardinality = 'single' } = first?.declaration ?? {}
      return [
        id,
        cardinality === 'single'
          ? values[0] === undefined
            ? null
            : single(base, values[0])
          : container(base, cardinality, values),
      ]
    }),
  )
}

function saidIn(slot: Slot, filled: Filled): [string, string][] {
  const value = filled.get(slot.id)
  if (value === undefined) return []
  const at = slot.options?.findIndex((option) => option.value === value)
  return [[slot.id, at === undefined ? String(value) : optionIdAt(at)]]
}

/** All right, each alone, each missing, each wrong among right ones, and all wrong. */
function answersTo(slots: Slot[], best: Filled): Filled[] {
  const wrong = ({ options, declaration }: Slot, right: Scalar | undefined): Scalar => {
    if (options) return options.find(({ value }) => value !== right)?.value ?? ''
    return typeof right === 'number'
      ? right + 1000
      : declaration.base === 'string'
        ? 'no answer of this kind'
        : 0
  }
  const all = [...best]
  const wrongAt = new Map(slots.map((slot) => [slot.id, wrong(slot, best.get(slot.id))]))
  return [
    best,
    ...all.map((one) => new Map([one])),
    ...slots.map(({ id }) => new Map(all.filter(([slot]) => slot !== id))),
    ...slots.map(
      ({ id }) =>
        new Map(all.map(([slot, value]) => [slot, slot === id ? (wrongAt.get(slot) ?? value) : value])),
    ),
    wrongAt,
    ...turned(slots, best),
  ]
}

/** The same words in each other's gaps, where all are typed: some rules count a word once. */
function turned(slots: Slot[], best: Filled): Filled[] {
  if (slots.some(({ options }) => options)) return []
  const values = slots.map(({ id }) => best.get(id) ?? '')
  return [new Map(slots.map(({ id }, at) => [id, values[(at + 1) % values.length] ?? '']))]
}
