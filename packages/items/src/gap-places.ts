/** As text-formulas.ts tells a formula from money. */
const formula = /(?<!\\)(?:\$\$[\s\S]*?\$\$|\$(?![\s$])[^$]*?(?<![\s\\])\$(?!\d))/g
const mark = /\{\{([a-z0-9-]{1,36})\}\}/g

/** The names of the gaps that a text has, in their order, as often as they stand there. A formula has none. */
export function gapsIn(text: string): string[] {
  const words = text.replaceAll(formula, '')
  return [...words.matchAll(mark)].map(([, id = '']) => id)
}

/** The HTML of a text with an empty `<span data-gap="id">` for each `{{id}}`; tags and formulas stay as they are. */
export function withGapPlaces(html: string): string {
  return html.replaceAll(/<math[\s\S]*?<\/math>|<[^>]*>|\{\{([a-z0-9-]{1,36})\}\}/g, (all, id?: string) =>
    id === undefined ? all : `<span data-gap="${id}"></span>`,
  )
}
