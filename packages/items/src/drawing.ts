import { z } from 'zod'
import { itemKind, itemParts, seenParts } from './item.ts'
import { FilesAnswer, mostFiles } from './named-files.ts'

const wishes = {
  /** The most pages. */
  most: z.number().int().min(1).max(mostFiles).default(4),
  /** Drawn on the screen, photographed from paper with a phone, or as the candidate likes. */
  by: z.enum(['either', 'drawing', 'photo']).default('either'),
}

/** What every page may have, in megabytes: photos are made smaller before they are sent. */
export const pageMegabytes = 15

/** Pages drawn on the screen or written on paper and photographed, marked by a person. */
export const drawing = itemKind({
  kind: 'drawing',
  item: z.object({ kind: z.literal('drawing'), ...itemParts, ...wishes }),
  answer: FilesAnswer,
  seen: z.object({ kind: z.literal('drawing'), ...seenParts, ...wishes }),
  isAnswered: ({ files }) => files.length > 0,
  score: (_item, { files }) => ({
    points: 0,
    needsMarking: true,
    explanation: { rule: 'by-hand-files', params: { files: files.length } },
  }),
  withoutKey: ({ most, by }) => ({ most, by }),
  problemsOf: () => [],
})
