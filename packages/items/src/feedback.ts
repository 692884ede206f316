import { type AcceptedForm, formLike, formOf } from './accepted-form.ts'
import type { Item } from './all.ts'
import type { Gap } from './cloze.ts'
import { inOrderOfText } from './gap-places.ts'
import { valueOfAnswer } from './numeric.ts'
import { type AcceptedNumber, acceptedWords, valueLike } from './numeric-key.ts'
import { type DecimalMark, readNumber } from './read-number.ts'
import { shortAnswer } from './short-answer.ts'

/** One thing that could be chosen or typed; `id` names it within its item, `gap` the place of its gap in the text, counted from one. */
export type FeedbackOption = {
  id: string
  text: string
  feedback: string
  isRight: boolean
  /** Then `text` is mere words, no markup. */
  isTyped: boolean
  gap: number | null
}

/**
 * What is said of one thing that could be chosen or typed. `text` is the option's own, or `true` and `false` of a statement; of
 * what was typed it is what the candidate typed, of the other accepted forms and values they themselves.
 */
export type OptionFeedback = Omit<FeedbackOption, 'id'> & { isChosen: boolean }

/**
 * What its author says of an item and of an answer to it, to be shown once it may be: of every option that was chosen, of
 * the form or value that was typed and, with `tellsKey`, of the right ones. Options without any feedback are left out; a text is
 * empty where there is none. Numbers of the key have the mark, by itself that of the answer.
 */
export function feedbackOn(
  item: Item,
  answer: unknown,
  tellsKey: boolean,
  mark = markIn(answer),
): { text: string; options: OptionFeedback[] } {
  const chosen = chosenIn(item, answer)
  const options = optionsOf(item, mark)
    .map(({ id, ...option }) => {
      const words = chosen.get(id)
      const isChosen = words !== undefined
      return { ...option, ...(option.isTyped && isChosen ? { text: words } : {}), isChosen }
    })
    .filter(
      ({ feedback, isRight, isChosen }) => feedback.trim() !== '' && (isChosen || (tellsKey && isRight)),
    )
  return { text: item.feedback ?? '', options }
}

/** Whether its author explains anything of an item. */
export function hasFeedback(item: Item): boolean {
  return (item.feedback ?? '') !== '' || optionsOf(item).some(({ feedback }) => feedback !== '')
}

/**
 * What can be chosen or typed in an item, each with what its author says of it; nothing for kinds without options. Numbers are
 * written with the mark.
 */
export function optionsOf(item: Item, mark: DecimalMark = 'point'): FeedbackOption[] {
  const whole = { isTyped: false, gap: null }
  switch (item.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return item.options.map(({ id, text, isCorrect, feedback = '' }) => ({
        ...{ id, text, feedback, ...whole },
        isRight: isCorrect,
      }))
    case 'true-false':
      return [
        { id: 'true', text: 'true', feedback: item.feedbackOnTrue ?? '', isRight: item.isTrue, ...whole },
        { id: 'false', text: 'false', feedback: item.feedbackOnFalse ?? '', isRight: !item.isTrue, ...whole },
      ]
    case 'short-answer':
      return formOptions(item.accepted)
    case 'numeric':
      return numberOptions(item.accepted, mark)
    case 'cloze':
      return inOrderOfText(item.text, item.gaps).flatMap((gap, at) =>
        gapOptions(gap, mark).map((option) => ({ ...option, id: `${gap.id}/${option.id}`, gap: at + 1 })),
      )
    default:
      return []
  }
}

function formOptions(accepted: AcceptedForm[]): FeedbackOption[] {
  // A form with stars or a pattern in it is no answer that anybody could have written.
  return accepted.map(formOf).map(({ text, percent, match, feedback = '' }, at) => ({
    ...{ id: String(at), text, feedback, isTyped: true, gap: null },
    isRight: percent === 100 && match === 'text',
  }))
}

function numberOptions(accepted: AcceptedNumber[], mark: DecimalMark): FeedbackOption[] {
  return accepted.map((one, at) => ({
    ...{ id: String(at), text: acceptedWords(one, mark), feedback: one.feedback ?? '' },
    ...{ isRight: one.percent === 100, isTyped: true, gap: null },
  }))
}

function gapOptions(gap: Gap, mark: DecimalMark): FeedbackOption[] {
  switch (gap.ask) {
    case 'text':
      return formOptions(gap.accepted)
    case 'number':
      return numberOptions(gap.accepted, mark)
    case 'choice':
      return gap.options.map(({ id, text, percent, feedback = '' }) => ({
        ...{ id, text, feedback, isRight: percent === 100, isTyped: false, gap: null },
      }))
  }
}

/** The ids of what was chosen, with the words of what was typed. Of whatever shape an answer is: what is no choice chose nothing. */
function chosenIn(item: Item, answer: unknown): Map<string, string> {
  switch (item.kind) {
    case 'short-answer': {
      const typed = shortAnswer.answer.safeParse(answer)
      const at = typed.success ? formLike(item.accepted, typed.data.text, item) : -1
      return new Map([[String(at), wordsIn(answer)]])
    }
    case 'numeric':
      return new Map([[String(valueOfAnswer(item, answer)), wordsIn(answer)]])
    case 'cloze': {
      const given = fieldOf(answer, 'gaps')
      return new Map(
        item.gaps.map((gap) => {
          const words = wordsOf(fieldOf(given, gap.id))
          return [`${gap.id}/${likeInGap(gap, words, markIn(answer))}`, words]
        }),
      )
    }
    default: {
      const chosen = fieldOf(answer, 'chosen')
      const all: unknown[] = Array.isArray(chosen) ? chosen : [chosen]
      const named = all.filter((one) => typeof one === 'string' || typeof one === 'boolean')
      return new Map(named.map((one) => [String(one), '']))
    }
  }
}

/** Which of its forms, values or options a gap was filled with, by their ids. */
function likeInGap(gap: Gap, given: string, mark: DecimalMark): string {
  if (gap.ask === 'choice' || given === '') return given
  if (gap.ask === 'text') return String(formLike(gap.accepted, given, gap))
  const number = readNumber(given, mark)
  return String(number ? valueLike(gap.accepted, number) : -1)
}

function wordsIn(answer: unknown): string {
  return wordsOf(fieldOf(answer, 'text'))
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

function markIn(answer: unknown): DecimalMark {
  return fieldOf(answer, 'mark') === 'comma' ? 'comma' : 'point'
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
