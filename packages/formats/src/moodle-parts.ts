import { namedIn } from './named-in.ts'
import type { Attachment, WeightedText, Written } from './reading.ts'
import { childOf, childrenOf, wordsWithin, type XmlElement } from './xml.ts'

/** What whoever answers so reads; its text is empty where nothing is said. */
export function feedbackOf(answer: XmlElement | undefined): Written {
  return writtenIn(childOf(answer, 'feedback'), 'html')
}

/** The same, left away where nothing is said. */
export function saidOf(answer: XmlElement): { feedback?: Written } {
  const feedback = feedbackOf(answer)
  return feedback.text === '' ? {} : { feedback }
}

/** The share of the points, in percent. */
export function weightOf(answer: XmlElement): number {
  return Number(withPoint(answer.attributes.fraction ?? '')) || 0
}

/** Says what a switch is set to. */
export function isTrue(element: XmlElement | undefined, otherwise: boolean): boolean {
  const words = wordsWithin(element).trim()
  return words === '' ? otherwise : words === 'true' || words === '1'
}

/** The words of an element's text, as the file has them. */
export function textOf(element: XmlElement | undefined): string {
  return wordsWithin(childOf(element, 'text'))
}

const markups: Record<string, Written['markup']> = {
  html: 'html',
  markdown: 'markdown',
  plain_text: 'plain',
  moodle_auto_format: 'moodle',
}

/** A text with its markup. */
export function writtenIn(
  element: XmlElement | undefined,
  otherwise: Written['markup'],
): WeightedText['text'] {
  return {
    text: textOf(element).trim(),
    markup: namedIn(markups, element?.attributes.format ?? '') ?? otherwise,
  }
}

/** The files that lie beside the texts of a question. */
export function attachmentsWithin(element: XmlElement): Attachment[] {
  const own = childrenOf(element, 'file').map((file) => ({
    name: `${file.attributes.path ?? '/'}${file.attributes.name ?? ''}`.replace(/^\//, ''),
    bytes: new Uint8Array(Buffer.from(wordsWithin(file), 'base64')),
  }))
  return [...own, ...childrenOf(element).flatMap(attachmentsWithin)]
}

/** Moodle writes a point; who writes by hand may have a comma. */
export function withPoint(text: string): string {
  return text.trim().replace(',', '.')
}

/**
 * The names of a category, from the top down. Moodle parts them by strokes, writes one that is a letter twice, and begins with
 * where the category lies, such as `$course$/top/`.
 */
export function categoryIn(path: string): string {
  const names = path
    .trim()
    .split(/(?<!\/)\/(?!\/)/)
    .map((name) => name.trim().replaceAll('//', '/'))
  const own = names.filter((name, at) => name !== '' && !(at === 0 && /^\$\w+\$$/.test(name)))
  return (own[0] === 'top' && own.length > 1 ? own.slice(1) : own).join(' / ')
}

/** A category as Moodle writes it. */
export function categoryPath(category: string): string {
  return category
    .split(' / ')
    .map((name) => name.replaceAll('/', '//'))
    .join('/')
}
