import type { Decimal } from '@invigil/items/decimal.ts'
import { type DecimalMark, markOfLanguage, readNumber } from '@invigil/items/read-number.ts'
import { useFormatter, useLocale } from 'use-intl'

/** The mark before the decimals in the language of the screen. */
export function useDecimalMark(): DecimalMark {
  return markOfLanguage(useLocale())
}

/** Answers what says how a text is read as a number, in the language of the screen; undefined when it is none. */
export function useNumberReader(): (text: string, mark: DecimalMark) => string | undefined {
  const format = useFormatter()
  return (text, mark) => {
    const decimal = readNumber(text, mark)
    if (!decimal) return undefined
    const { value, options } = shown(decimal)
    return format.number(value, options)
  }
}

/** Very large and very small numbers keep their power of ten; nobody counts zeros. */
function shown({ digits, exponent }: Decimal) {
  const value = Number(`${digits}e${exponent}`)
  const size = Math.abs(value)
  const isPlain = value === 0 || (size >= 1e-6 && size < 1e15)
  const notation = isPlain ? ('standard' as const) : ('scientific' as const)
  return { value, options: { notation, maximumSignificantDigits: 15 } }
}
