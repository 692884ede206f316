import { type Decimal, readDecimal } from './decimal.ts'

/** Which mark stands before the decimals in the language of who types: 1.5 or 1,5. */
export type DecimalMark = 'point' | 'comma'

/** The mark before the decimals in a language, by its tag. */
export function markOfLanguage(language: string): DecimalMark {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5)
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? 'comma' : 'point'
}

/**
 * Reads a number as people type it: with a point or a comma, with groups of three (`1 234`, `1,234`, `1.234`, `1'234`), with
 * any minus sign, and with a power of ten (`3e5`, `3×10^5`, `3·10⁵`). Where both marks stand, the last is the decimal one.
 * Only `1,234` and `1.234` could be either; there the language decides. Undefined when it is no number.
 */
export function readNumber(text: string, mark: DecimalMark): Decimal | undefined {
  const plain = text
    .trim()
    .replaceAll(/[−–‒﹣-]/g, '-')
    .replaceAll(/[⁻⁺⁰¹²³⁴-⁹]+/g, (raised) => `^${[...raised].map(lowered).join('')}`)
  const [, mantissa = plain, exponent = '0'] =
    /^(.*?)(?:e|\s*[×x·*]\s*10\s*\^)\s*([+-]?\d{1,3})$/i.exec(plain) ?? power(plain)
  const number = readMantissa(mantissa.trim(), mark)
  return number === undefined ? undefined : readDecimal(`${number}e${exponent}`)
}

function lowered(raised: string): string {
  const at = '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(raised)
  return at === -1 ? (raised === '⁻' ? '-' : '+') : String(at)
}

/** A bare power of ten, such as `-10^6`. */
function power(plain: string): string[] {
  const [all, sign = '', exponent = '0'] = /^([+-]?)10\s*\^\s*([+-]?\d{1,3})$/.exec(plain) ?? []
  return all === undefined ? [] : [all, `${sign}1`, exponent]
}

function readMantissa(text: string, mark: DecimalMark): string | undefined {
  const [, sign = '', body] = /^([+-]?)\s*([\d.,'’\s]+)$/.exec(text) ?? []
  if (body === undefined) return undefined
  const decimal = decimalMarkIn(body, mark)
  const at = decimal === undefined ? body.length : body.lastIndexOf(decimal)
  const whole = ungrouped(body.slice(0, at))
  const fraction = body.slice(at + 1).replaceAll(/\s/g, '')
  if (whole === undefined || !/^\d*$/.test(fraction) || whole + fraction === '') return undefined
  return `${sign}${whole || '0'}.${fraction || '0'}`
}

function decimalMarkIn(body: string, mark: DecimalMark): string | undefined {
  const marks = body.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (marks.length === 1 && last !== (mark === 'point' ? '.' : ','))
    return /^[1-9]\d{0,2}[.,]\d{3}$/.test(body) ? undefined : last
  const isOfOneKind = marks.every((one) => one === last)
  return marks.length > 1 && isOfOneKind ? undefined : last
}

/** The digits of a whole number; undefined when its groups are not of three, or parted now by this and now by that. */
function ungrouped(whole: string): string | undefined {
  if (/^\d*$/.test(whole)) return whole
  const [, separator = ''] = /^\d{1,3}([.,'’\s])\d{3}/.exec(whole) ?? []
  const [first = '', ...groups] = whole.split(separator)
  const isRight = separator !== '' && /^\d{1,3}$/.test(first) && groups.every((one) => /^\d{3}$/.test(one))
  return isRight ? [first, ...groups].join('') : undefined
}
