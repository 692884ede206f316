import type { Format, FormatName, Source } from '../reading.ts'
import { rootNameOf } from '../xml.ts'

/** Says whether a file or an archive holds this version of QTI, by the roots of what lies in it. */
export function isOf(name: FormatName): Format['recognises'] {
  return (source) => versionsIn(source).includes(name)
}

/** By the root of each file; a package may hold the same items for several versions. */
function versionsIn({ text, archive }: Source): FormatName[] {
  if (!archive) return [versionOf(text.slice(0, 20_000))].filter((name) => name !== undefined)
  const begins = archive.names
    .filter((name) => /\.(xml|qti)$/i.test(name))
    .slice(0, 500)
    .map((name) => Buffer.from(archive.bytesOf(name)?.subarray(0, 20_000) ?? []).toString('latin1'))
  const found = begins.map((begin) => versionOf(begin.replaceAll('\0', '')))
  return found.filter((name) => name !== undefined)
}

function versionOf(begin: string): FormatName | undefined {
  const root = rootNameOf(begin)
  if (/^qti-assessment-(item|test|section)$/.test(root)) return 'qti-3'
  if (root === 'questestinterop') return 'qti-1'
  return /^assessment(Item|Test|Section)$/.test(root) ? 'qti-2' : undefined
}
