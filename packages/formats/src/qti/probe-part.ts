import type { ForeignItem, Written } from '../reading.ts'
import { childOf, childrenOf, type XmlElement } from '../xml.ts'
import { type BodyWriter, innerHtml } from './body-html.ts'
import { probeChoice, probeOrder } from './choice.ts'
import { probeCloze } from './cloze.ts'
import { probeEntry } from './entry.ts'
import { elementsNamed } from './interaction.ts'
import { type QtiItem, type Responses, scoreOf } from './item.ts'
import type { ItemPart } from './item-part.ts'
import { probeAssociate, probeMatch } from './match.ts'
import { probePlaces } from './places.ts'
import type { Probe, Probed } from './probe.ts'
import { numberIn, scalarOf, single, type Value } from './value.ts'

/** What a part asks in our words; `more` is HTML that belongs behind its text. */
export type MadePart = Pick<ForeignItem, 'asked' | 'points'> & {
  trials: NonNullable<ForeignItem['trials']>
  more?: string
}

/** Tries the rules of an item on one of its parts, all other parts unanswered. */
export function probePart(item: QtiItem, part: ItemPart, writer: BodyWriter): MadePart {
  if (part.asks === 'nothing') return { asked: { as: 'information' }, points: 0, trials: [] }
  const scored = withKeyAsRule(item, part, writer.tell)
  const score = (responses: Responses) => scoreOf(scored, responses) ?? 0
  const probed = probedBy(scored, part, writer, score)
  if ('what' in probed) return { asked: { as: 'something-else', what: probed.what }, points: 0, trials: [] }
  if ('code' in probed) return { asked: { as: 'unusable', code: probed.code }, points: 0, trials: [] }
  for (const { code, detail } of probed.told ?? []) writer.tell(code, detail)
  const most = probed.most || normalMaximum(item)
  const [first] = part.interactions
  return {
    asked: probed.asked,
    points: most,
    ...(probed.more === undefined ? {} : { more: probed.more }),
    trials: probed.trials.map(({ response, responses, answer }) => ({
      points: Math.min(most, Math.max(0, score(responses ?? new Map([[first?.responseId ?? '', response]])))),
      answer,
    })),
  }
}

function probedBy(
  item: QtiItem,
  part: ItemPart,
  writer: BodyWriter,
  score: (responses: Responses) => number,
): Probed {
  const write = (element: XmlElement | undefined): Written => ({
    text: innerHtml(element, writer),
    markup: 'html',
  })
  const around = {
    isScored: item.rules.length > 0,
    compared: comparedIn(item),
    comparisons: item.rules.flatMap((rule) =>
      elementsNamed({ ...rule, children: [rule] }, ['equal', 'equal-rounded']),
    ),
  }
  const [interaction] = part.interactions
  if (part.asks === 'gaps') return probeCloze({ slots: part.slots, score, write, probe: around })
  if (!interaction || !part.declaration) return { what: '' }
  const { responseId } = interaction
  return probeOne({
    ...around,
    interaction,
    declaration: part.declaration,
    write,
    imageName: writer.imageName,
    picture: pictureOf(item, interaction.element),
    score: (response) => score(new Map([[responseId, response]])),
  })
}

function probeOne(one: Probe): Probed {
  switch (one.interaction.kind) {
    case 'choice':
    case 'inline-choice':
    case 'hottext':
      return probeChoice(one)
    case 'order':
      return probeOrder(one)
    case 'match':
      return probeMatch(one)
    case 'associate':
      return probeAssociate(one)
    case 'text-entry':
    case 'extended-text':
    case 'slider':
      return probeEntry(one)
    case 'hotspot':
    case 'select-point':
    case 'position-object':
      return probePlaces(one)
    case 'upload':
      return { asked: { as: 'files', most: 1 }, most: 0, trials: [] }
    case 'drawing':
      return { asked: { as: 'drawing' }, most: 0, trials: [] }
    default:
      return { what: one.interaction.kind }
  }
}

/** The picture of an interaction; that of a position-object lies around it, on a stage. */
function pictureOf(item: QtiItem, element: XmlElement): XmlElement | undefined {
  const stage = elementsNamed(item.element, ['position-object-stage']).find((one) =>
    childrenOf(one).includes(element),
  )
  const around = stage ?? element
  return (
    childOf(around, 'object') ??
    childOf(around, 'img') ??
    elementsNamed(childOf(around, 'picture'), ['img'])[0]
  )
}

/** A key without any rule is taken as one that must be matched, which is told. */
function withKeyAsRule(item: QtiItem, part: ItemPart, tell: BodyWriter['tell']): QtiItem {
  const ids = new Set(part.interactions.map(({ responseId }) => responseId))
  const keys = item.responses.filter(({ id, correct }) => ids.has(id) && correct !== null)
  if (item.rules.length > 0 || keys.length === 0) return item
  tell('key-without-rule', '')
  const matches = keys.map(({ id }) =>
    made('match', {}, [made('variable', { identifier: id }), made('correct', { identifier: id })]),
  )
  const one = made('base-value', { 'base-type': 'float' }, ['1'])
  const rule = made('set-outcome-value', { identifier: 'SCORE' }, [one])
  const test = made('and', {}, matches)
  return { ...item, rules: [made('response-condition', {}, [made('response-if', {}, [test, rule])])] }
}

function made(
  name: string,
  attributes: Record<string, string>,
  children: XmlElement['children'] = [],
): XmlElement {
  return { name, attributes, children, line: 0 }
}

function normalMaximum({ outcomes }: QtiItem): number {
  const score = outcomes.find(({ id }) => id === 'SCORE')?.normalMaximum
  const most = score ?? numberIn(outcomes.find(({ id }) => id === 'MAXSCORE')?.initial ?? null)
  return most && most > 0 ? most : 1
}

/** Values that rules name, or that were drawn: what a candidate's answer may be compared with. */
export function comparedIn(item: QtiItem): Value[] {
  const named = item.rules
    .flatMap((rule) => elementsNamed({ ...rule, children: [rule] }, ['base-value']))
    .map((element): Value => {
      const { 'base-type': base = 'string' } = element.attributes
      const words = element.children.filter((child) => typeof child === 'string').join('')
      return single(base, scalarOf(words, base))
    })
  const declared = item.outcomes.flatMap(({ base, initial }) =>
    (initial?.values ?? []).map((one) => single(base, one)),
  )
  return [...named, ...declared, ...item.drawn.values()]
}
