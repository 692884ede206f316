import { z } from 'zod'
import { itemKind, itemParts, seenParts } from './item.ts'
import { FilesAnswer, mostFiles } from './named-files.ts'

const limits = {
  most: z.number().int().min(1).max(mostFiles).default(1),
  /** The most that one file may have. */
  megabytes: z.number().int().min(1).max(100).default(20),
  /** Endings of names, `pdf` or `docx`; none: any. */
  types: z
    .array(z.string().regex(/^[a-z0-9]{1,10}$/))
    .max(30)
    .default([]),
}

/** Files of one's own, marked by a person. */
export const file = itemKind({
  kind: 'file',
  item: z.object({ kind: z.literal('file'), ...itemParts, ...limits }),
  answer: FilesAnswer,
  seen: z.object({ kind: z.literal('file'), ...seenParts, ...limits }),
  isAnswered: ({ files }) => files.length > 0,
  score: (_item, { files }) => ({
    points: 0,
    needsMarking: true,
    explanation: { rule: 'by-hand-files', params: { files: files.length } },
  }),
  withoutKey: ({ most, megabytes, types }) => ({ most, megabytes, types }),
  problemsOf: () => [],
})
