import { namedIn } from '../named-in.ts'
import { elementsNamed } from '../qti/interaction.ts'
import { childOf, childrenOf, wordsWithin, type XmlElement } from '../xml.ts'
import { make, nameBelow } from './element.ts'

/** What rules must know of the item they belong to. */
export type RuledItem = {
  type: string
  responses: XmlElement[]
  isMatching: boolean
  scoreName: string
  /** What Blackboard calls `SCORE.max`. */
  top: number
}

/**
 * Response processing as rules of QTI 3.0 (ASI 1.2, 3.6.22). `continue` ends it only where a file says No: the default of the
 * standard is No, but Canvas adds the points of several conditions without saying Yes.
 */
export function rulesOf(processing: XmlElement | undefined, item: RuledItem): XmlElement[] {
  return childrenOf(processing, 'respcondition').flatMap((condition, at, all) => {
    const scores = childrenOf(condition, 'setvar').flatMap((one) => setOf(one, item))
    const sets = [...scores, ...childrenOf(condition, 'displayfeedback').map(shownBy)]
    if (sets.length === 0) return []
    const goesOn =
      condition.attributes.continue?.toLowerCase() ??
      (isFollowedByOther(condition, all.slice(at + 1)) ? 'no' : 'yes')
    const isLast = scores.length > 0 && goesOn === 'no'
    const tests = childrenOf(childOf(condition, 'conditionvar')).map((test) => testOf(test, item))
    const branch = [make('and', {}, tests), ...sets, ...(isLast ? [make('exit-response', {})] : [])]
    return [make('response-condition', {}, [make('response-if', {}, branch)])]
  })
}

/** Blackboard says nothing of going on, but what it sets for all others is for those whom nothing before it was for. */
function isFollowedByOther(condition: XmlElement, later: XmlElement[]): boolean {
  const sets = ({ attributes: { action = 'Set' } }: XmlElement) => action.toLowerCase() === 'set'
  const isOther = (one: XmlElement) => childOf(childOf(one, 'conditionvar'), 'other') !== undefined
  return (
    childrenOf(condition, 'setvar').some(sets) &&
    later.some((one) => isOther(one) && childrenOf(one, 'setvar').some(sets))
  )
}

/** What is to be said joins what is said already. */
function shownBy({ attributes }: XmlElement): XmlElement {
  const said = [
    make('variable', { identifier: 'FEEDBACK' }),
    literal(attributes.linkrefid ?? '', 'identifier'),
  ]
  return make('set-outcome-value', { identifier: 'FEEDBACK' }, [make('multiple', {}, said)])
}

const sums: Record<string, string> = {
  add: 'sum',
  subtract: 'subtract',
  multiply: 'product',
  divide: 'divide',
}

function setOf(setvar: XmlElement, { scoreName, top }: RuledItem): XmlElement[] {
  const { action = 'Set', variablename, varname = variablename ?? 'SCORE' } = setvar.attributes
  if (varname !== scoreName && varname !== 'SCORE') return []
  const words = wordsWithin(setvar).trim()
  const value = literal(words === 'SCORE.max' ? String(top) : words, 'float')
  const operator = namedIn(sums, action.toLowerCase())
  const score = make('variable', { identifier: 'SCORE' })
  const result = operator ? make(operator, {}, [score, value]) : value
  return [make('set-outcome-value', { identifier: 'SCORE' }, [result])]
}

function literal(text: string, base: string): XmlElement {
  return make('base-value', { 'base-type': base }, [text.trim()])
}

const comparisons: Record<string, string> = { vargt: 'gt', vargte: 'gte', varlt: 'lt', varlte: 'lte' }

function testOf(test: XmlElement, item: RuledItem): XmlElement {
  const below = () => childrenOf(test).map((one) => testOf(one, item))
  const id = test.attributes.respident ?? ''
  const variable = make('variable', { identifier: item.isMatching ? 'RESPONSE' : id })
  switch (test.name) {
    case 'and':
    case 'or':
      return make(test.name, {}, below())
    case 'not':
      return make('not', {}, [definite(make('and', {}, below()))])
    case 'other':
      return literal('true', 'boolean')
    case 'unanswered':
      return make('is-null', {}, [variable])
    case 'varequal':
      return equalTo(test, variable, item)
    case 'vargt':
    case 'vargte':
    case 'varlt':
    case 'varlte':
      return make(namedIn(comparisons, test.name) ?? '', {}, [variable, literal(wordsWithin(test), 'float')])
    default:
      return test
  }
}

/** Nothing is no truth: where an answer is missing, what is asked of it is not so. */
function definite(test: XmlElement): XmlElement {
  return make('or', {}, [test])
}

function equalTo(test: XmlElement, variable: XmlElement, item: RuledItem): XmlElement {
  const id = test.attributes.respident ?? ''
  const words = wordsWithin(test).trim()
  if (item.isMatching) return make('member', {}, [literal(`${id} ${words}`, 'directedPair'), variable])
  const response = item.responses.find(({ attributes }) => attributes.ident === id)
  if (item.type === 'fill_in_multiple_blanks_question')
    return stringMatch(variable, labelText(response, words) ?? words, false)
  if (response && nameBelow(response, 'render_choice'))
    return make('member', {}, [literal(words, 'identifier'), variable])
  const isNumber =
    item.type === 'numerical_question' || response?.name === 'response_num' || isNumeric(response)
  if (isNumber) return make('equal', { 'tolerance-mode': 'exact' }, [variable, literal(words, 'float')])
  return stringMatch(variable, words, test.attributes.case?.toLowerCase() === 'yes')
}

function isNumeric(response: XmlElement | undefined): boolean {
  return /decimal|integer/i.test(nameBelow(response, 'render_fib')?.attributes.fibtype ?? '')
}

function stringMatch(variable: XmlElement, words: string, isCaseSensitive: boolean): XmlElement {
  return make('string-match', { 'case-sensitive': String(isCaseSensitive) }, [
    variable,
    literal(words, 'string'),
  ])
}

function labelText(response: XmlElement | undefined, ident: string): string | undefined {
  const label = elementsNamed(response, ['response_label']).find(
    ({ attributes }) => attributes.ident === ident,
  )
  return label && wordsWithin(label).trim()
}
