import { foreignItemsOf } from '../qti/foreign-item.ts'
import { elementsNamed } from '../qti/interaction.ts'
import { folderOf, openPackage, type QtiPackage } from '../qti/package.ts'
import { isOf } from '../qti/versions.ts'
import type { Format, Found, FoundSection, Source, Told } from '../reading.ts'
import { childOf, childrenOf, wordsWithin, type XmlElement, xmlOf } from '../xml.ts'
import { asQti3 } from './as-qti3.ts'

/** QTI 1.2: a file, an archive, or a Common Cartridge as Canvas exports it. */
export const qti1: Format = { name: 'qti-1', recognises: isOf('qti-1'), read: readQti1 }

function readQti1(source: Source): Found {
  const opened = openPackage(source)
  const found: Found = { items: [], categories: [], warnings: [], leftOut: [], sections: [] }
  for (const { name, root } of once(opened)) {
    const read = { opened, found, name }
    tellTimes(read)
    for (const assessment of childrenOf(root)) {
      const title = assessment.attributes.title ?? ''
      if (assessment.name === 'item') readItem(read, assessment, null)
      else if (assessment.name === 'assessment') readBelow(read, assessment, [title])
      else if (assessment.name === 'section') readSection(read, assessment, [])
      else if (assessment.name === 'objectbank') readSection(read, assessment, [])
    }
  }
  found.leftOut.push(...opened.problems)
  return found
}

type Read = { opened: QtiPackage; found: Found; name: string }

/** A cartridge of Canvas holds a test twice: in the words of all, and whole beside it. The whole one is read. */
function once(opened: QtiPackage): { name: string; root: XmlElement }[] {
  const roots = opened.names
    .map((name) => ({ name, root: opened.xml(name) }))
    .flatMap(({ name, root }) => (root?.name === 'questestinterop' ? [{ name, root }] : []))
  const byTest = new Map<string, { name: string; root: XmlElement }>()
  for (const one of roots) {
    const ident = childrenOf(one.root)[0]?.attributes.ident ?? one.name
    const known = byTest.get(ident)
    if (!known || one.name.includes('non_cc_assessments')) byTest.set(ident, one)
  }
  return [...byTest.values()]
}

/** Canvas says beside the test how long it takes. */
function tellTimes({ opened, found, name }: Read): void {
  const meta = opened.xml(`${folderOf(name)}assessment_meta.xml`)
  const minutes = Number(wordsWithin(childOf(meta, 'time_limit')))
  if (minutes > 0)
    found.warnings.push({ place: { file: name }, code: 'test-minutes', detail: String(minutes) })
}

function readBelow(read: Read, element: XmlElement, path: string[]): void {
  for (const section of childrenOf(element, 'section')) readSection(read, section, path)
  for (const item of childrenOf(element, 'item')) readItem(read, item, null)
}

function readSection(read: Read, element: XmlElement, above: string[]): void {
  const { found, name } = read
  const own = element.attributes.title ?? ''
  const path = [...above, own].filter((title) => title !== '')
  const selection = elementsNamed(childOf(element, 'selection_ordering'), ['selection'])[0]
  const section: FoundSection = {
    title: path.join(' / '),
    instructions: { text: '', markup: 'html' },
    minutes: null,
    shuffles: false,
    isForward: false,
    take: Number(wordsWithin(childOf(selection, 'selection_number'))) || null,
    items: [],
  }
  const bank = wordsWithin(childOf(selection, 'sourcebank_ref')).trim()
  if (bank !== '') {
    const place = { ...(read.opened.names.length > 1 ? { file: name } : {}), line: element.line }
    found.leftOut.push({ place, code: 'bank-missing', detail: `${section.title}: ${bank}` })
  }
  const items = childrenOf(element, 'item')
  if (items.length > 0) {
    found.sections?.push(section)
    found.categories.push(section.title)
  }
  for (const item of items) readItem(read, item, section)
  for (const below of childrenOf(element, 'section')) readSection(read, below, path)
}

/** What a test shows on asking only. */
function onAsking(element: XmlElement): Told[] {
  const shown = childrenOf(element, 'itemfeedback').flatMap((feedback) =>
    elementsNamed(feedback, ['solution', 'hint']),
  )
  return shown.some((one) => wordsWithin(one).trim() !== '' || childrenOf(one).length > 0)
    ? [{ code: 'hints-dropped', detail: '' }]
    : []
}

/** Points count to 100, or to what the item says; the metadata say what they are worth. */
function readItem({ opened, found, name }: Read, element: XmlElement, section: FoundSection | null): void {
  const { item, points, top } = asQti3(element)
  const weight = points === null ? 1 : points / top
  for (const made of foreignItemsOf(opened, name, item, weight)) {
    section?.items.push(found.items.length)
    const source = xmlOf(element)
    found.items.push({
      ...made,
      source,
      place: { ...made.place, element: 'item' },
      notices: [...(made.notices ?? []), ...onAsking(element)],
      category: section?.title || null,
    })
  }
}
