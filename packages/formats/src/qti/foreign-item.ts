import type { Attachment, ForeignItem, Told, Written } from '../reading.ts'
import { childOf, childrenOf, type XmlElement } from '../xml.ts'
import { type BodyWriter, gapMark, innerHtml } from './body-html.ts'
import { probeChoice, probeOrder } from './choice.ts'
import { probeEntry } from './entry.ts'
import { UnknownRule } from './expression.ts'
import { elementsNamed, type Interaction, interactionKinds, unscoredKinds } from './interaction.ts'
import { type QtiItem, qtiItemOf, scoreOf } from './item.ts'
import { probeMatch } from './match.ts'
import { folderOf, type QtiPackage, resolved } from './package.ts'
import { isImage } from './pictures.ts'
import type { Probe, Probed } from './probe.ts'
import { numberIn, scalarOf, single, type Value } from './value.ts'

/** One file's item of QTI 2 or 3 in the words of all formats; `weight` multiplies its points. */
export function foreignItemOf(
  opened: QtiPackage,
  name: string,
  element: XmlElement,
  weight = 1,
): ForeignItem {
  const told = new Map<string, Told>()
  const attachments = new Map<string, Attachment>()
  const tell = (code: string, detail: string) => void told.set(`${code} ${detail}`, { code, detail })
  const base = {
    place: { ...(opened.names.length > 1 ? { file: name } : {}), line: element.line, element: element.name },
    name: element.attributes.title || element.attributes.identifier || null,
    category: null,
    tags: [],
    source: opened.text(name),
    interactions: interactionNames(element),
  }
  const finder = finderOf(opened, name, element)
  try {
    const item = qtiItemOf(element, finder)
    const writer = writerOf(opened, name, { item, attachments, tell, findXml: finder })
    const made = madeOf(item, writer, tell)
    const text = textOf(element, writer)
    return {
      ...base,
      text: { text, markup: 'html' },
      points: made.points * weight,
      asked: made.asked,
      notices: [...told.values()],
      attachments: [...attachments.values()],
      trials: made.trials.map(({ points, answer }) => ({ points: points * weight, answer })),
    }
  } catch (error) {
    if (!(error instanceof UnknownRule)) throw error
    return { ...base, text: plain(''), points: 0, asked: { as: 'something-else', what: error.message } }
  }
}

function plain(text: string): Written {
  return { text, markup: 'html' }
}

function interactionNames(element: XmlElement): string[] {
  const names = elementsNamed(
    element,
    interactionKinds.map((kind) => `${kind}-interaction`),
  )
  return [...new Set(names.map((one) => one.name.replace(/-interaction$/, '')))]
}

type Made = Pick<ForeignItem, 'asked' | 'points'> & { trials: NonNullable<ForeignItem['trials']> }

function madeOf(item: QtiItem, writer: BodyWriter, tell: BodyWriter['tell']): Made {
  const scored = item.interactions.filter(({ kind }) => !unscoredKinds.includes(kind))
  const nothing = (what: string): Made => ({ asked: { as: 'something-else', what }, points: 0, trials: [] })
  const [interaction, ...others] = scored
  if (!interaction) return { asked: { as: 'information' }, points: 0, trials: [] }
  if (others.length > 0) return nothing([...new Set(scored.map(({ kind }) => kind))].join(' + '))
  const declaration = item.responses.find(({ id }) => id === interaction.responseId)
  if (!declaration) return nothing(`${interaction.kind} without its declaration`)
  if (item.isAdaptive) tell('adaptive-item', '')
  if (item.isDrawn) tell('variables-fixed', '')
  const probed = probe({
    interaction,
    declaration,
    isScored: item.rules.length > 0 || declaration.correct !== null,
    score: (response) => scoreOfOne(item, interaction, response, tell),
    write: (element) => plain(innerHtml(element, writer)),
    compared: comparedIn(item),
    comparisons: item.rules.flatMap((rule) =>
      elementsNamed({ ...rule, children: [rule] }, ['equal', 'equal-rounded']),
    ),
  })
  if ('what' in probed) return nothing(probed.what)
  if ('code' in probed) return { asked: { as: 'unusable', code: probed.code }, points: 0, trials: [] }
  for (const { code, detail } of probed.told ?? []) tell(code, detail)
  const most = probed.most || normalMaximum(item)
  return {
    asked: probed.asked,
    points: most,
    trials: probed.trials.map(({ response, answer }) => ({
      points: Math.min(most, Math.max(0, scoreOfOne(item, interaction, response, tell))),
      answer,
    })),
  }
}

function probe(one: Probe): Probed {
  switch (one.interaction.kind) {
    case 'choice':
    case 'inline-choice':
    case 'hottext':
      return probeChoice(one)
    case 'order':
      return probeOrder(one)
    case 'match':
      return probeMatch(one)
    case 'text-entry':
    case 'extended-text':
    case 'slider':
      return probeEntry(one)
    default:
      return { what: one.interaction.kind }
  }
}

