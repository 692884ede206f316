import type { Locale } from '@invigil/contract/ids.ts'
import type { ExamStatistics } from '@invigil/contract/statistics.ts'
import { en as enKinds } from '@invigil/messages/items/en.ts'
import { fr as frKinds } from '@invigil/messages/items/fr.ts'
import { vi as viKinds } from '@invigil/messages/items/vi.ts'
import { en } from '@invigil/messages/statistics/en.ts'
import { fr } from '@invigil/messages/statistics/fr.ts'
import { vi } from '@invigil/messages/statistics/vi.ts'
import { csvLines, csvWayOf } from './csv.ts'
import { wordsOf } from './words.ts'

const words = { en, fr, vi }
const kindWords = { en: enKinds.kinds, fr: frKinds.kinds, vi: viKinds.kinds }

const columns = [
  ...['number', 'kind', 'question', 'max', 'attempts', 'answered', 'difficulty', 'discrimination'],
  ...['upper minus lower', 'alpha without', 'median seconds'],
  ...['option', 'right', 'chosen', 'chosen by upper 27 %', 'chosen by lower 27 %'],
  'item',
]

/**
 * The figures of the items as CSV: a line an item, and one for each of its options below it. Without a language for a program,
 * with stable columns; with one in its words, as its spreadsheets read them. The last column is the key of the item.
 */
export function statisticsCsv({ items }: ExamStatistics, language?: Locale): string {
  const rows = items.flatMap((item) => {
    const { itemNumber, title, max, attempts, answered, difficulty, discrimination } = item
    const kind = kindIn(language, item.kind)
    const figures = [difficulty, discrimination, item.upperLower, item.alphaWithout, item.medianSeconds]
    const head = [itemNumber, kind, title, max, attempts, answered, ...figures.map((one) => one ?? '')]
    const options = item.options.map(({ text, isCorrect, all, upper, lower }) => [
      ...[itemNumber, kind, title, ...Array<string>(8).fill('')],
      ...[optionIn(language, item.kind, text), yesOrNo(language, isCorrect), all, upper, lower, item.itemId],
    ])
    return [[...head, '', '', '', '', '', item.itemId], ...options]
  })
  return csvLines([language === undefined ? columns : headingsIn(language), ...rows], csvWayOf(language))
}

function headingsIn(language: Locale): string[] {
  const [t, own] = [words[language], wordsOf(language)]
  return [
    ...[t.number, own.kind, t.question, own.max, t.attempts, t.answered, t.difficulty, t.discrimination],
    ...[t['upper-lower'], t['alpha-without'], own.seconds],
    ...[t.option, own.right, own.chosen, t.upper, t.lower, own.key],
  ]
}

function kindIn(language: Locale | undefined, kind: string): string {
  if (language === undefined) return kind
  return Object.entries(kindWords[language]).find(([name]) => name === kind)?.[1].title ?? kind
}

/** A statement is true or false in the words of the language. */
function optionIn(language: Locale | undefined, kind: string, text: string): string {
  if (language === undefined || kind !== 'true-false') return text
  return words[language][text === 'true' ? 'true' : 'false']
}

function yesOrNo(language: Locale | undefined, isCorrect: boolean): string | number {
  if (language === undefined) return isCorrect ? 1 : 0
  return wordsOf(language)[isCorrect ? 'yes' : 'no']
}
