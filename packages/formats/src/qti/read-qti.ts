import type { Format, Found, Source } from '../reading.ts'
import { foreignItemsOf } from './foreign-item.ts'
import { openPackage, type QtiPackage } from './package.ts'
import { plainName } from './plain-names.ts'
import { readTest } from './read-test.ts'
import { isOf } from './versions.ts'

/** QTI 2.1 and 2.2: an item, a test, or a package of them. */
export const qti2: Format = { name: 'qti-2', recognises: isOf('qti-2'), read: readQti }

/** QTI 3.0: the same, in other names. */
export const qti3: Format = { name: 'qti-3', recognises: isOf('qti-3'), read: readQti }

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
