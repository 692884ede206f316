/** As text-formulas.ts tells a formula from money. */
const formula = /(?<!\\)(?:\$\$[\s\S]*?\$\$|\$(?![\s$])[^$]*?(?<![\s\\])\$(?!\d))/g
const mark = /\{\{([a-z0-9-]{1,36})\}\}/g

/** The names of the gaps that a text has, in their order, as often as they stand there. A formula has none. */
export function gapsIn(text: string): string[] {
  const words = text.replaceAll(formula, '')
  return [...words.matchAll(mark)].map(([, id = '']) => id)
}

/** The gaps in the order of their places in the text: so they are numbered wherever one reads of them. */
export function inOrderOfText<Named extends { id: string }>(text: string, gaps: readonly Named[]): Named[] {
  const places = gapsIn(text)
  const placeOf = ({ id }: Named) => (places.includes(id) ? places.indexOf(id) : places.length)
  return gaps.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** The HTML of a text with an empty `<span data-gap="id">` for each `{{id}}`; tags and formulas stay as they are. */
export function withGapPlaces(html: string): string {
  return html.replaceAll(/<math[\s\S]*?<\/math>|<[^>]*>|\{\{([a-z0-9-]{1,36})\}\}/g, (all, id?: string) =>
    id === undefined ? all : `<span data-gap="${id}"></span>`,
  )
}

/** The HTML of a text with the number of each gap on a line in its place, for those who read it and fill in nothing. */
export function withGapNumbers(html: string): string {
  const places = withGapPlaces(html).split(/<span data-gap="[a-z0-9-]+"><\/span>/)
  return places
    .map((words, at) => (at === 0 ? words : `<u>&nbsp;&nbsp;${at}&nbsp;&nbsp;</u>${words}`))
    .join('')
}
