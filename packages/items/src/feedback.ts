import type { Item } from './all.ts'

/** What is said of one thing that could be chosen. `text` is the option's own, or `true` and `false` of a statement. */
export type OptionFeedback = { text: string; feedback: string; isRight: boolean; isChosen: boolean }

/**
 * What its author says of an item and of an answer to it, to be shown once it may be: of every option that was chosen and,
 * with `tellsKey`, of the right ones. Options without any feedback are left out; a text is empty where there is none.
 */
export function feedbackOn(
  item: Item,
  answer: unknown,
  tellsKey: boolean,
): { text: string; options: OptionFeedback[] } {
  const chosen = chosenIn(answer)
  const options = optionsOf(item)
    .map(({ id, ...option }) => ({ ...option, isChosen: chosen.includes(id) }))
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
    default:
      return []
  }
}

/** Of whatever shape an answer is: what is no choice chose nothing. */
function chosenIn(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null || !('chosen' in answer)) return []
  const { chosen } = answer
  const all: unknown[] = Array.isArray(chosen) ? chosen : [chosen]
  return all.flatMap((one) => (typeof one === 'string' || typeof one === 'boolean' ? [String(one)] : []))
}
