import type { Asked, FoundOption, Written } from '../reading.ts'
import type { XmlElement } from '../xml.ts'
import type { BodyWriter } from './body-html.ts'
import { UnknownRule } from './expression.ts'
import { elementsNamed } from './interaction.ts'
import { correctResponses, outcomesOf, type QtiItem, type Responses } from './item.ts'
import type { ItemPart } from './item-part.ts'
import { isShown, writtenOf } from './said.ts'
import { explainedTyped } from './typed-feedback.ts'
import { container } from './value.ts'

/** What is asked with what is said of its options, and what is said of the whole. */
export type Explained = { asked: Asked; feedback?: Written }

/** One set of responses, and which options of a choice are in it. */
type Tried = { responses: Responses; chosen: string[] }

/**
 * Finds by an item's own rules what its feedback is shown for: whatever is answered (then it explains the whole), or an option
 * that is chosen. What is shown for anything else, such as all that is wrong of several, is told and left out.
 */
export function explained(item: QtiItem, part: ItemPart, asked: Asked, writer: BodyWriter): Explained {
  const said = elementsNamed(item.element, ['modal-feedback', 'feedback-inline', 'feedback-block'])
  if (said.length === 0) return { asked }
  try {
    if (asked.as === 'short-answer' || asked.as === 'number' || asked.as === 'cloze')
      return explainedTyped(item, part, { asked, said }, writer)
    const ids = asked.as === 'choice' ? optionIds(part) : []
    const tried = triedOf(item, part, ids)
    const worlds = tried.map(({ responses }) => outcomesOf(item, responses))
    const shown = said.map((element) => ({
      element,
      isShown: worlds.map((values) => isShown(element, values)),
    }))
    const whole = shown.filter(({ isShown: all }) => !all.includes(false))
    const ofOptions = shown.filter((one) => !whole.includes(one))
    const byOption = ids.map((id) => ofOptions.filter(({ isShown: all }) => isOf(id, part, tried, all)))
    if (ofOptions.some((one) => !byOption.some((some) => some.includes(one))))
      writer.tell('feedback-dropped', '')
    const feedback = writtenOf(
      whole.map(({ element }) => element),
      writer,
    )
    return { asked: withOptions(asked, byOption, writer), ...(feedback ? { feedback } : {}) }
  } catch (error) {
    if (!(error instanceof UnknownRule)) throw error
    writer.tell('feedback-dropped', '')
    return { asked }
  }
}

type Shown = { element: XmlElement; isShown: boolean[] }

function withOptions(asked: Asked, byOption: Shown[][], writer: BodyWriter): Asked {
  if (asked.as !== 'choice') return asked
  const options = asked.options.map((option, at): FoundOption => {
    const feedback = writtenOf(
      (byOption[at] ?? []).map(({ element }) => element),
      writer,
    )
    return feedback ? { ...option, feedback } : option
  })
  return { ...asked, options }
}

function optionIds({ interactions: [interaction] }: ItemPart): string[] {
  return elementsNamed(interaction?.element, ['simple-choice', 'inline-choice', 'hottext']).map(
    ({ attributes }) => attributes.identifier ?? '',
  )
}

/** Nothing, what is right, each option alone and, where several may be chosen, all of them. */
function triedOf(item: QtiItem, { declaration, interactions }: ItemPart, ids: string[]): Tried[] {
  const id = interactions[0]?.responseId ?? ''
  const { base = 'identifier', cardinality = 'single', correct = null } = declaration ?? {}
  const of = (chosen: string[]): Tried => ({
    chosen,
    responses: new Map([[id, container(base, cardinality, chosen)]]),
  })
  return [
    { chosen: [], responses: new Map() },
    { chosen: (correct?.values ?? []).map(String), responses: correctResponses(item) },
    ...ids.map((one) => of([one])),
    ...(cardinality === 'single' || ids.length === 0 ? [] : [of(ids)]),
  ]
}

/** Of a choice of one, whether it is shown for the option; of many, whether for all sets with the option and for no other. */
function isOf(id: string, { declaration }: ItemPart, tried: Tried[], isShown: boolean[]): boolean {
  if (declaration?.cardinality === 'single')
    return tried.some(({ chosen }, at) => chosen[0] === id && isShown[at] === true)
  return tried.every(({ chosen }, at) => chosen.includes(id) === isShown[at])
}
