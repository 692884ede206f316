import type { NoticeCode } from '../notice-codes.ts'
import { childOf, childrenOf, wordsWithin, type XmlElement } from '../xml.ts'
import { interactionKindOf, unscoredKinds } from './interaction.ts'
import type { Value } from './value.ts'

/** What is needed to write a body as HTML, and what is told and found on the way. */
export type BodyWriter = {
  /** The values of printed variables and of the templates' conditions. */
  drawn: Map<string, Value>
  /** Interactions that are not asked here leave nothing in the text. */
  isAsked: (element: XmlElement) => boolean
  /** Whether the picture of an interaction belongs into the text. */
  showsPicture: boolean
  /** What stands for an interaction in mid-sentence, or for a gap. */
  mark: (element: XmlElement) => string
  /** The full name of a picture or a sound in the archive, by the address the file gives. */
  imageName: (address: string) => string
  /** Another file of the package that belongs into the text. */
  findXml: (address: string) => XmlElement | undefined
  tell: (code: NoticeCode, detail: string) => void
}

/** A gap as authors write it where a blank stands in a sentence. */
export const gapMark = '_____'

/** Writes what is below an element as HTML: without interactions, feedback and what only markers may see. */
export function innerHtml(element: XmlElement | undefined, writer: BodyWriter): string {
  return (element?.children ?? [])
    .map((child) => (typeof child === 'string' ? escaped(child) : outerHtml(child, writer)))
    .join('')
}

function outerHtml(element: XmlElement, writer: BodyWriter): string {
  const { name, attributes } = element
  const kind = interactionKindOf(element)
  if (kind) return interactionHtml(kind, element, writer)
  // What is said of answers is no part of what is asked (see feedback.ts).
  if (name.startsWith('feedback-') || name === 'modal-feedback') return ''
  switch (name) {
    case 'annotation':
      return `<annotation encoding="${escaped(attributes.encoding ?? '')}">${escaped(formulaIn(element))}</annotation>`
    case 'html-source':
      return withImageNames(wordsWithin(element), writer)
    case 'content-body':
    case 'hottext':
      return innerHtml(element, writer)
    case 'gap':
      return writer.mark(element)
    case 'template-inline':
    case 'template-block':
      return isShown(element, writer) ? innerHtml(element, writer) : ''
    case 'printed-variable':
      return escaped(printed(element, writer))
    case 'rubric-block':
      return rubricHtml(element, writer)
    case 'stylesheet':
      writer.tell('styles-dropped', attributes.href ?? '')
      return ''
    case 'catalog-info':
      return ''
    case 'position-object-stage':
      return writer.showsPicture ? innerHtml(element, writer) : interactionsOnly(element, writer)
    case 'object':
      return objectHtml(element, writer)
    case 'include':
      return includedHtml(attributes.href ?? '', writer)
    case 'prompt':
      return `<p>${innerHtml(element, writer)}</p>`
    default:
      return plainHtml(element, writer)
  }
}

/** Their prompt and, where the answer is made in a text or on a picture, that text or picture. */
function interactionHtml(kind: string, element: XmlElement, writer: BodyWriter): string {
  if (kind === 'media') return innerHtml(element, writer)
  if (unscoredKinds.includes(kind)) {
    writer.tell('button-dropped', wordsWithin(element).trim().slice(0, 60))
    return ''
  }
  if (!writer.isAsked(element)) return ''
  if (kind === 'text-entry' || kind === 'inline-choice') return writer.mark(element)
  if (kind === 'hottext' || kind === 'gap-match') return innerHtml(withoutGapTexts(element), writer)
  const isBlank = element.attributes['data-canvas'] === 'blank'
  const picture = isBlank
    ? undefined
    : (childOf(element, 'object') ?? childOf(element, 'img') ?? childOf(element, 'picture'))
  const prompt = innerHtml(childOf(element, 'prompt'), writer)
  if (!writer.showsPicture) return prompt === '' ? '' : `<p>${prompt}</p>`
  return `${prompt === '' ? '' : `<p>${prompt}</p>`}${picture ? outerHtml(picture, writer) : ''}`
}

/** What stands in a stage besides its picture. */
function interactionsOnly(element: XmlElement, writer: BodyWriter): string {
  const children = childrenOf(element).filter((child) => interactionKindOf(child))
  return innerHtml({ ...element, children }, writer)
}

