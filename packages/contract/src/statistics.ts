import { z } from 'zod'
import { Instant, ItemId, SittingId } from './ids.ts'
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

const staff = { who: ['marker', 'author'], of: 'sitting', by: 'sittingId' } as const
const sittingId = z.object({ sittingId: SittingId })

export const statisticsRoutes = {
  statistics: route(
    'GET',
    '/sittings/{sittingId}/statistics',
    'Says how the items and the exam did, without names.',
    staff,
  )
    .input(sittingId)
    .output(ExamStatistics),
  statisticsCsv: route(
    'GET',
    '/sittings/{sittingId}/statistics.csv',
    'Downloads the figures of the items as CSV.',
    staff,
  )
    .input(sittingId)
    .output(z.object({ name: z.string(), csv: z.string() })),
}
