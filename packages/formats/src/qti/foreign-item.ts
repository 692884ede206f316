import type { NoticeCode } from '../notice-codes.ts'
import type { Attachment, ForeignItem, Told } from '../reading.ts'
import { childOf, childrenOf, type XmlElement } from '../xml.ts'
import { type BodyWriter, gapMark, innerHtml } from './body-html.ts'
import { UnknownRule } from './expression.ts'
import { explained } from './feedback.ts'
import { elementsNamed, interactionKinds } from './interaction.ts'
import { type QtiItem, qtiItemOf } from './item.ts'
import { finderOf, imageNamer } from './item-files.ts'
import { type ItemPart, partsOf } from './item-part.ts'
import type { QtiPackage } from './package.ts'
import { probePart } from './probe-part.ts'

/**
 * One file's item of QTI 2 or 3 in the words of all formats: as several where it asks several things that are scored each
 * for itself. `weight` multiplies the points.
 */
export function foreignItemsOf(
  opened: QtiPackage,
  name: string,
  element: XmlElement,
  weight = 1,
): ForeignItem[] {
  const base = {
    place: { ...(opened.names.length > 1 ? { file: name } : {}), line: element.line, element: element.name },
    name: element.attributes.title || element.attributes.identifier || null,
    category: null,
    tags: [],
    source: opened.text(name),
    interactions: interactionNames(element),
  }
  const leftOut = (asked: ForeignItem['asked']): ForeignItem[] => [
    { ...base, text: { text: '', markup: 'html' }, points: 0, asked },
  ]
  const findXml = finderOf(opened, name, element)
  try {
    const item = qtiItemOf(element, findXml, opened.steps)
    const { parts, why } = partsOf(item)
    if (why) return leftOut(why)
    const make = (part: ItemPart) =>
      itemOfPart(opened, name, { item, part, findXml, weight, isWhole: parts.length === 1 })
    return parts.map(make).map((made, at) => ({
      ...base,
      ...made,
      name: parts.length > 1 ? `${base.name} (${at + 1})` : base.name,
    }))
  } catch (error) {
    if (!(error instanceof UnknownRule)) throw error
    return leftOut({ as: 'something-else', what: error.message })
  }
}

function interactionNames(element: XmlElement): string[] {
  const names = elementsNamed(
    element,
    interactionKinds.map((kind) => `${kind}-interaction`),
  )
  return [...new Set(names.map((one) => one.name.replace(/-interaction$/, '')))]
}

type Making = {
  item: QtiItem
  part: ItemPart
  findXml: BodyWriter['findXml']
  weight: number
  isWhole: boolean
}
type Made = Pick<ForeignItem, 'text' | 'points' | 'asked' | 'feedback' | 'notices' | 'attachments' | 'trials'>

function itemOfPart(
  opened: QtiPackage,
  name: string,
  { item, part, findXml, weight, isWhole }: Making,
): Made {
  const told = new Map<string, Told>()
  const attachments = new Map<string, Attachment>()
  const tell = (code: NoticeCode, detail: string) => void told.set(`${code} ${detail}`, { code, detail })
  const own = new Set(part.interactions.map(({ element }) => element))
  const writer: BodyWriter = {
    drawn: item.drawn,
    isAsked: (element) => own.has(element),
    showsPicture: part.asks !== 'places',
    mark: (element) => part.marks.get(element) ?? gapMark,
    imageName: imageNamer(opened, name, attachments, tell),
    findXml,
    tell,
  }
  if (item.isAdaptive) tell('adaptive-item', '')
  if (item.isDrawn) tell('variables-fixed', '')
  const made = probePart(item, part, writer)
  const body = `${textOf(item.element, writer)}${made.more ?? ''}`
  const said = isWhole ? explained(item, part, made.asked, writer) : { asked: made.asked }
  if (!isWhole && elementsNamed(item.element, ['modal-feedback']).length > 0) tell('feedback-dropped', '')
  // A gap alone at the end is where one answers; in a sentence it is a part of what is asked.
  const text = body.replace(new RegExp(`<p>\\s*${gapMark}\\s*</p>\\s*$`), '')
  return {
    text: { text, markup: 'html' },
    points: Number((made.points * weight).toFixed(6)),
    ...said,
    notices: [...told.values()],
    attachments: [...attachments.values()],
    trials: made.trials.map(({ points, answer }) => ({ points: points * weight, answer })),
  }
}

/** The body with what stands before it: stimuli that it does not place itself. */
function textOf(element: XmlElement, writer: BodyWriter): string {
  const body = childOf(element, 'item-body')
  const stimuli = childrenOf(element, 'assessment-stimulus-ref').map(
    ({ attributes }) => attributes.identifier ?? '',
  )
  const docked = elementsNamed(body, ['div']).map(({ attributes }) => attributes['data-stimulus-idref'] ?? '')
  for (const { attributes } of childrenOf(element, 'stylesheet'))
    writer.tell('styles-dropped', attributes.href ?? '')
  const before = stimuli
    .filter((id) => !docked.includes(id))
    .map((id) => `<div>${innerHtml(writer.findXml(id), writer)}</div>`)
  return `${before.join('')}${innerHtml(body, writer)}`
}
