import { ItemId } from '@invigil/contract/ids.ts'
import { z } from 'zod'

/** Any item, by its kind. */
export const Item = z.looseObject({ id: ItemId, kind: z.string(), points: z.number(), text: z.string() })
export type Item = z.infer<typeof Item>
