import { type AcceptedForm, formOf, type Leniency } from '@invigil/items/accepted-form.ts'
import type { Item } from '@invigil/items/all.ts'
import type { Gap } from '@invigil/items/cloze.ts'
import { optionsOf } from '@invigil/items/feedback.ts'
import type { AcceptedNumber } from '@invigil/items/numeric-key.ts'
import { figure, setScore } from './qti-words.ts'
import { type LossCode, spreadOf } from './writing.ts'
import { xmlText } from './xml-text.ts'

/** What an item says afterwards, in the words of QTI 3.0: outcomes, the rules that set them, and what they show. */
export type QtiFeedback = { declared: string; rules: string; shown: string }

/** The explanation is shown whatever is answered: its outcome has its value from the beginning. */
export function qtiFeedback(item: Item, say: (text: string) => string, losses: LossCode[]): QtiFeedback {
  const spots = spotsOf(item).map((spot) => spotFeedback(spot, say, losses))
  const whole = item.feedback ? modal('EXPLAINED', { id: 'always', html: say(item.feedback) }) : ''
  const always =
    '<qti-outcome-declaration identifier="EXPLAINED" cardinality="single" base-type="identifier"><qti-default-value><qti-value>always</qti-value></qti-default-value></qti-outcome-declaration>'
  const joined = (part: keyof QtiFeedback) => spots.map((spot) => spot[part]).join('')
  return {
    declared: `${whole === '' ? '' : always}${joined('declared')}`,
    rules: joined('rules'),
    shown: `${joined('shown')}${whole}`,
  }
}

type Said = { id: string; feedback: string; test?: string }

/**
 * One response and what is said of it. Options name themselves; of what is typed a `test` says which it is, the first that
 * holds, and one without a test is all the rest.
 */
type Spot = { response: string; outcome: string; isMultiple?: boolean; said: Said[]; isWhole: boolean }

function spotsOf(item: Item): Spot[] {
  const own = { response: 'RESPONSE', outcome: 'CHOSEN' }
  switch (item.kind) {
    case 'short-answer':
      return [{ ...own, ...typedForms(item, own.response) }]
    case 'numeric':
      return [{ ...own, ...typedNumbers(item.accepted, own.response) }]
    case 'cloze':
      return item.gaps.map((gap, at) => gapSpot(gap, `GAP${at + 1}`, `CHOSEN${at + 1}`))
    default: {
      const said = optionsOf(item).map(({ id, feedback }, at) => ({
        ...{ id: item.kind === 'true-false' ? id : `C${at + 1}`, feedback },
      }))
      return [{ ...own, isMultiple: item.kind === 'multiple-choice', said, isWhole: true }]
    }
  }
}

function gapSpot(gap: Gap, response: string, outcome: string): Spot {
  const own = { response, outcome }
  if (gap.ask === 'text') return { ...own, ...typedForms(gap, response) }
  if (gap.ask === 'number') return { ...own, ...typedNumbers(gap.accepted, response) }
  const said = gap.options.map(({ feedback = '' }, at) => ({ id: `C${at + 1}`, feedback }))
  return { ...own, said, isWhole: true }
}

type Typed = Pick<Spot, 'said' | 'isWhole'>

/** Patterns and stars have no test in QTI, but for the one star that is all the rest. */
function typedForms({ accepted, ignoresCase }: Leniency & { accepted: AcceptedForm[] }, id: string): Typed {
  const forms = accepted.map(formOf)
  const last = forms.at(-1)
  const rest = last?.match === 'wildcards' && last.text.trim() === '*' ? last : undefined
  const plain = forms.filter(({ match }) => match === 'text')
  const others = forms.filter((form) => form.match !== 'text' && form !== rest)
  const said = plain.map(({ text, feedback = '' }, at) => ({
    ...{ id: `F${at + 1}`, feedback },
    test: `<qti-string-match case-sensitive="${!ignoresCase}"><qti-variable identifier="${id}"/><qti-base-value base-type="string">${xmlText(text)}</qti-base-value></qti-string-match>`,
  }))
  return {
    said: [...said, ...(rest?.feedback ? [{ id: 'REST', feedback: rest.feedback }] : [])],
    isWhole: others.every(({ feedback = '' }) => feedback === ''),
  }
}

/** Of several accepted values the one worth most counts. */
function typedNumbers(accepted: AcceptedNumber[], id: string): Typed {
  const said = accepted.map((one, at) => ({
    ...{ id: `F${at + 1}`, feedback: one.feedback ?? '', percent: one.percent },
    test: `<qti-equal tolerance-mode="absolute" tolerance="${spreadOf(one)}"><qti-variable identifier="${id}"/><qti-base-value base-type="float">${xmlText(one.value)}</qti-base-value></qti-equal>`,
  }))
  return { said: said.toSorted((one, other) => other.percent - one.percent), isWhole: true }
}

function spotFeedback(spot: Spot, say: (text: string) => string, losses: LossCode[]): QtiFeedback {
  const { response, outcome, isMultiple = false, said, isWhole } = spot
  if (!isWhole) losses.push('feedback')
  const spoken = said.filter(({ feedback }) => feedback !== '')
  if (spoken.length === 0) return { declared: '', rules: '', shown: '' }
  const variable = `<qti-variable identifier="${response}"/>`
  const isTyped = said.some(({ test }) => test !== undefined)
  return {
    declared: `<qti-outcome-declaration identifier="${outcome}" cardinality="${isMultiple ? 'multiple' : 'single'}" base-type="identifier"/>`,
    rules: isTyped ? firstOf(said, outcome, variable) : setOutcome(outcome, variable),
    shown: spoken.map(({ id, feedback }) => modal(outcome, { id, html: say(feedback) })).join(''),
  }
}

/** Where nothing is typed nothing is said. */
function firstOf(said: Said[], outcome: string, variable: string): string {
  const names = (id: string) =>
    setOutcome(outcome, `<qti-base-value base-type="identifier">${id}</qti-base-value>`)
  const tested = said.filter(({ test }) => test !== undefined)
  const branches = tested.map(
    ({ id, test }) => `<qti-response-else-if>${test}${names(id)}</qti-response-else-if>`,
  )
  const rest = said.find(({ test }) => test === undefined)
  return `<qti-response-condition><qti-response-if><qti-is-null>${variable}</qti-is-null>${names('NOTHING')}</qti-response-if>${branches.join('')}${rest ? `<qti-response-else>${names(rest.id)}</qti-response-else>` : ''}</qti-response-condition>`
}

function setOutcome(identifier: string, expression: string): string {
  return `<qti-set-outcome-value identifier="${identifier}">${expression}</qti-set-outcome-value>`
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
