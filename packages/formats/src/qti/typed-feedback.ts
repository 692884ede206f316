import type { AcceptedNumber, Asked, FoundForm, FoundGap, FoundOption, Written } from '../reading.ts'
import { childrenOf, type XmlElement } from '../xml.ts'
import type { BodyWriter } from './body-html.ts'
import { type Filled, responsesTo, type Slot } from './cloze.ts'
import { elementsNamed } from './interaction.ts'
import { correctResponses, outcomesOf, type QtiItem, type Responses } from './item.ts'
import type { ItemPart } from './item-part.ts'
import { comparedIn } from './probe-part.ts'
import { isShown, writtenOf } from './said.ts'
import { numberIn, type Scalar, scalarOf, single } from './value.ts'

type Typed = Extract<Asked, { as: 'short-answer' | 'number' | 'cloze' }>

/** What one place takes: the forms, numbers or options of an item, or of one of its gaps. */
type Key =
  | { takes: 'forms'; answers: FoundForm[]; hasWildcards: boolean }
  | { takes: 'numbers'; accepts: AcceptedNumber[] }
  | { takes: 'options'; options: FoundOption[] }

/** One answer that is tried in a place: which of the key it is, or one more that is worth nothing. */
type Tried = { value: Scalar; at: number; more?: FoundForm | AcceptedNumber }
type Spot = { key: Key; tried: Tried[]; respond: (value: Scalar) => Responses }

const unlike = { text: 'no answer of this kind', number: -987_654_321 }

/**
 * Finds by an item's own rules what its feedback is shown for where one types, or fills gaps: for each accepted form and
 * number, each wrong one that the rules name, and of texts for all the rest, which a star stands for. Each gap is tried
 * alone. What is shown for several gaps together, or for every other number, is told and left out.
 */
export function explainedTyped(
  item: QtiItem,
  part: ItemPart,
  { asked, said }: { asked: Typed; said: XmlElement[] },
  writer: BodyWriter,
): { asked: Asked; feedback?: Written } {
  const spots = asked.as === 'cloze' ? gapSpots(item, part, asked.gaps) : [ownSpot(item, part, asked)]
  // Rules are gone through once an answer, however much is said.
  const right = outcomesOf(item, correctResponses(item))
  const worlds = spots.map(({ tried, respond }) => tried.map(({ value }) => outcomesOf(item, respond(value))))
  const inSpots = said.map((element) => worlds.map((own) => own.map((world) => isShown(element, world))))
  const isWhole = said.map(
    (element, at) => isShown(element, right) && (inSpots[at] ?? []).flat().every((isSaid) => isSaid),
  )
  const whole = writtenOf(
    said.filter((_element, at) => isWhole[at]),
    writer,
  )
  const placed = new Set<XmlElement>()
  const keys = spots.map((spot, place) => {
    const own = said.filter((_element, at) => !isWhole[at] && isVaried(inSpots[at]?.[place] ?? []))
    const texts = spot.tried.map((_tried, one) => {
      const shown = own.filter((element) => inSpots[said.indexOf(element)]?.[place]?.[one])
      for (const element of shown) placed.add(element)
      return writtenOf(shown, writer)
    })
    return withSaid(spot, texts, writer)
  })
  if (said.some((element, at) => !isWhole[at] && !placed.has(element))) writer.tell('feedback-dropped', '')
  return { asked: withKeys(asked, keys), ...(whole ? { feedback: whole } : {}) }
}

function isVaried(shown: boolean[]): boolean {
  return shown.includes(true) && shown.includes(false)
}

function ownSpot(
  item: QtiItem,
  { interactions, declaration }: ItemPart,
  asked: Exclude<Typed, { as: 'cloze' }>,
) {
  const base = declaration?.base ?? 'string'
  const key: Key = asked.as === 'number' ? { takes: 'numbers', ...asked } : { takes: 'forms', ...asked }
  const respond = (value: Scalar) => new Map([[interactions[0]?.responseId ?? '', single(base, value)]])
  const mapped = (declaration?.mapping?.entries ?? []).map((entry) => entry.key)
  return { key, tried: triedIn(item, key, mapped), respond }
}

/** Each gap filled alone; gaps come in the order of the slots they were made of. */
function gapSpots(item: QtiItem, { slots }: ItemPart, gaps: FoundGap[]): Spot[] {
  return gaps.flatMap((gap): Spot[] => {
    const slot = slots.find(({ id }) => id === gap.id)
    if (!slot) return []
    const respond = (value: Scalar) => responsesTo([...slots], new Map([[slot.id, value]]) satisfies Filled)
    return [{ ...triedInGap(item, slot, gap), respond }]
  })
}

function triedInGap(
  item: QtiItem,
  { options = [], declaration }: Slot,
  gap: FoundGap,
): Omit<Spot, 'respond'> {
  if (gap.ask === 'choice') {
    const tried = options.map(({ value }, at) => ({ value, at }))
    return { key: { takes: 'options', options: gap.options }, tried }
  }
  const mapped = (declaration.mapping?.entries ?? []).map(({ key }) => key)
  const key: Key =
    gap.ask === 'number'
      ? { takes: 'numbers', accepts: gap.accepts }
      : { takes: 'forms', answers: gap.answers, hasWildcards: gap.hasWildcards ?? false }
  return { key, tried: triedIn(item, key, mapped) }
}

