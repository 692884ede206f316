import type { Written } from '../reading.ts'
import type { XmlElement } from '../xml.ts'
import { type BodyWriter, innerHtml } from './body-html.ts'
import type { outcomesOf } from './item.ts'

/** Says whether an element of feedback is shown where the outcomes have these values. */
export function isShown({ attributes }: XmlElement, values: ReturnType<typeof outcomesOf>): boolean {
  const value = values.get(attributes['outcome-identifier'] ?? '')
  const isNamed = value?.values.some((one) => String(one) === attributes.identifier) ?? false
  return isNamed === (attributes['show-hide'] !== 'hide')
}

/** What elements of feedback say, as one text; undefined where they say nothing. */
export function writtenOf(elements: XmlElement[], writer: BodyWriter): Written | undefined {
  const html = elements.map((element) => `<div>${innerHtml(element, writer)}</div>`).join('')
  return html.replaceAll(/<[^<>]{0,200}>|\s/g, '') === '' && !html.includes('<img')
    ? undefined
    : { text: html, markup: 'html' }
}
