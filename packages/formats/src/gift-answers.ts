import { readWritten, unprotect } from './gift-text.ts'
import type { NoticeCode } from './notice-codes.ts'
import type { AcceptedNumber, Asked, Written } from './reading.ts'

export type ReadAnswers =
  | { asked: Asked; hasFeedback: boolean; generalFeedback?: string }
  /** Why the item is left out. */
  | { code: NoticeCode }

/** Reads what stands in a GIFT item's braces; null is an item without any. */
export function readAnswers(block: string | null, markup: Written['markup']): ReadAnswers {
  if (block === null) return { asked: { as: 'information' }, hasFeedback: false }
  const [answers = '', ...feedback] = block.split('####')
  const generalFeedback = feedback.length > 0 ? readWritten(feedback.join('####'), markup).text : undefined
  const read = readKind(answers.trim(), markup)
  return generalFeedback === undefined || 'code' in read
    ? read
    : { ...read, generalFeedback, hasFeedback: true }
}

function readKind(answers: string, markup: Written['markup']): ReadAnswers {
  if (answers === '') return { asked: { as: 'essay', minWords: null, maxWords: null }, hasFeedback: false }
  const truth = /^(T|TRUE|F|FALSE)\s*(?=#|$)/i.exec(answers)
  if (truth) {
    const isTrue = /^t/i.test(truth[0])
    return { asked: { as: 'true-false', isTrue }, hasFeedback: answers.length > truth[0].length }
  }
  if (answers.startsWith('#')) return readNumbers(answers.slice(1))
  if (!/^[=~]/.test(answers)) return { code: 'answer-without-sign' }
  return readSigned(signedAnswers(answers), markup)
}

type Signed = { sign: '=' | '~'; weight: number | null; text: string; hasFeedback: boolean }

function signedAnswers(answers: string): Signed[] {
  return [...answers.matchAll(/([=~])([^=~]*)/g)].map(([, sign, body = '']) => {
    const [answer = '', ...feedback] = body.split('#')
    const weighted = /^\s*%(-?\d+(?:\.\d+)?)%/.exec(answer)
    return {
      sign: sign === '=' ? '=' : '~',
      weight: weighted ? Number(weighted[1]) : null,
      text: weighted ? answer.slice(weighted[0].length) : answer,
      hasFeedback: feedback.join('#').trim() !== '',
    }
  })
}

function readSigned(answers: Signed[], markup: Written['markup']): ReadAnswers {
  const hasFeedback = answers.some((answer) => answer.hasFeedback)
  const isRightOnly = answers.every(({ sign }) => sign === '=')
  if (isRightOnly && answers.every(({ text, weight }) => weight === null && text.includes('->')))
    return {
      asked: { as: 'matching', pairs: answers.map(({ text }) => readPair(text, markup)) },
      hasFeedback,
    }
  if (isRightOnly) {
    const read = answers.map(({ text, weight }) => ({
      text: readWritten(text, markup).text,
      weight: weight ?? 100,
    }))
    return {
      asked: { as: 'short-answer', answers: read, ignoresCase: true, hasWildcards: true },
      hasFeedback,
    }
  }
  const options = answers.map(({ sign, weight, text }) => ({
    text: readWritten(text, markup),
    weight: weight ?? (sign === '=' ? 100 : 0),
  }))
  const takesMany = answers.every(({ sign }) => sign === '~') && answers.some(({ weight }) => weight !== null)
  return { asked: { as: 'choice', takesMany, keepsOrder: false, options }, hasFeedback }
}

function readPair(text: string, markup: Written['markup']): { left: Written; right: Written } {
  const at = text.indexOf('->')
  return {
    left: readWritten(text.slice(0, at), markup),
    right: { markup: 'plain', text: unprotect(text.slice(at + 2)).trim() },
  }
}

function readNumbers(body: string): ReadAnswers {
  const text = body.trim()
  const signed = /^[=~]/.test(text) ? signedAnswers(text) : [...signedAnswers(`=${text}`)]
  const hasFeedback = signed.some((answer) => answer.hasFeedback)
  const accepts: AcceptedNumber[] = []
  for (const answer of signed.filter((one) => one.text.trim() !== '')) {
    const accepted = acceptedNumber(
      unprotect(answer.text).trim(),
      answer.weight ?? (answer.sign === '=' ? 100 : 0),
    )
    if (!accepted) return { code: 'not-a-number' }
    accepts.push(accepted)
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
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text.trim()) ? Number(text) : undefined
}
