import type { Item } from '@invigil/items/all.ts'

/** The item with what explains it; without words it has none, as if there never were any. */
export function withFeedback<Kind extends Item>(item: Kind, text: string): Kind {
  const { feedback: _before, ...rest } = item
  return (text === '' ? rest : { ...rest, feedback: text }) as Kind
}

/** The item with what is said to whoever chose an option; a statement has the options `true` and `false`. */
export function withOptionFeedback(item: Item, optionId: string, text: string): Item {
  switch (item.kind) {
    case 'single-choice':
    case 'multiple-choice': {
      const options = item.options.map(({ feedback, ...option }) => {
        const words = option.id === optionId ? text : feedback
        return words ? { ...option, feedback: words } : option
      })
      return { ...item, options }
    }
    case 'true-false': {
      const { feedbackOnTrue, feedbackOnFalse, ...rest } = item
      const onTrue = optionId === 'true' ? text : feedbackOnTrue
      const onFalse = optionId === 'false' ? text : feedbackOnFalse
      return {
        ...rest,
        ...(onTrue ? { feedbackOnTrue: onTrue } : {}),
        ...(onFalse ? { feedbackOnFalse: onFalse } : {}),
      }
    }
    default:
      return item
  }
}
