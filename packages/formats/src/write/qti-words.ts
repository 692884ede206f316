import type { Item } from '@invigil/items/all.ts'
import { xmlText } from './xml-text.ts'

/** Parts of an item of QTI 3.0: what is declared, what stands in the body, and how responses are scored. */
export type QtiParts = {
  declared: string
  body: string
  processing: string
  isMarkedByHand?: boolean
}

/** A text of ours as XHTML. */
export type Say = (text: string) => string
export type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>

/** How an item's one interaction names its response. */
export const named = 'response-identifier="RESPONSE"'

/** What a response is, its key, and what its values are worth. */
export function declaration(
  cardinality: string,
  base: string,
  correct: string[],
  mapping = '',
  id = 'RESPONSE',
): string {
  const values = correct.map((value) => `<qti-value>${xmlText(value)}</qti-value>`).join('')
  const key = correct.length > 0 ? `<qti-correct-response>${values}</qti-correct-response>` : ''
  return `<qti-response-declaration identifier="${id}" cardinality="${cardinality}" base-type="${base}">${key}${mapping}</qti-response-declaration>`
}

/** What each value is worth, in percent of `most`; all others are worth `otherwise`. */
export function mapping(
  entries: [string, number][],
  attributes = '',
  { most = 1, otherwise = 0 } = {},
): string {
  const written = entries.map(
    ([key, percent]) =>
      `<qti-map-entry map-key="${xmlText(key)}" mapped-value="${(percent / 100) * most}"${attributes}/>`,
  )
  return `<qti-mapping lower-bound="0" upper-bound="${most}" default-value="${otherwise}">${written.join('')}</qti-mapping>`
}

/** One of the standard's own ways to score. */
export function template(name: 'match_correct' | 'map_response' | 'map_response_point'): string {
  return `<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${name}.xml"/>`
}

/** The score becomes what an expression says. */
export function setScore(expression: string): string {
  return `<qti-set-outcome-value identifier="SCORE">${expression}</qti-set-outcome-value>`
}

/** The score grows by what an expression says. */
export function addScore(expression: string): string {
  return setScore(`<qti-sum><qti-variable identifier="SCORE"/>${expression}</qti-sum>`)
}

export function figure(value: number): string {
  return `<qti-base-value base-type="float">${value}</qti-base-value>`
}

/** A rule that is followed where a test holds. */
export function whenever(test: string, rule: string): string {
  return `<qti-response-condition><qti-response-if>${test}${rule}</qti-response-if></qti-response-condition>`
}
