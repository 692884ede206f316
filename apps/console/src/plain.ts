/** Without accents and capitals: nobody types all marks of a Vietnamese name while looking for somebody. */
export function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/đ/gi, 'd').toLowerCase()
}
