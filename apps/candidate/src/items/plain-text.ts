/** What a screen reader would say of a rendered text: its words, the descriptions of its images, formulas by their source. */
export function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const image of body.querySelectorAll('img')) image.replaceWith(image.alt)
  for (const sound of body.querySelectorAll('audio')) sound.replaceWith(sound.ariaLabel ?? '')
  for (const formula of body.querySelectorAll('math')) formula.replaceWith(formula.ariaLabel ?? '')
  return (body.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}