/** What one response alone is worth. A key without any rule is taken as one that must be matched, which is told. */
function scoreOfOne(
  item: QtiItem,
  { responseId }: Interaction,
  response: Value,
  tell: BodyWriter['tell'],
): number {
  if (item.rules.length > 0) return scoreOf(item, new Map([[responseId, response]])) ?? 0
  const correct = item.responses.find(({ id }) => id === responseId)?.correct
  if (!correct) return 0
  tell('key-without-rule', '')
  return scoreOf(matchedAs(item, responseId), new Map([[responseId, response]])) ?? 0
}

function matchedAs(item: QtiItem, id: string): QtiItem {
  const line = 0
  const make = (name: string, attributes: Record<string, string>, children: XmlElement['children'] = []) => ({
    name,
    attributes,
    children,
    line,
  })
  const test = make('match', {}, [make('variable', { identifier: id }), make('correct', { identifier: id })])
  const one = make('base-value', { 'base-type': 'float' }, ['1'])
  const rule = make('set-outcome-value', { identifier: 'SCORE' }, [one])
  return { ...item, rules: [make('response-condition', {}, [make('response-if', {}, [test, rule])])] }
}

function normalMaximum({ outcomes }: QtiItem): number {
  const score = outcomes.find(({ id }) => id === 'SCORE')?.normalMaximum
  const most = score ?? numberIn(outcomes.find(({ id }) => id === 'MAXSCORE')?.initial ?? null)
  return most && most > 0 ? most : 1
}

/** Values that rules name, or that were drawn: what a candidate's answer may be compared with. */
function comparedIn(item: QtiItem): Value[] {
  const named = item.rules
    .flatMap((rule) => elementsNamed({ ...rule, children: [rule] }, ['base-value']))
    .map((element): Value => {
      const { 'base-type': base = 'string' } = element.attributes
      const words = element.children.filter((child) => typeof child === 'string').join('')
      return single(base, scalarOf(words, base))
    })
  return [...named, ...item.drawn.values()]
}

function textOf(element: XmlElement, writer: BodyWriter): string {
  const body = childOf(element, 'item-body')
  const stimuli = childrenOf(element, 'assessment-stimulus-ref').map(
    ({ attributes }) => attributes.identifier ?? '',
  )
  const docked = elementsNamed(body, ['div']).map(({ attributes }) => attributes['data-stimulus-idref'] ?? '')
  for (const _ of childrenOf(element, 'modal-feedback')) writer.tell('feedback-dropped', '')
  for (const { attributes } of childrenOf(element, 'stylesheet'))
    writer.tell('styles-dropped', attributes.href ?? '')
  const before = stimuli
    .filter((id) => !docked.includes(id))
    .map((id) => `<div>${innerHtml(writer.findXml(id), writer)}</div>`)
  return `${before.join('')}${innerHtml(body, writer)}`
}

/** Finds another file by its address, or a stimulus by the identifier the item gives it; its pictures keep their place. */
function finderOf(opened: QtiPackage, name: string, element: XmlElement): BodyWriter['findXml'] {
  return (address) => {
    const stimulus = childrenOf(element, 'assessment-stimulus-ref').find(
      ({ attributes }) => attributes.identifier === address,
    )
    const file = resolved(stimulus?.attributes.href ?? address, folderOf(name))
    const found = opened.xml(file)
    const content = found?.name === 'assessment-stimulus' ? childOf(found, 'stimulus-body') : found
    return content && rooted(content, folderOf(file))
  }
}

function rooted(element: XmlElement, folder: string): XmlElement {
  const { src, data } = element.attributes
  const fromTop = (address: string) => (/^[a-z]+:/i.test(address) ? address : `/${resolved(address, folder)}`)
  return {
    ...element,
    attributes: {
      ...element.attributes,
      ...(src === undefined ? {} : { src: fromTop(src) }),
      ...(data === undefined ? {} : { data: fromTop(data) }),
    },
    children: element.children.map((child) => (typeof child === 'string' ? child : rooted(child, folder))),
  }
}

type Making = Pick<BodyWriter, 'tell' | 'findXml'> & { item: QtiItem; attachments: Map<string, Attachment> }

function writerOf(
  opened: QtiPackage,
  name: string,
  { item, attachments, tell, findXml }: Making,
): BodyWriter {
  const imageName = (address: string) => {
    const file = resolved(address, folderOf(name))
    const picture = /^[a-z]+:/i.test(address) ? undefined : opened.picture(file)
    if (!picture) return address
    if (isImage(picture.bytes)) attachments.set(file, picture)
    else tell('image-of-another-kind', file)
    return file.split('/').map(encodeURIComponent).join('/')
  }
  return { drawn: item.drawn, mark: () => gapMark, imageName, findXml, tell }
}
