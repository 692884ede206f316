import { elementsNamed } from '../qti/interaction.ts'
import { childOf, childrenOf, wordsWithin, type XmlElement } from '../xml.ts'
import { bodyOf, materialOf, uploaded } from './body.ts'
import { make, nameBelow, responsesIn } from './element.ts'
import { rulesOf } from './rules.ts'

/** An item of QTI 1.2 in the words of QTI 3.0, so that both are read and scored by one reader, and what its points are. */
export type Rewritten = { item: XmlElement; points: number | null; top: number; type: string }

/** Rewrites an `item`; the kinds that Canvas names in its metadata decide what a list of labels means. */
export function asQti3(element: XmlElement): Rewritten {
  const fields = metadataOf(element)
  const type = fields.get('question_type') ?? fields.get('cc_profile') ?? ''
  const processing = childOf(element, 'resprocessing')
  const decvar = elementsNamed(childOf(processing, 'outcomes'), ['decvar'])[0]
  const top = Number(decvar?.attributes.maxvalue) || 100
  const responses = responsesIn(childOf(element, 'presentation'))
  const isMatching = type === 'matching_question'
  const made = { type, responses, isMatching, scoreName: decvar?.attributes.varname ?? 'SCORE', top }
  const points = Number(fields.get('points_possible') || fields.get('qmd_absolutescore_max') || Number.NaN)
  const item = make(
    'assessment-item',
    { identifier: element.attributes.ident ?? '', title: element.attributes.title ?? '' },
    [
      ...declarationsOf(element, type, isMatching),
      make('outcome-declaration', {
        identifier: 'SCORE',
        cardinality: 'single',
        'base-type': 'float',
        'normal-maximum': String(top),
      }),
      make('outcome-declaration', {
        identifier: 'FEEDBACK',
        cardinality: 'multiple',
        'base-type': 'identifier',
      }),
      bodyOf(childOf(element, 'presentation'), type),
      make('response-processing', {}, rulesOf(processing, made)),
      ...childrenOf(element, 'itemfeedback').map(feedbackOf),
    ],
    element.line,
  )
  return { item, points: Number.isFinite(points) ? points : null, top, type }
}

/** What it says stands in materials, within flows or not; `solution` and `hint` are said on asking and stay out. */
function feedbackOf(feedback: XmlElement): XmlElement {
  const named = { 'outcome-identifier': 'FEEDBACK', identifier: feedback.attributes.ident ?? '' }
  return make('modal-feedback', { ...named, 'show-hide': 'show' }, materialOf(feedback))
}

function metadataOf(element: XmlElement): Map<string, string> {
  const fields = elementsNamed(childOf(element, 'itemmetadata'), ['qtimetadatafield'])
  // Blackboard names its fields by elements.
  const own = childrenOf(childOf(element, 'itemmetadata')).filter(({ children }) =>
    children.every((child) => typeof child === 'string'),
  )
  return new Map([
    ...own.map((field): [string, string] => [field.name, wordsWithin(field).trim()]),
    ...fields.map((field): [string, string] => [
      wordsWithin(childOf(field, 'fieldlabel')).trim(),
      wordsWithin(childOf(field, 'fieldentry')).trim(),
    ]),
  ])
}

function declarationsOf(element: XmlElement, type: string, isMatching: boolean): XmlElement[] {
  if (isMatching)
    return [
      make('response-declaration', {
        identifier: 'RESPONSE',
        cardinality: 'multiple',
        'base-type': 'directedPair',
      }),
    ]
  if (type === 'file_upload_question')
    return [
      make('response-declaration', { identifier: uploaded, cardinality: 'single', 'base-type': 'file' }),
    ]
  return responsesIn(childOf(element, 'presentation')).map((response) => {
    const identifier = response.attributes.ident ?? ''
    const cardinality = isMany(response) ? 'multiple' : 'single'
    const key = isMany(response) ? keyOf(childOf(element, 'resprocessing'), identifier) : []
    return make(
      'response-declaration',
      { identifier, cardinality, 'base-type': baseOf(response, type) },
      key.length === 0
        ? []
        : [
            make(
              'correct-response',
              {},
              key.map((value) => make('value', {}, [value])),
            ),
          ],
    )
  })
}

/** What the conditions want chosen together: all that they name outside of a `not`. */
function keyOf(processing: XmlElement | undefined, id: string): string[] {
  const scoring = childrenOf(processing, 'respcondition').filter((condition) =>
    childrenOf(condition, 'setvar').some((one) => /^SCORE\.max$|^[^-]*[1-9]/.test(wordsWithin(one).trim())),
  )
  const wanted = (test: XmlElement): string[] =>
    childrenOf(test).flatMap((one) => {
      if (one.name === 'not') return []
      const isNamed = one.name === 'varequal' && one.attributes.respident === id
      return isNamed ? [wordsWithin(one).trim()] : wanted(one)
    })
  return [...new Set(scoring.flatMap((condition) => wanted(condition)))]
}

function isMany({ attributes }: XmlElement): boolean {
  return attributes.rcardinality?.toLowerCase() === 'multiple'
}

/** Canvas lists what is accepted in a blank as labels, but the blank is typed. */
function baseOf(response: XmlElement, type: string): string {
  if (type === 'fill_in_multiple_blanks_question') return 'string'
  if (response.name === 'response_lid') return 'identifier'
  const typed = nameBelow(response, 'render_fib')?.attributes.fibtype?.toLowerCase()
  const isNumber = response.name === 'response_num' || typed === 'decimal' || typed === 'integer'
  return isNumber || type === 'numerical_question' ? 'float' : 'string'
}
