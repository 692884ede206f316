import type { Parts, Say } from './item-parts.ts'
import type { Asked, WeightedText, Written } from './reading.ts'

type Choice = Extract<Asked, { as: 'choice' }>

/** A choice of one or of many. */
export function choiceParts(choice: Choice, say: Say): Parts {
  return choice.takesMany ? manyParts(choice, say) : oneParts(choice, say)
}

function oneParts({ options, keepsOrder }: Choice, say: Say): Parts {
  const best = options.reduce((most, { weight }) => Math.max(most, weight), 0)
  if (best < 100 - tolerance) return { code: 'no-right-option' }
  const right = options.filter(({ weight }) => isNear(weight, 100)).length
  const percentOf = (weight: number) => (right > 1 && isNear(weight, 100) ? 100 : tidied(weight))
  return {
    parts: {
      kind: 'single-choice',
      options: options.map(({ text, weight, feedback }, at) => ({
        id: optionIdAt(at),
        text: say(text),
        isCorrect: isNear(weight, 100),
        ...feedbackIn('feedback', feedback, say),
        ...(right > 1 || (weight > 0 && !isNear(weight, 100)) ? { percent: percentOf(weight) } : {}),
      })),
      keepsOrder,
    },
    told: right > 1 ? [{ code: 'several-right-options', detail: '' }] : [],
  }
}

/** Where each right option gives its share and each wrong one takes as much, ours needs no weights of their own. */
function manyParts({ options, keepsOrder, isAllOrNothing, maxChoices }: Choice, say: Say): Parts {
  const right = options.filter(({ weight }) => weight > 0)
  if (right.length === 0) return { code: 'no-right-option' }
  const share = 100 / right.length
  const isEven = options.every(({ weight }) => isNear(weight, weight > 0 ? share : -share))
  const byWeight = !isAllOrNothing && !isEven
  return {
    parts: {
      kind: 'multiple-choice',
      options: options.map(({ text, weight, feedback }, at) => ({
        id: optionIdAt(at),
        text: say(text),
        isCorrect: weight > 0,
        ...feedbackIn('feedback', feedback, say),
        ...(byWeight ? { percent: tidied(weight) } : {}),
      })),
      keepsOrder,
      scoring: isAllOrNothing ? 'all-or-nothing' : byWeight ? 'weights' : 'right-minus-wrong',
      ...(maxChoices ? { maxChoices } : {}),
    },
    told:
      byWeight && options.some(({ weight }) => weight < -100)
        ? [{ code: 'weights-cut', detail: weightsOf(options) }]
        : [],
  }
}

/** What is said afterwards, under its name; nothing where nothing is said. */
export function feedbackIn(name: string, written: Written | undefined, say: Say): Record<string, string> {
  const text = written ? say(written) : ''
  return text === '' ? {} : { [name]: text }
}

/** a, b, … z, then a1, b1 and so on. */
export function optionIdAt(at: number): string {
  return `${String.fromCharCode(97 + (at % 26))}${at < 26 ? '' : Math.floor(at / 26)}`
}

/** Files round a third to 33.333 and 33.33333. */
const tolerance = 0.01

function isNear(weight: number, other: number): boolean {
  return Math.abs(weight - other) <= tolerance
}

/** Ours keeps percents from -100 to 100; more than all cannot be taken. */
function tidied(weight: number): number {
  return Math.min(100, Math.max(-100, Number(weight.toFixed(5))))
}

function weightsOf(options: WeightedText[]): string {
  return options.map(({ weight }) => `${weight} %`).join(', ')
}
