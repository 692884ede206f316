/** Counts what stands between white space and holds a letter or a digit; in Vietnamese that is the syllable, as usual there. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
