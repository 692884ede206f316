import { z } from 'zod'
import { type ItemProblem, ItemText } from './item.ts'
import { type Folding, matchesWhole, type Pattern, readPattern } from './pattern.ts'

/** What a candidate or an author writes in one line. */
export const Form = z.string().max(500)

/**
 * `percent` of the points for an answer like this one. `wildcards`: a `*` stands for anything, `\*` for a star.
 * `pattern`: a regular expression for the whole answer (see pattern.ts). A mere text is worth all points. One worth nothing is a
 * wrong answer that is expected, and told from others by its feedback.
 */
export const AcceptedForm = z.union([
  Form,
  z.object({
    text: Form,
    percent: z.number().min(0).max(100),
    match: z.enum(['text', 'wildcards', 'pattern']),
    /** What whoever answers like this reads once all is over: a part of the key. */
    feedback: ItemText.optional(),
  }),
])
export type AcceptedForm = z.infer<typeof AcceptedForm>

/** What makes no difference. Vietnamese tone marks are a part of the accents: without them ê and ơ stay what they are. */
export const leniencyParts = {
  ignoresCase: z.boolean().default(true),
  ignoresAccents: z.boolean().default(false),
  ignoresTones: z.boolean().optional(),
  /** All white space, so that `3 x` is `3x`; otherwise one space is as good as several. */
  ignoresSpaces: z.boolean().optional(),
}
export type Leniency = {
  ignoresCase: boolean
  ignoresAccents: boolean
  ignoresTones?: boolean | undefined
  ignoresSpaces?: boolean | undefined
}

/** The share of the points, in percent, that the first form like this answer gives; 0 when there is none. */
export function percentOfForm(accepted: AcceptedForm[], text: string, leniency: Leniency): number {
  const form = accepted[formLike(accepted, text, leniency)]
  return form === undefined ? 0 : formOf(form).percent
}

/** The place of the first form like this answer; -1 when there is none. */
export function formLike(accepted: AcceptedForm[], text: string, leniency: Leniency): number {
  const given = comparable(text, leniency)
  return accepted.map(formOf).findIndex((form) => form.text.trim() !== '' && isLike(form, given, leniency))
}

/** What is said of the forms, those that say nothing left out. */
export function feedbackTexts(
  accepted: readonly (AcceptedForm | { feedback?: string | undefined })[],
): string[] {
  return accepted.flatMap((one) => (typeof one === 'string' || !one.feedback ? [] : [one.feedback]))
}

/** An accepted form with all that may be said about it. */
export function formOf(form: AcceptedForm): Exclude<AcceptedForm, string> {
  return typeof form === 'string' ? { text: form, percent: 100, match: 'text' } : form
}

/** Each one is matched in steps; more of them than anybody needs would still make the scoring of a large exam wait. */
const mostPatterns = 20

/** What is unfinished in a list of accepted forms. */
export function formProblems(accepted: AcceptedForm[], leniency: Leniency): ItemProblem[] {
  const forms = accepted.map(formOf).filter(({ text }) => text.trim() !== '')
  const unreadable = forms.filter(({ text, match }) => match === 'pattern' && !patternOf(text, leniency))
  return [
    ...(forms.length === 0 ? [{ code: 'no-accepted-form' }] : []),
    ...(forms.length > 0 && !forms.some(({ percent }) => percent === 100)
      ? [{ code: 'no-full-points' }]
      : []),
    ...(forms.filter(({ match }) => match === 'pattern').length > mostPatterns
      ? [{ code: 'too-many-patterns', params: { most: String(mostPatterns) } }]
      : []),
    ...unreadable.map(({ text }) => ({ code: 'unreadable-pattern', params: { pattern: text } })),
  ]
}

function isLike({ text, match }: Exclude<AcceptedForm, string>, given: string, leniency: Leniency): boolean {
  if (match === 'wildcards') return isLikeWildcards(comparable(text, leniency), given)
  if (match === 'text') return comparable(text, leniency) === given
  const pattern = patternOf(text, leniency)
  return pattern !== undefined && matchesWhole(pattern, given)
}

function isLikeWildcards(form: string, given: string): boolean {
  const [first = '', ...rest] = form.split(/(?<!\\)\*/).map((piece) => piece.replaceAll('\\*', '*'))
  const last = rest.pop()
  if (last === undefined) return given === first
  if (!given.startsWith(first) || !given.endsWith(last)) return false
  const end = given.length - last.length
  let at = first.length
  for (const piece of rest) {
    const found = given.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return at <= end
}

function patternOf(text: string, leniency: Leniency): Pattern | undefined {
  return readPattern(withTonesPlaced(text.normalize('NFC')), foldingOf(leniency))
}

function foldingOf(leniency: Leniency): Folding {
  const cased = (letter: string) => [letter, letter.toLowerCase(), letter.toUpperCase()]
  return {
    fold: (letter) => folded(letter, leniency),
    alike: (letter) => (leniency.ignoresCase ? cased(letter) : [letter]),
  }
}

/**
 * Two answers are the same when this is: composed Unicode (NFC), one space for any white space, straight apostrophes, the
 * tone of a Vietnamese syllable at one place (hòa is hoà), and without case or accents where the author says so.
 */
function comparable(text: string, leniency: Leniency): string {
  const plain = text.normalize('NFC').replaceAll(/[’‘ʼ]/g, "'").replaceAll(/\s+/g, ' ').trim()
  const spaced = leniency.ignoresSpaces ? plain.replaceAll(' ', '') : plain
  return folded(withTonesPlaced(spaced), leniency)
}

const tones = '\u0300\u0301\u0303\u0309\u0323'
const openSyllable = new RegExp(
  `([oO])([${tones}])([aeAE])(?!\\p{M}|\\p{L})|([uU])([${tones}])([yY])(?!\\p{M}|\\p{L})`,
  'gu',
)

/** Both ways to place the tone of oa, oe and uy at a syllable's end are right; the newer one is taken for both. */
function withTonesPlaced(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(openSyllable, (_all, o = '', one = '', a = '', u = '', other = '', y = '') =>
      [o, u, a, y, one, other].join(''),
    )
    .normalize('NFC')
}

/**
 * The Vietnamese đ is a letter of its own and no d with an accent, so Unicode does not take it apart; people who type without
 * accents mean it all the same.
 */
function folded(text: string, { ignoresCase, ignoresAccents, ignoresTones }: Leniency): string {
  const cased = ignoresCase ? text.toLowerCase() : text
  const apart = cased.normalize('NFD')
  if (ignoresAccents) return apart.replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
  return (ignoresTones ? apart.replaceAll(new RegExp(`[${tones}]`, 'g'), '') : apart).normalize('NFC')
}
