import { type AcceptedForm, formOf } from '@invigil/items/accepted-form.ts'
import type { Item } from '@invigil/items/all.ts'
import type { Gap } from '@invigil/items/cloze.ts'

/** The item with what explains it; without words it has none, as if there never were any. */
export function withFeedback<Kind extends Item>(item: Kind, text: string): Kind {
  const { feedback: _before, ...rest } = item
  return (text === '' ? rest : { ...rest, feedback: text }) as Kind
}

/** The item with what is said to whoever chose or typed an option, by the ids of `optionsOf`. */
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
    case 'short-answer':
      return { ...item, accepted: saidOfForm(item.accepted, optionId, text) }
    case 'numeric':
      return { ...item, accepted: saidOf(item.accepted, optionId, text) }
    case 'cloze': {
      const [gapId, ownId = ''] = optionId.split('/')
      return { ...item, gaps: item.gaps.map((gap) => (gap.id === gapId ? saidInGap(gap, ownId, text) : gap)) }
    }
    default:
      return item
  }
}

function saidInGap(gap: Gap, optionId: string, text: string): Gap {
  if (gap.ask === 'text') return { ...gap, accepted: saidOfForm(gap.accepted, optionId, text) }
  if (gap.ask === 'number') return { ...gap, accepted: saidOf(gap.accepted, optionId, text) }
  const at = gap.options.findIndex(({ id }) => id === optionId)
  return { ...gap, options: saidOf(gap.options, String(at), text) }
}

function saidOfForm(accepted: AcceptedForm[], place: string, text: string): AcceptedForm[] {
  return accepted.map((form, at) =>
    String(at) === place ? mere(withoutEmpty({ ...formOf(form), feedback: text })) : form,
  )
}

/** What is said of the one at a place, told by its number. */
function saidOf<One extends object>(all: One[], place: string, text: string): One[] {
  return all.map((one, at) =>
    String(at) === place ? (withoutEmpty({ ...one, feedback: text }) as One) : one,
  )
}

function withoutEmpty<One extends { feedback: string }>({ feedback, ...one }: One) {
  return feedback === '' ? one : { ...one, feedback }
}

/** A form that is worth all points and says nothing is a mere text. */
function mere(form: Exclude<AcceptedForm, string>): AcceptedForm {
  return form.match === 'text' && form.percent === 100 && !form.feedback ? form.text : form
}
