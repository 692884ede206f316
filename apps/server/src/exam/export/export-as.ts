import type { ExportFormat, QuestionExport } from '@invigil/contract/export.ts'
import { writers } from '@invigil/formats/write/all.ts'
import type { Exported } from './content-of.ts'

/** Writes items in a format, and tells what of each the format cannot hold. */
export function exportAs({ content, draws }: Exported, format: ExportFormat): QuestionExport {
  const writer = writers.find(({ name }) => name === format)
  if (!writer) throw new TypeError(`no writer of ${format}`)
  const { bytes, items } = writer.write(content)
  return {
    name: `${content.title.replaceAll(/[\\/:*?"<>|]/g, '-') || 'questions'}.${writer.extension}`,
    mediaType: writer.mediaType,
    base64: Buffer.from(bytes).toString('base64'),
    count: items.length,
    lossy: items.flatMap(({ isLeftOut, losses }, at) =>
      isLeftOut || losses.length > 0
        ? [{ number: at + 1, words: wordsOf(content.items[at]?.item.text ?? ''), isLeftOut, losses }]
        : [],
    ),
    draws,
  }
}

function wordsOf(text: string): string {
  return text
    .replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
}
