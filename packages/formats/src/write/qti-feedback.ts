import type { Item } from '@invigil/items/all.ts'
import { isTyped, optionsOf } from '@invigil/items/feedback.ts'
import { figure, setScore } from './qti-words.ts'

/** What an item says afterwards, in the words of QTI 3.0: outcomes, the rules that set them, and what they show. */
export type QtiFeedback = { declared: string; rules: string; shown: string }

/** The explanation is shown whatever is answered: its outcome has its value from the beginning. Options name themselves. */
export function qtiFeedback(item: Item, say: (text: string) => string): QtiFeedback {
  // What is typed names no option.
  const said = (isTyped(item) ? [] : optionsOf(item)).flatMap(({ id, feedback }, at) =>
    feedback === '' ? [] : [{ id: item.kind === 'true-false' ? id : `C${at + 1}`, html: say(feedback) }],
  )
  const whole = item.feedback ? [{ id: 'always', html: say(item.feedback) }] : []
  const cardinality = item.kind === 'multiple-choice' ? 'multiple' : 'single'
  const chosen = `<qti-outcome-declaration identifier="CHOSEN" cardinality="${cardinality}" base-type="identifier"/>`
  const always =
    '<qti-outcome-declaration identifier="EXPLAINED" cardinality="single" base-type="identifier"><qti-default-value><qti-value>always</qti-value></qti-default-value></qti-outcome-declaration>'
  return {
    declared: `${whole.length > 0 ? always : ''}${said.length > 0 ? chosen : ''}`,
    rules:
      said.length > 0
        ? '<qti-set-outcome-value identifier="CHOSEN"><qti-variable identifier="RESPONSE"/></qti-set-outcome-value>'
        : '',
    shown: `${said.map((one) => modal('CHOSEN', one)).join('')}${whole.map((one) => modal('EXPLAINED', one)).join('')}`,
  }
}

function modal(outcome: string, { id, html }: { id: string; html: string }): string {
  return `<qti-modal-feedback outcome-identifier="${outcome}" identifier="${id}" show-hide="show"><qti-content-body>${html}</qti-content-body></qti-modal-feedback>\n`
}

/** Response processing with more rules; a template takes none, so its rules are written out (ASI 3.0, appendix of templates). */
export function withRules(processing: string, more: string): string {
  if (more === '') return processing
  const template = /rptemplates\/(match_correct|map_response)\.xml/.exec(processing)?.[1]
  const own = template === 'match_correct' ? matchCorrect : template === 'map_response' ? mapResponse : ''
  return own === ''
    ? processing.replace('</qti-response-processing>', () => `${more}</qti-response-processing>`)
    : `<qti-response-processing>${own}${more}</qti-response-processing>\n`
}

const response = '<qti-variable identifier="RESPONSE"/>'
const otherwise = (test: string, then: string, or: string) =>
  `<qti-response-condition><qti-response-if>${test}${then}</qti-response-if><qti-response-else>${or}</qti-response-else></qti-response-condition>`
const matchCorrect = otherwise(
  `<qti-match>${response}<qti-correct identifier="RESPONSE"/></qti-match>`,
  setScore(figure(1)),
  setScore(figure(0)),
)
const mapResponse = otherwise(
  `<qti-is-null>${response}</qti-is-null>`,
  setScore(figure(0)),
  setScore('<qti-map-response identifier="RESPONSE"/>'),
)
