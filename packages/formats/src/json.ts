import { ExamFile } from '@invigil/items/example-exam.ts'
import { z } from 'zod'
import {
  type Format,
  type Found,
  type ReadItem,
  type Reading,
  type Source,
  UnreadableFile,
} from './reading.ts'

const Base64 = z.base64().max(20_000_000)

/** Items as we hand them out: whole, with their images. */
const ItemsFile = z.object({
  format: z.literal('invigil-items'),
  version: z.literal(1),
  items: z.array(
    z.object({
      name: z.string().nullable().default(null),
      category: z.string().nullable().default(null),
      tags: z.array(z.string()).default([]),
      difficulty: z.number().int().min(1).max(5).nullable().default(null),
      item: z.unknown(),
    }),
  ),
  files: z.array(z.object({ id: z.uuid(), name: z.string(), bytes: Base64 })).default([]),
})

/** Our own JSON: items with their images, or a whole exam. */
export const json: Format = {
  name: 'json',
  recognises: ({ text }) => /^\s*\{/.test(text) && /"(format|content)"\s*:/.test(text),
  read: readJson,
}

function readJson({ text }: Source): Found {
  const content = parsed(text)
  const items = ItemsFile.safeParse(content)
  if (items.success) return foundIn(items.data.items, items.data.files)
  const exam = ExamFile.safeParse(content)
  if (!exam.success) {
    const { path, message } = items.error.issues[0] ?? { path: [], message: '' }
    throw new UnreadableFile('not-our-json', message, { element: path.join('.') })
  }
  return foundIn(
    exam.data.content.sections.flatMap(({ title, items: ofSection }) =>
      ofSection.map((item) => ({ name: null, category: title, tags: [], difficulty: null, item })),
    ),
    [],
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UnreadableFile('json-not-readable', error instanceof Error ? error.message.slice(0, 200) : '')
  }
}

function foundIn(
  items: z.infer<typeof ItemsFile>['items'],
  files: z.infer<typeof ItemsFile>['files'],
): Found {
  const attachments = files.map(({ id, name, bytes }) => ({
    name,
    id,
    bytes: new Uint8Array(Buffer.from(bytes, 'base64')),
  }))
  return {
    items: items.map(({ name, category, tags, difficulty, item }, at) => ({
      place: { element: `items[${at}]` },
      name,
      category,
      tags,
      ...(difficulty ? { difficulty } : {}),
      text: { text: '', markup: 'markdown' },
      points: 0,
      asked: { as: 'ours', item },
      attachments,
    })),
    categories: [...new Set(items.flatMap(({ category }) => category ?? []))],
    warnings: [],
    leftOut: [],
  }
}

/** Writes items as our own JSON, which reads back as the same. */
export function writeJson({ items, files }: Pick<Reading, 'items' | 'files'>): string {
  const content = {
    format: 'invigil-items',
    version: 1,
    items: items.map(({ name, category, tags, difficulty, item }: ReadItem) => ({
      ...{ name, category, tags },
      ...(difficulty ? { difficulty } : {}),
      item,
    })),
    files: files.map(({ id, name, bytes }) => ({ id, name, bytes: Buffer.from(bytes).toString('base64') })),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}
