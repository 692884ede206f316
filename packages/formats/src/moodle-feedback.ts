import type { FoundOption, Told, Written } from './reading.ts'

/** What Moodle writes into every new choice, in our three languages: it says no more than the points do. */
const usual = new Set([
  ...['your answer is correct', 'your answer is partially correct', 'your answer is incorrect'],
  ...[
    'votre réponse est correcte',
    'votre réponse est partiellement correcte',
    'votre réponse est incorrecte',
  ],
  ...['câu trả lời của bạn đúng', 'câu trả lời của bạn đúng một phần', 'câu trả lời của bạn sai'],
])

/** What a choice says to whoever is right, right in part or wrong, as Moodle has it. */
export type Combined = { right: Written; partly: Written; wrong: Written }

/**
 * Gives what a choice of one says of right and wrong answers to its options, behind what is said of each. What has no place
 * there is told: of a choice of many, and what is said of answers that are right in part.
 */
export function withCombined(
  options: FoundOption[],
  takesMany: boolean,
  combined: Combined,
): { options: FoundOption[]; told: Told[] } {
  const [right, partly, wrong] = [combined.right, combined.partly, combined.wrong].map(unusual)
  const isWhole = !takesMany && options.every(({ weight }) => weight <= 0 || weight >= 99.99)
  if (!isWhole) return { options, told: right || partly || wrong ? dropped : [] }
  const added = options.map((option): FoundOption => {
    const more = option.weight > 0 ? right : wrong
    const feedback = together(option.feedback, more)
    return feedback ? { ...option, feedback } : option
  })
  return { options: added, told: partly ? dropped : [] }
}

const dropped: Told[] = [{ code: 'feedback-dropped', detail: '' }]

/** Undefined where nothing is said, or only what Moodle says of itself. */
function unusual(written: Written): Written | undefined {
  const words = written.text
    .replaceAll(/<[^<>]{0,200}>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.!]$/, '')
    .toLowerCase()
  return written.text.trim() === '' || usual.has(words) ? undefined : written
}

/** Both as paragraphs of their own; of two markups the option's own counts. */
function together(own: Written | undefined, more: Written | undefined): Written | undefined {
  if (!own || !more) return own ?? more
  if (own.markup !== more.markup) return own
  const text =
    own.markup === 'html' ? `<div>${own.text}</div><div>${more.text}</div>` : `${own.text}\n\n${more.text}`
  return { ...own, text }
}
