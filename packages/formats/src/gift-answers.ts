import { readWritten, unprotect } from './gift-text.ts'
import type { NoticeCode } from './notice-codes.ts'
import type { AcceptedNumber, Asked, Written } from './reading.ts'

export type ReadAnswers =
  /** `hasFeedback`: something is said of answers that ours has no place for. */
  | { asked: Asked; hasFeedback: boolean; feedback?: Written }
  /** Why the item is left out. */
  | { code: NoticeCode }

/** Reads what stands in a GIFT item's braces; null is an item without any. */
export function readAnswers(block: string | null, markup: Written['markup']): ReadAnswers {
  if (block === null) return { asked: { as: 'information' }, hasFeedback: false }
  const [answers = '', ...feedback] = block.split('####')
  const read = readKind(answers.trim(), markup)
  const said = feedback.join('####')
  return said.trim() === '' || 'code' in read ? read : { ...read, feedback: readWritten(said, markup) }
}

function readKind(answers: string, markup: Written['markup']): ReadAnswers {
  if (answers === '') return { asked: { as: 'essay', minWords: null, maxWords: null }, hasFeedback: false }
  const truth = /^(T|TRUE|F|FALSE)\s*(?=#|$)/i.exec(answers)
  if (truth) {
    return readTruth(/^t/i.test(truth[0]), answers.slice(truth[0].length), markup)
  }
  if (answers.startsWith('#')) return readNumbers(answers.slice(1), markup)
  if (!/^[=~]/.test(answers)) return { code: 'answer-without-sign' }
  return readSigned(signedAnswers(answers), markup)
}

/** First what whoever is wrong reads, then what whoever is right does. */
function readTruth(isTrue: boolean, said: string, markup: Written['markup']): ReadAnswers {
  const [, wrong = '', ...right] = said.split('#')
  const [onTrue, onFalse] = isTrue ? [right.join('#'), wrong] : [wrong, right.join('#')]
  const asked: Asked = { as: 'true-false', isTrue }
  if (onTrue.trim() !== '') asked.feedbackOnTrue = readWritten(onTrue, markup)
  if (onFalse.trim() !== '') asked.feedbackOnFalse = readWritten(onFalse, markup)
  return { asked, hasFeedback: false }
}

type Signed = { sign: '=' | '~'; weight: number | null; text: string; feedback: string }

function signedAnswers(answers: string): Signed[] {
  // A sign with nothing behind it, as in `~=right`, offers nothing.
  const signed = [...answers.matchAll(/([=~])([^=~]*)/g)].filter(([, , body = '']) => body.trim() !== '')
  return signed.map(([, sign, body = '']) => {
    const [answer = '', ...feedback] = body.split('#')
    const weighted = /^\s*%(-?\d+(?:[.,]\d+)?)%/.exec(answer)
    return {
      sign: sign === '=' ? '=' : '~',
      weight: weighted ? Number(weighted[1]?.replace(',', '.')) : null,
      text: weighted ? answer.slice(weighted[0].length) : answer,
      feedback: feedback.join('#'),
    }
  })
}

function readSigned(answers: Signed[], markup: Written['markup']): ReadAnswers {
  const hasFeedback = answers.some(({ feedback }) => feedback.trim() !== '')
  const isRightOnly = answers.every(({ sign }) => sign === '=')
  if (isRightOnly && isMatching(answers))
    return {
      asked: { as: 'matching', pairs: answers.map(({ text }) => readPair(text, markup)) },
      hasFeedback,
    }
  if (isRightOnly) {
    const read = answers.map(({ text, weight, feedback }) => ({
      text: readWritten(text, markup).text,
      weight: weight ?? 100,
      ...saidOf(feedback, markup),
    }))
    return {
      asked: { as: 'short-answer', answers: read, ignoresCase: true, hasWildcards: true },
      hasFeedback: false,
    }
  }
  const options = answers.map(({ sign, weight, text, feedback }) => ({
    text: readWritten(text, markup),
    weight: weight ?? (sign === '=' ? 100 : 0),
    ...saidOf(feedback, markup),
  }))
  const takesMany = answers.every(({ sign }) => sign === '~') && answers.some(({ weight }) => weight !== null)
  return { asked: { as: 'choice', takesMany, keepsOrder: false, options }, hasFeedback: false }
}

function saidOf(feedback: string, markup: Written['markup']): { feedback?: Written } {
  return feedback.trim() === '' ? {} : { feedback: readWritten(feedback, markup) }
}

/** One answer alone with an arrow of Unicode may be a reaction. */
function isMatching(answers: Signed[]): boolean {
  const isPair = ({ text, weight }: Signed) =>
    weight === null && (answers.length > 1 ? arrow.test(text) : text.includes('->'))
  return answers.every(isPair)
}

/** Word makes one sign of the two, of Unicode or of its own Wingdings. */
const arrow = /->|→|\uf0e0/

function readPair(text: string, markup: Written['markup']): { left: Written; right: Written } {
  const [whole = '', at = 0] = [arrow.exec(text)?.[0], text.search(arrow)]
  return {
    left: readWritten(text.slice(0, at), markup),
    right: { markup: 'plain', text: unprotect(text.slice(at + whole.length)).trim() },
  }
}

function readNumbers(body: string, markup: Written['markup']): ReadAnswers {
  const text = body.trim()
  const signed = /^[=~]/.test(text) ? signedAnswers(text) : [...signedAnswers(`=${text}`)]
  // What is said of all other numbers has none of ours to stand at.
  const hasFeedback = signed.some(({ text: own, feedback }) => own.trim() === '' && feedback.trim() !== '')
  const accepts: AcceptedNumber[] = []
  for (const answer of signed.filter((one) => one.text.trim() !== '')) {
    const accepted = acceptedNumber(
      unprotect(answer.text).trim(),
      answer.weight ?? (answer.sign === '=' ? 100 : 0),
    )
    if (!accepted) return { code: 'not-a-number' }
    accepts.push({ ...accepted, ...saidOf(answer.feedback, markup) })
  }
  return accepts.length === 0 ? { code: 'not-a-number' } : { asked: { as: 'number', accepts }, hasFeedback }
}

function acceptedNumber(text: string, weight: number): AcceptedNumber | undefined {
  const range = /^(\S+?)\s*\.\.\s*(\S+)$/.exec(text)
  if (range) {
    const [low, high] = [asNumber(range[1]), asNumber(range[2])]
    return low === undefined || high === undefined ? undefined : { low, high, weight }
  }
  const [value, spread] = text.split(':')
  const [number, tolerance] = [asNumber(value), spread === undefined ? null : asNumber(spread)]
  return number === undefined || tolerance === undefined ? undefined : { number, tolerance, weight }
}

function asNumber(text = ''): number | undefined {
  const plain = text.trim().replace(',', '.').replace('−', '-')
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : undefined
}
