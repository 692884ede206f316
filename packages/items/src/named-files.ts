import { z } from 'zod'

/** A file as an answer names it: what it is by its SHA-256 (hex), wherever its bytes are on their way. */
export const NamedFile = z.object({
  id: z.uuid().toLowerCase(),
  name: z.string().min(1).max(200),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type NamedFile = z.infer<typeof NamedFile>

/** The most files that any item takes. */
export const mostFiles = 20

/** An answer that is files. */
export const FilesAnswer = z.object({ files: z.array(NamedFile).max(mostFiles) })
export type FilesAnswer = z.infer<typeof FilesAnswer>

/** The files that an answer names; none when it is of another shape. */
export function filesOf(body: unknown): NamedFile[] {
  const answer = FilesAnswer.safeParse(body)
  return answer.success ? answer.data.files : []
}