function triedIn(item: QtiItem, key: Key, mapped: Scalar[]): Tried[] {
  if (key.takes === 'options') return []
  if (key.takes === 'numbers') {
    const own = key.accepts.map((one, at) => ({
      value: 'number' in one ? one.number : (one.low + one.high) / 2,
      at,
    }))
    const more = wrongNumbers(item).filter(({ number }) => own.every(({ value }) => value !== number))
    return [
      ...own,
      ...more.slice(0, 20).map((one) => ({ value: one.number, at: -1, more: { ...one, weight: 0 } })),
      { value: unlike.number, at: -1 },
    ]
  }
  const own = key.answers.map(({ text }, at) => ({
    value: key.hasWildcards ? text.replaceAll(/(?<!\\)\*/g, '').replaceAll('\\*', '*') : text,
    at,
  }))
  const named = comparedIn(item).flatMap((value) => (value?.base === 'string' ? value.values : []))
  const isKnown = (text: string) => own.some(({ value }) => value.toLowerCase() === text.toLowerCase())
  const more = [...new Set([...mapped, ...named].map(String))].filter((text) => text !== '' && !isKnown(text))
  return [
    ...own,
    ...more.slice(0, 50).map((text) => ({ value: text, at: -1, more: { text, weight: 0 } })),
    { value: unlike.text, at: -1, more: { text: '*', weight: 0 } },
  ]
}

/** The numbers that its rules compare with, each with the tolerance of its comparison. */
function wrongNumbers(item: QtiItem): { number: number; tolerance: number }[] {
  const comparisons = item.rules.flatMap((rule) =>
    elementsNamed({ ...rule, children: [rule] }, ['equal', 'equal-rounded']),
  )
  return comparisons.flatMap((comparison) => {
    const { 'tolerance-mode': mode, tolerance = '' } = comparison.attributes
    const [value] = childrenOf(comparison, 'base-value')
    const base = value?.attributes['base-type'] ?? ''
    const words = (value?.children ?? []).filter((child) => typeof child === 'string').join('')
    const number = value && numberIn(single(base, scalarOf(words, base)))
    const [within = 0] = tolerance.trim().split(/\s+/).map(Number)
    return number === undefined ? [] : [{ number, tolerance: mode === 'absolute' && within > 0 ? within : 0 }]
  })
}

/** The key with what is said of each of it, and with wrong answers of which something of their own is said. */
function withSaid({ key, tried }: Spot, texts: (Written | undefined)[], writer: BodyWriter): Key {
  const saidOf = (at: number) => {
    const feedback = texts[tried.findIndex((one) => one.at === at)]
    return feedback ? { feedback } : {}
  }
  const rest = texts.at(-1)
  // Whoever answers as all the rest reads the same.
  const isOwn = (feedback: Written | undefined, { more }: Tried) =>
    feedback !== undefined &&
    (feedback.text !== rest?.text || ('text' in (more ?? {}) && more === tried.at(-1)?.more))
  const more = tried.flatMap((one, at) => {
    const feedback = texts[at]
    return one.more && feedback && isOwn(feedback, one) ? [{ ...one.more, feedback }] : []
  })
  switch (key.takes) {
    case 'options':
      return { ...key, options: key.options.map((option, at) => ({ ...option, ...saidOf(at) })) }
    case 'numbers': {
      if (rest) writer.tell('feedback-dropped', '')
      const accepts = key.accepts.map((one, at) => ({ ...one, ...saidOf(at) }))
      return { ...key, accepts: [...accepts, ...more.filter((one) => 'tolerance' in one)] }
    }
    case 'forms': {
      const answers = key.answers.map((one, at) => ({ ...one, ...saidOf(at) }))
      const others = more.filter((one) => 'text' in one)
      const hasStar = !key.hasWildcards && rest !== undefined
      const starred = ({ text, ...one }: FoundForm, at: number, all: FoundForm[]) => ({
        ...one,
        text: hasStar && at < all.length - 1 ? text.replaceAll('*', '\\*') : text,
      })
      return {
        ...key,
        answers: [...answers, ...others].map(starred),
        hasWildcards: key.hasWildcards || hasStar,
      }
    }
  }
}

function withKeys(asked: Typed, keys: Key[]): Asked {
  if (asked.as === 'cloze') return { ...asked, gaps: asked.gaps.map((gap, at) => withKey(gap, keys[at])) }
  const [key] = keys
  if (asked.as === 'number' && key?.takes === 'numbers') return { ...asked, accepts: key.accepts }
  if (asked.as === 'short-answer' && key?.takes === 'forms')
    return { ...asked, answers: key.answers, hasWildcards: key.hasWildcards }
  return asked
}

function withKey(gap: FoundGap, key: Key | undefined): FoundGap {
  if (gap.ask === 'choice' && key?.takes === 'options') return { ...gap, options: key.options }
  if (gap.ask === 'number' && key?.takes === 'numbers') return { ...gap, accepts: key.accepts }
  if (gap.ask === 'text' && key?.takes === 'forms')
    return { ...gap, answers: key.answers, hasWildcards: key.hasWildcards }
  return gap
}
