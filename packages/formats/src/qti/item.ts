import { namedIn } from '../named-in.ts'
import { childOf, childrenOf, readXml, type XmlElement } from '../xml.ts'
import { type Declaration, declarationsOf } from './declaration.ts'
import { type Steps, UnknownRule, type World } from './expression.ts'
import { type Interaction, interactionsIn } from './interaction.ts'
import { runRules } from './run-rules.ts'
import { numberIn, single, type Value } from './value.ts'

/** How an item is scored: by a template of the standard, by rules of its own, or by a person. */
export type Scoring = 'match_correct' | 'map_response' | 'map_response_point' | 'rules' | 'none'

/** An item of QTI 2 or 3 in names of one spelling. */
export type QtiItem = {
  identifier: string
  title: string
  isAdaptive: boolean
  responses: Declaration[]
  outcomes: Declaration[]
  interactions: Interaction[]
  scoring: Scoring
  rules: XmlElement[]
  /** The values of its variables that are drawn for each candidate, once drawn; empty where it has none. */
  drawn: Map<string, Value>
  isDrawn: boolean
  element: XmlElement
  steps: Steps
}

/** Responses by their identifier; what is absent was not answered. */
export type Responses = Map<string, Value>

/** Finds a file of a package by an address relative to the item; undefined where there is none. */
export type FindXml = (address: string) => XmlElement | undefined

const mostSteps = 100_000

/**
 * Reads an `assessment-item` (in the names of `plainNames`) and draws its variables once, the same way each time. Throws an
 * UnknownRule where its template processing has a rule that we do not evaluate.
 */
export function qtiItemOf(element: XmlElement, findXml: FindXml, steps: Steps): QtiItem {
  const responses = declarationsOf(element, 'response-declaration')
  const processing = childOf(element, 'response-processing')
  const { scoring, rules } = rulesOf(processing, findXml)
  const item: QtiItem = {
    identifier: element.attributes.identifier ?? '',
    title: element.attributes.title ?? '',
    isAdaptive: element.attributes.adaptive === 'true',
    responses,
    outcomes: declarationsOf(element, 'outcome-declaration'),
    interactions: interactionsIn(element),
    scoring,
    rules,
    drawn: new Map(declarationsOf(element, 'template-declaration').map(({ id, initial }) => [id, initial])),
    isDrawn: childOf(element, 'template-processing') !== undefined,
    element,
    steps,
  }
  return item.isDrawn ? drawnOnce(item) : item
}

function rulesOf(
  processing: XmlElement | undefined,
  findXml: FindXml,
): { scoring: Scoring; rules: XmlElement[] } {
  const own = childrenOf(processing)
  if (own.length > 0) return { scoring: 'rules', rules: own }
  const address = processing?.attributes.template ?? ''
  const name = (address.split('/').at(-1) ?? '').replace(/\.xml$/, '')
  const scoring = namedIn(templates, name)
  if (scoring) return { scoring, rules: childrenOf(readXml(templateRules[scoring])) }
  const inPackage = address === '' ? undefined : findXml(address)
  const rules = childrenOf(inPackage?.name === 'response-processing' ? inPackage : undefined)
  return rules.length > 0 ? { scoring: 'rules', rules } : { scoring: 'none', rules: [] }
}

/** The templates of QTI, and those of Common Cartridge, which score the same. */
const templates: Record<string, 'match_correct' | 'map_response' | 'map_response_point'> = {
  match_correct: 'match_correct',
  map_response: 'map_response',
  map_response_point: 'map_response_point',
  CC2_match: 'match_correct',
  CC2_match_basic: 'match_correct',
  CC2_map_response: 'map_response',
}

const scoreTo = (expression: string) =>
  `<set-outcome-value identifier="SCORE">${expression}</set-outcome-value>`
const asNumber = (number: number) => `<base-value base-type="float">${number}</base-value>`
const otherwise = (test: string, then: string, or: string) =>
  `<r><response-condition><response-if>${test}${then}</response-if><response-else>${or}</response-else></response-condition></r>`
const response = '<variable identifier="RESPONSE"/>'
const templateRules = {
  match_correct: otherwise(
    `<match>${response}<correct identifier="RESPONSE"/></match>`,
    scoreTo(asNumber(1)),
    scoreTo(asNumber(0)),
  ),
  map_response: otherwise(
    `<is-null>${response}</is-null>`,
    scoreTo(asNumber(0)),
    scoreTo('<map-response identifier="RESPONSE"/>'),
  ),
  map_response_point: otherwise(
    `<is-null>${response}</is-null>`,
    scoreTo(asNumber(0)),
    scoreTo('<map-response-point identifier="RESPONSE"/>'),
  ),
}

/** Draws again while a constraint is broken, a hundred times at most; then takes the last, as the standard allows. */
function drawnOnce(item: QtiItem): QtiItem {
  const rules = childrenOf(childOf(item.element, 'template-processing'))
  const random = chance()
  for (let left = 100; left > 0; left -= 1) {
    const world = worldOf(item, new Map(), random)
    const ended = runRules(rules, world)
    const drawn = new Map([...item.drawn.keys()].map((id) => [id, world.values.get(id) ?? null]))
    const responses = item.responses.map((one) => ({ ...one, correct: world.correct.get(one.id) ?? null }))
    if (ended !== 'constraint broken' || left === 1) return { ...item, drawn, responses }
  }
  return item
}

/** Numbers that look like chance and are the same each time (mulberry32), so that reading a file twice says the same. */
function chance(): () => number {
  let state = 20_190_807
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function worldOf(item: QtiItem, given: Responses, random: () => number): World {
  const initial = item.outcomes.map(({ id, initial, base }): [string, Value] => [
    id,
    initial ?? (base === 'float' || base === 'integer' ? single(base, 0) : null),
  ])
  return {
    values: new Map([
      ...item.drawn,
      ['completionStatus', single('identifier', 'not_attempted')],
      ['numAttempts', single('integer', 1)],
      ...initial,
      ...given,
    ]),
    responses: new Map(item.responses.map((one) => [one.id, one])),
    correct: new Map(item.responses.map(({ id, correct }) => [id, correct])),
    random,
    stepsLeft: mostSteps,
    steps: item.steps,
  }
}

/**
 * What the standard gives for responses to a fresh item: its SCORE after response processing. Undefined where no rule says
 * anything, so that a person marks; throws an UnknownRule for a rule that we do not evaluate.
 */
export function scoreOf(item: QtiItem, given: Responses): number | undefined {
  return item.rules.length === 0 ? undefined : numberIn(outcomesOf(item, given).get('SCORE') ?? null)
}

/** What all variables of an item are after response processing; throws an UnknownRule for a rule that we do not evaluate. */
export function outcomesOf(item: QtiItem, given: Responses): ReadonlyMap<string, Value> {
  const world = worldOf(item, given, chance())
  runRules(item.rules, world)
  return world.values
}

/** The responses that the file calls correct. */
export function correctResponses({ responses }: QtiItem): Responses {
  return new Map(responses.map(({ id, correct }) => [id, correct]))
}

/** The name of the rule that keeps an item from being scored, undefined where all are known. */
export function unknownRuleOf(item: QtiItem): string | undefined {
  try {
    scoreOf(item, correctResponses(item))
    return undefined
  } catch (error) {
    if (error instanceof UnknownRule) return error.message
    throw error
  }
}
