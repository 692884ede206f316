import type { Format, FormatName, Found, Source } from '../reading.ts'
import { foreignItemsOf } from './foreign-item.ts'
import { openPackage, type QtiPackage } from './package.ts'
import { plainName } from './plain-names.ts'
import { readTest } from './read-test.ts'

/** QTI 2.1 and 2.2: an item, a test, or a package of them. */
export const qti2: Format = { name: 'qti-2', recognises: isOf('qti-2'), read: readQti }

/** QTI 3.0: the same, in other names. */
export const qti3: Format = { name: 'qti-3', recognises: isOf('qti-3'), read: readQti }

function isOf(name: FormatName): Format['recognises'] {
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
  const root = rootOf(begin)
  if (/^qti-assessment-(item|test|section)$/.test(root)) return 'qti-3'
  return /^assessment(Item|Test|Section)$/.test(root) ? 'qti-2' : undefined
}

/** The name of the first element, whatever comments and declarations stand before it. */
export function rootOf(begin: string): string {
  let at = 0
  for (;;) {
    at = begin.indexOf('<', at)
    if (at === -1) return ''
    const close = begin.startsWith('<!--', at)
      ? '-->'
      : begin.startsWith('<?', at) || begin.startsWith('<!', at)
        ? '>'
        : ''
    if (close === '') return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(begin.slice(at, at + 200))?.[1] ?? ''
    const end = begin.indexOf(close, at)
    if (end === -1) return ''
    at = end + close.length
  }
}

function readQti(source: Source): Found {
  const opened = openPackage(source)
  const found: Found = { items: [], categories: [], warnings: [], leftOut: [], sections: [] }
  const rootsByName = opened.names.map((name) => ({ name, root: opened.xml(name) }))
  const seen = new Set<string>()
  for (const { name, root } of rootsByName)
    if (root && plainName(root.name) === 'assessment-test') readTest(opened, name, root, found, seen)
  for (const { name, root } of rootsByName)
    if (root?.name === 'assessment-item' && !seen.has(name))
      found.items.push(...foreignItemsOf(opened, name, root))
  found.leftOut.push(...opened.problems)
  return { ...found, warnings: [...found.warnings, ...otherFiles(opened)] }
}

/** Files of a package that are neither read nor needed by what is read. */
function otherFiles(opened: QtiPackage): Found['warnings'] {
  const known = ['assessment-item', 'assessment-test', 'assessment-section', 'assessment-stimulus']
  return opened.names.flatMap((name) => {
    const root = opened.xml(name)
    const isTold = root && !known.includes(root.name) && /link|passage|webcontent/.test(root.name)
    return isTold ? [{ place: { file: name }, code: 'file-not-read', detail: root.name }] : []
  })
}
