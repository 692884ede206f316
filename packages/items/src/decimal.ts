/** A decimal number without rounding: `digits` × 10^`exponent`. Binary fractions would say that 0.1 + 0.2 is not 0.3. */
export type Decimal = { digits: bigint; exponent: number }

const written = /^([+-]?)(\d{1,100})(?:\.(\d{1,100}))?(?:e([+-]?\d{1,3}))?$/

/** Reads a number as programs write it (`-12.5`, `6.02e23`); undefined when it is none. */
export function readDecimal(text: string): Decimal | undefined {
  const [, sign, whole, fraction = '', exponent = '0'] = written.exec(text.trim()) ?? []
  if (whole === undefined) return undefined
  const digits = BigInt(whole + fraction)
  return { digits: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length }
}

/** The product of two numbers. */
export function product(one: Decimal, other: Decimal): Decimal {
  return { digits: one.digits * other.digits, exponent: one.exponent + other.exponent }
}

/** Says whether two numbers lie no further apart than a third, all of them exactly. */
export function isWithin(one: Decimal, other: Decimal, distance: Decimal): boolean {
  const exponent = Math.min(one.exponent, other.exponent, distance.exponent)
  const scaled = (number: Decimal) => number.digits * 10n ** BigInt(number.exponent - exponent)
  return size(scaled(one) - scaled(other)) <= size(scaled(distance))
}

function size(digits: bigint): bigint {
  return digits < 0n ? -digits : digits
}
