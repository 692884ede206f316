import { commonPasswords } from './common-passwords.ts'

/**
 * Says why a password would be guessed early, or undefined: shorter than 10 characters, one of the most common, made of
 * two or three characters, or built on the person's name, e-mail or this product's name (NIST SP 800-63B-4 §3.1.1.2).
 */
export function weaknessOf(
  password: string,
  person: { name: string; email: string },
): 'short' | 'common' | 'monotonous' | 'personal' | undefined {
  const plain = password.normalize('NFKC').toLowerCase()
  if ([...plain].length < 10) return 'short'
  if (commonPasswords.has(plain)) return 'common'
  if (new Set(plain).size < 4) return 'monotonous'
  const left = ownWords(person).reduce((rest, word) => rest.replaceAll(word, ''), plain)
  return left.replaceAll(/[^\p{L}]/gu, '').length < 4 && left.length < plain.length ? 'personal' : undefined
}

/** What is known about the person, longest first, so that the whole address goes before its parts. */
function ownWords({ name, email }: { name: string; email: string }): string[] {
  const whole = `${name} ${email} invigil`.normalize('NFKC').toLowerCase()
  const words = [...whole.split(/\s+/), ...whole.split(/[^\p{L}\p{N}]+/u)]
  return words.filter((word) => word.length >= 3).sort((a, b) => b.length - a.length)
}
