import { z } from 'zod'
import { Instant, ItemId, Locale, SittingId } from './ids.ts'
import { route } from './route.ts'

/** Who chose an option: of all, of the upper and of the lower 27 % by total points. */
export const OptionChosen = z.object({
  optionId: z.string(),
  text: z.string(),
  isCorrect: z.boolean(),
  all: z.number().int(),
  upper: z.number().int(),
  lower: z.number().int(),
})
export type OptionChosen = z.infer<typeof OptionChosen>

/** Figures of one item; null where they are not defined, e.g. a correlation when all have the same points. */
export const ItemStatistics = z.object({
  itemId: ItemId,
  itemNumber: z.number().int(),
  kind: z.string(),
  title: z.string(),
  max: z.number(),
  /** Attempts that had this item and have points for it. */
  attempts: z.number().int(),
  answered: z.number().int(),
  /** Mean points in parts of the most there is, 0 to 1: the difficulty index p. */
  difficulty: z.number().nullable(),
  /** Correlation of the item with the sum of the others. */
  discrimination: z.number().nullable(),
  /** Of the upper 27 % less of the lower 27 %, in parts of the most there is. */
  upperLower: z.number().nullable(),
  /** Cronbach's alpha of the others, were this item left out. */
  alphaWithout: z.number().nullable(),
  /** Half of the candidates needed less. */
  medianSeconds: z.number().nullable(),
  options: z.array(OptionChosen),
})
export type ItemStatistics = z.infer<typeof ItemStatistics>

export const ExamStatistics = z.object({
  countedAt: Instant,
  attempts: z.number().int(),
  /** Not in the figures: their points wait for a mark. */
  unmarked: z.number().int(),
  max: z.number(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  deviation: z.number().nullable(),
  least: z.number().nullable(),
  most: z.number().nullable(),
  /** Cronbach's alpha over the items that everybody had. */
  alpha: z.number().nullable(),
  alphaItems: z.number().int(),
  /** Standard error of measurement, in points. */
  standardError: z.number().nullable(),
  /** How many attempts lie between `from` and `to` points; the last one takes in its upper edge. */
  distribution: z.array(z.object({ from: z.number(), to: z.number(), count: z.number().int() })),
  items: z.array(ItemStatistics),
})
export type ExamStatistics = z.infer<typeof ExamStatistics>

/** The figures, and how far new ones are: those of a large sitting are counted by a job, and the old ones stay until then. */
export const StatisticsNow = z.object({
  /** Null when there are none yet. */
  statistics: ExamStatistics.nullable(),
  /** Attempts counted, of all; null when nothing is under way. */
  counting: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  /** They could not be counted, and are not before somebody asks for it again. */
  hasFailed: z.boolean(),
})
export type StatisticsNow = z.infer<typeof StatisticsNow>

/**
 * Of a table: with it, headings and values are in its words, and numbers, times and separators as its spreadsheets read them.
 * Without it a program reads stable columns, the words of the contract, decimal points and instants in UTC.
 */
export const TableLanguage = Locale.optional()

/** What came after figures were counted, so that one sees how old they are: counting again takes it in. */
export const StatisticsNews = z.object({
  handedIn: z.number().int(),
  marks: z.number().int(),
  /** Corrections, and decisions about late answers. */
  decisions: z.number().int(),
})
export type StatisticsNews = z.infer<typeof StatisticsNews>

const staff = { who: ['marker', 'author'], of: 'sitting', by: 'sittingId' } as const
const sittingId = z.object({ sittingId: SittingId })

export const statisticsRoutes = {
  statistics: route(
    'GET',
    '/sittings/{sittingId}/statistics',
    'Says how the items and the exam did, without names. Of a large sitting a job counts it: ask again while it counts.',
    staff,
  )
    .input(sittingId)
    .output(StatisticsNow),
  statisticsNews: route(
    'GET',
    '/sittings/{sittingId}/statistics/news',
    'Says how much came since figures were counted.',
    staff,
  )
    .input(sittingId.extend({ since: Instant }))
    .output(StatisticsNews),
  countStatistics: route(
    'POST',
    '/sittings/{sittingId}/statistics',
    'Has the figures counted anew by a job, also after it failed.',
    staff,
  )
    .input(sittingId)
    .output(StatisticsNow),
  statisticsCsv: route(
    'GET',
    '/sittings/{sittingId}/statistics.csv',
    'Downloads the figures of the items as CSV: with stable columns, or in words of a language.',
    staff,
  )
    .input(sittingId.extend({ language: TableLanguage }))
    .output(z.object({ name: z.string(), csv: z.string() })),
}
