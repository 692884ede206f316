import { Item } from '@invigil/items/all.ts'
import { z } from 'zod'
import { AttemptId, Instant, ItemId, PersonId, SittingId } from './ids.ts'
import { route } from './route.ts'

/** `full-for-all`: everybody gets its points; `for-nobody`: it is left out; `bonus`: its points come on top of the most there is. */
export const ItemCounts = z.enum(['as-written', 'full-for-all', 'for-nobody', 'bonus'])
export type ItemCounts = z.infer<typeof ItemCounts>

export const CorrectionId = z.uuid().brand<'CorrectionId'>()
export type CorrectionId = z.infer<typeof CorrectionId>

/** What is corrected: the item in full where its key or points change (null: as in the revision), and how it counts. */
export const Treatment = z.object({ item: Item.nullable(), counts: ItemCounts })
export type Treatment = z.infer<typeof Treatment>

/** An item of a frozen revision as it counts for one sitting from then on; an earlier one is taken back by another one. */
export const Correction = z.object({
  id: CorrectionId,
  itemId: ItemId,
  itemNumber: z.number().int(),
  isItemChanged: z.boolean(),
  counts: ItemCounts,
  reason: z.string(),
  undoes: CorrectionId.nullable(),
  by: z.object({ id: PersonId, name: z.string() }),
  madeAt: Instant,
  state: z.enum(['waiting', 'applied', 'failed']),
  /** Attempts counted again, of all. */
  done: z.number().int(),
  total: z.number().int(),
  /** Attempts whose points changed. */
  changed: z.number().int(),
  /** It is the latest of its item and was not taken back. */
  mayBeUndone: z.boolean(),
})
export type Correction = z.infer<typeof Correction>

/** What a correction makes of one attempt; null while a person has to mark. */
export const Regraded = z.object({
  attemptId: AttemptId,
  candidateName: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  totalBefore: z.number().nullable(),
  totalAfter: z.number().nullable(),
  isReleased: z.boolean(),
})
export type Regraded = z.infer<typeof Regraded>

/** An item as it counts now, with its key, for who corrects it. */
export const CorrectableItem = z.object({
  itemNumber: z.number().int(),
  item: Item,
  counts: ItemCounts,
  /** It is not as in the revision. */
  isCorrected: z.boolean(),
})
export type CorrectableItem = z.infer<typeof CorrectableItem>

const author = { who: ['author'], of: 'sitting', by: 'sittingId' } as const
const sittingId = z.object({ sittingId: SittingId })

export const correctionRoutes = {
  corrections: route(
    'GET',
    '/sittings/{sittingId}/corrections',
    'Lists the items of a sitting as they count now, and its last 100 corrections, the latest first.',
    author,
  )
    .input(sittingId)
    .output(
      z.object({
        items: z.array(CorrectableItem),
        corrections: z.array(Correction),
        /** Earlier ones that are not in the list. */
        earlier: z.number().int(),
      }),
    ),
  previewCorrection: route(
    'POST',
    '/sittings/{sittingId}/corrections/preview',
    'Says what a correction would make of every attempt, and changes nothing.',
    author,
  )
    .input(sittingId.extend({ itemId: ItemId, treatment: Treatment }))
    .output(
      z.object({
        /** At most 500, those that change first. */
        attempts: z.array(Regraded),
        all: z.number().int(),
        maxBefore: z.number(),
        maxAfter: z.number(),
        changed: z.number().int(),
      }),
    ),
  correct: route(
    'POST',
    '/sittings/{sittingId}/corrections',
    'Corrects an item for a sitting; a job counts every attempt again, all or none.',
    author,
  )
    .input(sittingId.extend({ itemId: ItemId, treatment: Treatment, reason: z.string().min(1).max(2000) }))
    .output(z.object({ correctionId: CorrectionId })),
  undoCorrection: route(
    'POST',
    '/sittings/{sittingId}/corrections/undo',
    'Takes back the latest correction of an item by another one.',
    author,
  )
    .input(sittingId.extend({ correctionId: CorrectionId, reason: z.string().min(1).max(2000) }))
    .output(z.object({ correctionId: CorrectionId })),
}
