import type { Locale } from '@invigil/contract/ids.ts'

/** Who stands in a list for people, in the order of names in their language: Élodie before Gaël. Who share a name stay as they came. */
export function inOrderOfNames<Named extends { candidateName: string }>(
  named: readonly Named[],
  language: Locale,
): Named[] {
  const { compare } = new Intl.Collator(language, { numeric: true })
  return named.toSorted((one, other) => compare(one.candidateName, other.candidateName))
}
