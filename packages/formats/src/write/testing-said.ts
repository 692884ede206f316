import { formOf } from '@invigil/items/accepted-form.ts'
import type { Item } from '@invigil/items/all.ts'

type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>

/** Behind the right values stands a wrong one that is expected. */
export function saidOfNumbers(accepted: Of<'numeric'>['accepted'], right: string, wrong: string) {
  const one = { value: '12345', tolerance: '0.5', toleranceIn: 'units' as const, percent: 0, feedback: wrong }
  return [...accepted.map((own) => ({ ...own, feedback: right })), one]
}

/** Behind the right forms stand a wrong one that is expected and all the rest. */
export function saidOfForms(accepted: Of<'short-answer'>['accepted'], right: string, wrong: string) {
  return [
    ...accepted.map((form) => ({ ...formOf(form), feedback: right })),
    { text: 'quite wrong', percent: 0, match: 'text' as const, feedback: wrong },
    { text: '*', percent: 0, match: 'wildcards' as const, feedback: `${wrong} ${right}` },
  ]
}

/** A gap of which something is said, whatever is asked there. */
export function saidInGap(gap: Of<'cloze'>['gaps'][number], right: string, wrong: string) {
  if (gap.ask === 'text') return { ...gap, accepted: saidOfForms(gap.accepted, right, wrong) }
  if (gap.ask === 'number') return { ...gap, accepted: saidOfNumbers(gap.accepted, right, wrong) }
  return {
    ...gap,
    options: gap.options.map((option, at) => (at === 1 ? option : { ...option, feedback: right })),
  }
}
