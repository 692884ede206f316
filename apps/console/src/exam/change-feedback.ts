import { type AcceptedForm, formOf } from '@invigil/items/accepted-form.ts'
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
    case 'short-answer': {
      const accepted = item.accepted.map((form, at) =>
        String(at) === optionId ? mere(withoutEmpty({ ...formOf(form), feedback: text })) : form,
      )
      return { ...item, accepted }
    }
    case 'numeric': {
      const accepted = item.accepted.map((one, at) =>
        String(at) === optionId ? withoutEmpty({ ...one, feedback: text }) : one,
      )
      return { ...item, accepted }
    }
    default:
      return item
  }
}

function withoutEmpty<One extends { feedback: string }>({ feedback, ...one }: One) {
  return feedback === '' ? one : { ...one, feedback }
}

/** A form that is worth all points and says nothing is a mere text. */
function mere(form: Exclude<AcceptedForm, string>): AcceptedForm {
  return form.match === 'text' && form.percent === 100 && !form.feedback ? form.text : form
}
