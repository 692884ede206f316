/** The beginning of a text on one line: of an image its words, of a formula its letters, of a gap a line. */
export function firstWords(text: string): string {
  return text
    .replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\{\{[a-z0-9-]+\}\}/g, '___')
    .replaceAll(/(?<!\\)\$\$?(?![\s$])([^$]+?)\$\$?(?!\d)/g, (_, formula: string) => lettersOf(formula))
    .replaceAll(/\*\*|(?<=^|\n)#+ /g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
}

function lettersOf(formula: string): string {
  return formula
    .replaceAll(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2')
    .replaceAll(/\\(?:mathrm|mathbf|mathit|text|operatorname|left|right)\b/g, '')
    .replaceAll(/\\([a-zA-Z]+)/g, '$1')
    .replaceAll(/[{}^_]|\\[,;! ]/g, '')
}