function withoutGapTexts(element: XmlElement): XmlElement {
  const isKept = (child: XmlElement | string) =>
    typeof child === 'string' || !['gap-text', 'gap-img'].includes(child.name)
  return { ...element, children: element.children.filter(isKept) }
}

function isShown({ attributes }: XmlElement, { drawn }: BodyWriter): boolean {
  const value = drawn.get(attributes['template-identifier'] ?? '')
  const isNamed = value?.values.includes(attributes.identifier ?? '') ?? false
  return isNamed === (attributes['show-hide'] !== 'hide')
}

function printed({ attributes }: XmlElement, { drawn }: BodyWriter): string {
  const value = drawn.get(attributes.identifier ?? '')
  const places = /^%(?:\d*)\.(\d{1,2})f$/.exec(attributes.format ?? '')?.[1]
  return (value?.values ?? [])
    .map((one) => {
      if (typeof one !== 'number') return String(one)
      return places === undefined ? String(Number(one.toPrecision(12))) : one.toFixed(Number(places))
    })
    .join(attributes.delimiter ?? ';')
}

/** What a candidate may read stays in the text; the rest is for markers, whose notes have no place yet. */
function rubricHtml(element: XmlElement, writer: BodyWriter): string {
  const views = (element.attributes.view ?? 'candidate').split(/\s+/)
  if (views.includes('candidate')) return innerHtml(element, writer)
  writer.tell('marking-notes-dropped', '')
  return ''
}

function objectHtml(element: XmlElement, writer: BodyWriter): string {
  const { data = '', type = '' } = element.attributes
  const isImage = type.startsWith('image/') || /\.(png|jpe?g|gif|webp|svg)$/i.test(data)
  if (isImage) return imageHtml(data, wordsWithin(element).trim(), writer)
  if (type.startsWith('audio/')) return soundHtml(data, wordsWithin(element).trim(), writer)
  writer.tell('media-dropped', data)
  return ''
}

/** Whether it can be played is seen when the text is made. */
function soundHtml(address: string, words: string, writer: BodyWriter): string {
  return `<audio src="${escaped(writer.imageName(address))}" aria-label="${escaped(words.slice(0, 500))}"></audio>`
}

function imageHtml(address: string, words: string, writer: BodyWriter): string {
  return `<img src="${escaped(writer.imageName(address))}" alt="${escaped(words.slice(0, 500))}">`
}

function includedHtml(address: string, writer: BodyWriter): string {
  const included = writer.findXml(address)
  if (included) return innerHtml(included, { ...writer, findXml: () => undefined })
  writer.tell('file-missing', address)
  return ''
}

const kept = ['alt', 'href', 'start', 'colspan', 'alttext', 'encoding']
const empty = new Set(['br', 'hr', 'img', 'col'])

function plainHtml(element: XmlElement, writer: BodyWriter): string {
  const { name, attributes } = element
  if (name === 'img') return imageHtml(attributes.src ?? '', attributes.alt ?? '', writer)
  if (name === 'audio') {
    const address = attributes.src ?? childOf(element, 'source')?.attributes.src ?? ''
    return soundHtml(address, attributes['aria-label'] ?? wordsWithin(element).trim(), writer)
  }
  if (name === 'video') {
    writer.tell('media-dropped', attributes.src ?? name)
    return ''
  }
  const stimulus = attributes['data-stimulus-idref']
  const said = kept.flatMap((one) => {
    const value = attributes[one]
    return value === undefined ? [] : [` ${one}="${escaped(value)}"`]
  })
  const inside = stimulus ? innerHtml(writer.findXml(stimulus), writer) : innerHtml(element, writer)
  return empty.has(name) ? `<${name}>` : `<${name}${said.join('')}>${inside}</${name}>`
}

/** HTML as a file has it, its pictures by their full names. */
function withImageNames(html: string, writer: BodyWriter): string {
  return html.replaceAll(
    /(<img\b[^<>]{0,2000}?\bsrc=)(["'])([^"'<>]{0,2000})\2/gi,
    (_all, before: string, quote: string, address: string) =>
      `${before}${quote}${writer.imageName(address.replaceAll('&amp;', '&'))}${quote}`,
  )
}

/** TeX without the signs that some programs put around it. */
function formulaIn(element: XmlElement): string {
  return wordsWithin(element)
    .trim()
    .replace(/^(?:\\[[(]|\$\$?)/, '')
    .replace(/(?:\\[\])]|\$\$?)$/, '')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
