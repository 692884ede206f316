import { formLike, formOf } from './accepted-form.ts'
import type { Item } from './all.ts'
import { valueOfAnswer } from './numeric.ts'
import { shortAnswer } from './short-answer.ts'

/**
 * What is said of one thing that could be chosen or typed. `text` is the option's own, or `true` and `false` of a statement; of
 * what was typed it is what the candidate typed, of the other accepted forms and values they themselves: mere words, no markup.
 */
export type OptionFeedback = { text: string; feedback: string; isRight: boolean; isChosen: boolean }

/**
 * What its author says of an item and of an answer to it, to be shown once it may be: of every option that was chosen, of
 * the form or value that was typed and, with `tellsKey`, of the right ones. Options without any feedback are left out; a text is
 * empty where there is none.
 */
export function feedbackOn(
  item: Item,
  answer: unknown,
  tellsKey: boolean,
): { text: string; options: OptionFeedback[] } {
  const chosen = isTyped(item) ? typedIn(item, answer) : chosenIn(answer)
  const options = optionsOf(item)
    .map(({ id, ...option }) => ({ ...option, isChosen: chosen.includes(id) }))
    .map((option) => (isTyped(item) && option.isChosen ? { ...option, text: wordsIn(answer) } : option))
    .filter(
      ({ feedback, isRight, isChosen }) => feedback.trim() !== '' && (isChosen || (tellsKey && isRight)),
    )
  return { text: item.feedback ?? '', options }
}

/** Whether its author explains anything of an item. */
export function hasFeedback(item: Item): boolean {
  return (item.feedback ?? '') !== '' || optionsOf(item).some(({ feedback }) => feedback !== '')
}

/** What can be chosen in an item, each with what its author says of it; nothing for kinds without options. */
export function optionsOf(item: Item): (Omit<OptionFeedback, 'isChosen'> & { id: string })[] {
  switch (item.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return item.options.map(({ id, text, isCorrect, feedback = '' }) => ({
        ...{ id, text, feedback },
        isRight: isCorrect,
      }))
    case 'true-false':
      return [
        { id: 'true', text: 'true', feedback: item.feedbackOnTrue ?? '', isRight: item.isTrue },
        { id: 'false', text: 'false', feedback: item.feedbackOnFalse ?? '', isRight: !item.isTrue },
      ]
    case 'short-answer':
      // A form with stars or a pattern in it is no answer that anybody could have written.
      return item.accepted.map(formOf).map(({ text, percent, match, feedback = '' }, at) => ({
        ...{ id: String(at), text, feedback },
        isRight: percent === 100 && match === 'text',
      }))
    case 'numeric':
      return item.accepted.map(({ value, tolerance, toleranceIn, percent, feedback = '' }, at) => ({
        ...{ id: String(at), text: value, feedback },
        ...(Number(tolerance || 0) === 0
          ? {}
          : { text: `${value} ± ${tolerance}${toleranceIn === 'percent' ? ' %' : ''}` }),
        isRight: percent === 100,
      }))
    default:
      return []
  }
}

/** Says whether an item is answered in one line: its options are forms and values, named by their places. */
export function isTyped(item: Item): item is Extract<Item, { kind: 'short-answer' | 'numeric' }> {
  return item.kind === 'short-answer' || item.kind === 'numeric'
}

function typedIn(item: Extract<Item, { kind: 'short-answer' | 'numeric' }>, answer: unknown): string[] {
  if (item.kind === 'numeric') return [String(valueOfAnswer(item, answer))]
  const typed = shortAnswer.answer.safeParse(answer)
  return typed.success ? [String(formLike(item.accepted, typed.data.text, item))] : []
}

function wordsIn(answer: unknown): string {
  const isWritten = typeof answer === 'object' && answer !== null && 'text' in answer
  return isWritten ? String(answer.text).trim() : ''
}

/** Of whatever shape an answer is: what is no choice chose nothing. */
function chosenIn(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null || !('chosen' in answer)) return []
  const { chosen } = answer
  const all: unknown[] = Array.isArray(chosen) ? chosen : [chosen]
  return all.flatMap((one) => (typeof one === 'string' || typeof one === 'boolean' ? [String(one)] : []))
}
