const longest = 120

/** The beginning of a text on one line: of an image its words, of a formula its letters, of a gap a line. */
export function firstWords(text: string): string {
  const words = text
    .replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\{\{[a-z0-9-]+\}\}/g, '___')
    .replaceAll(/(?<!\\)\$\$?(?![\s$])([^$]+?)\$\$?(?!\d)/g, (_, formula: string) => lettersOf(formula))
    .replaceAll(/\*\*|(?<=^|\n)#+ /g, '')
    .replaceAll(/(?<![\p{L}\p{N}\\*_])([*_])(?![\s*_])([^*_\n]*[^\s*_\\])\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return words.length > longest ? `${words.slice(0, longest - 1).trimEnd()}…` : words
}

/** What is no letter and has a sign of its own. */
const signs = new Map(
  Object.entries({
    times: '×',
    cdot: '·',
    div: '÷',
    pm: '±',
    sqrt: '√',
    infty: '∞',
    le: '≤',
    leq: '≤',
    ge: '≥',
    geq: '≥',
    ne: '≠',
    neq: '≠',
    approx: '≈',
    to: '→',
    rightarrow: '→',
    in: '∈',
    degree: '°',
    pi: 'π',
    alpha: 'α',
    beta: 'β',
    theta: 'θ',
    lambda: 'λ',
    Delta: 'Δ',
    sum: '∑',
    int: '∫',
    mu: 'μ',
    sigma: 'σ',
    omega: 'ω',
    Omega: 'Ω',
  }),
)

function lettersOf(formula: string): string {
  return formula
    .replaceAll(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2')
    .replaceAll(/\\(?:mathrm|mathbf|mathit|text|operatorname|left|right)\b/g, '')
    .replaceAll(/\\([a-zA-Z]+)/g, (_, name: string) => signs.get(name) ?? name)
    .replaceAll(/[{}^_]|\\[,;! ]/g, '')
}
