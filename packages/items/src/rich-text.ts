import { z } from 'zod'

/** Bold, italic, underlined, raised, lowered. */
export const Mark = z.enum(['b', 'i', 'u', 'sup', 'sub'])
export type Mark = z.infer<typeof Mark>

/** A piece of a line: text as it is, text with marks, or a formula in TeX. A line break is `\n`. */
export const Run = z.union([
  z.string(),
  z.strictObject({ t: z.string(), as: z.array(Mark).max(5) }),
  z.strictObject({ math: z.string().max(2000) }),
])
export type Run = z.infer<typeof Run>

export type Block = { p: Run[] } | { h: Run[]; level: 1 | 2 | 3 } | { ul: Block[][] } | { ol: Block[][] }

/** Lists lie in lists this deep and no deeper, so that nobody's answer is a pit to fall into. */
export const deepestList = 5

/**
 * A text with formatting, as small as its words allow: paragraphs, headings and lists of runs. It is data and never HTML, so
 * that nothing has to be taken out of it before it is shown (see rich-html.ts). At most a million characters of JSON.
 */
export const RichText = z
  .array(blocks(deepestList))
  .max(5000)
  .refine((text) => JSON.stringify(text).length <= 1_000_000)
export type RichText = Block[]

function blocks(depth: number): z.ZodType<Block> {
  const runs = z.array(Run).max(5000)
  const paragraph = z.strictObject({ p: runs })
  const heading = z.strictObject({ h: runs, level: z.union([z.literal(1), z.literal(2), z.literal(3)]) })
  if (depth === 0) return z.union([paragraph, heading])
  const entries = z.array(z.array(blocks(depth - 1)).max(200)).max(1000)
  return z.union([paragraph, heading, z.strictObject({ ul: entries }), z.strictObject({ ol: entries })])
}

/** The words of a formatted text, a block a line, without the signs of lists; formulas by their source. */
export function plainOf(text: RichText): string {
  return text.map(linesOf).join('\n')
}

function linesOf(block: Block): string {
  if ('p' in block) return block.p.map(wordsOf).join('')
  if ('h' in block) return block.h.map(wordsOf).join('')
  const entries = 'ul' in block ? block.ul : block.ol
  return entries.map(plainOf).join('\n')
}

function wordsOf(run: Run): string {
  if (typeof run === 'string') return run
  return 't' in run ? run.t : run.math
}
