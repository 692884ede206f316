import { elementsNamed } from '../qti/interaction.ts'
import { childrenOf, wordsWithin, type XmlElement } from '../xml.ts'
import { isResponse, make, nameBelow, responsesIn } from './element.ts'

/** The response to an upload, for which QTI 1.2 has no name. */
export const uploaded = 'RESPONSE-FILE'

/** What a candidate reads and answers, as the body of QTI 3.0. */
export function bodyOf(presentation: XmlElement | undefined, type: string): XmlElement {
  const responses = responsesIn(presentation)
  const words = materialOf(presentation)
  if (type === 'matching_question') return make('item-body', {}, [...words, matchOf(responses)])
  if (type === 'file_upload_question')
    return make('item-body', {}, [...words, make('upload-interaction', { 'response-identifier': uploaded })])
  if (type === 'fill_in_multiple_blanks_question' || type === 'multiple_dropdowns_question')
    return make('item-body', {}, withBlanks(words, responses, type))
  if (/calculated|random/.test(type)) return make('item-body', {}, [make(`${type}-interaction`, {})])
  return make('item-body', {}, inOrder(presentation, type))
}

/** Materials and responses as they follow each other. */
function inOrder(element: XmlElement | undefined, type: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (isResponse(child)) return [...materialOf(child), interactionOf(child, type)]
    return child.name === 'material' ? partsOf(child) : inOrder(child, type)
  })
}

/** The materials that belong to an element itself, not to its responses or labels. */
export function materialOf(element: XmlElement | undefined): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'material') return partsOf(child)
    return /^flow(_mat)?$/.test(child.name) ? materialOf(child) : []
  })
}

/** HTML is kept as it is written, to be read as HTML later; plain words become a paragraph. */
function partsOf(material: XmlElement): XmlElement[] {
  return childrenOf(material).flatMap((part) => {
    // Where Blackboard has its texts.
    if (part.name === 'mat_extension') return partsOf(part)
    if (['mattext', 'matemtext', 'mat_formattedtext'].includes(part.name)) {
      const words = wordsWithin(part)
      const isPlain =
        /plain/.test(part.attributes.texttype ?? 'text/plain') && !/<[a-z/][^>]{0,2000}>/i.test(words)
      return [isPlain ? make('div', {}, [words]) : make('html-source', {}, [words])]
    }
    if (part.name === 'matimage') return [make('img', { src: part.attributes.uri ?? '', alt: '' })]
    if (part.name === 'mataudio' || part.name === 'matvideo') {
      const [name, source] = [part.name.slice(3), (part.attributes.uri ?? '').replaceAll('"', '%22')]
      return [make('html-source', {}, [`<${name} src="${source}"></${name}>`])]
    }
    return part.name === 'matbreak' ? [make('br', {})] : []
  })
}

function labelsOf(response: XmlElement): XmlElement[] {
  return elementsNamed(response, ['response_label'])
}

function interactionOf(response: XmlElement, type: string): XmlElement {
  const attributes = { 'response-identifier': response.attributes.ident ?? '' }
  const choices = nameBelow(response, 'render_choice')
  if (choices) {
    const isMany = response.attributes.rcardinality?.toLowerCase() === 'multiple'
    const shuffle = choices.attributes.shuffle?.toLowerCase() === 'yes' ? 'true' : 'false'
    const labels = labelsOf(response).map((label) =>
      make('simple-choice', { identifier: label.attributes.ident ?? '' }, materialOf(label)),
    )
    return make('choice-interaction', { ...attributes, shuffle, 'max-choices': isMany ? '0' : '1' }, labels)
  }
  const typed = nameBelow(response, 'render_fib')
  const isLong = /essay/.test(type) || Number(typed?.attributes.rows) > 1
  if (typed) return make(isLong ? 'extended-text-interaction' : 'text-entry-interaction', attributes)
  return make(`${response.name.replace('response_', '')}-interaction`, attributes)
}

/** Every `[NAME]` in the text is the blank of the response `response_NAME`; a blank without a place stands behind. */
function withBlanks(words: XmlElement[], responses: XmlElement[], type: string): XmlElement[] {
  const left = new Map(
    responses.map((response) => [(response.attributes.ident ?? '').replace(/^response_/, ''), response]),
  )
  const placed = words.flatMap((part) => {
    if (part.name !== 'html-source' && part.name !== 'div') return [part]
    return wordsWithin(part)
      .split(/\[([^[\]\s]{1,100})\]/)
      .flatMap((piece, at): XmlElement[] => {
        const response = at % 2 === 1 ? left.get(piece) : undefined
        if (response) left.delete(piece)
        if (response) return [blankOf(response, type)]
        return [make('html-source', {}, [at % 2 === 1 ? `[${piece}]` : piece])]
      })
  })
  return [...placed, ...[...left.values()].map((response) => blankOf(response, type))]
}

function blankOf(response: XmlElement, type: string): XmlElement {
  const attributes = { 'response-identifier': response.attributes.ident ?? '' }
  if (type !== 'multiple_dropdowns_question') return make('text-entry-interaction', attributes)
  const labels = labelsOf(response).map((label) =>
    make('inline-choice', { identifier: label.attributes.ident ?? '' }, materialOf(label)),
  )
  return make('inline-choice-interaction', { ...attributes, shuffle: 'true' }, labels)
}

/** Canvas writes a response for each left side, all with the same labels. */
function matchOf(responses: XmlElement[]): XmlElement {
  const choice = (identifier: string, children: XmlElement[]) =>
    make('simple-associable-choice', { identifier }, children)
  const lefts = responses.map((response) => choice(response.attributes.ident ?? '', materialOf(response)))
  const labels = new Map(
    responses.flatMap(labelsOf).map((label) => [label.attributes.ident ?? '', materialOf(label)]),
  )
  const rights = [...labels].map(([identifier, children]) => choice(identifier, children))
  return make('match-interaction', { 'response-identifier': 'RESPONSE' }, [
    make('simple-match-set', {}, lefts),
    make('simple-match-set', {}, rights),
  ])
}
