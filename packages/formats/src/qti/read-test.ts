import type { NoticeCode } from '../notice-codes.ts'
import type { Found, FoundSection } from '../reading.ts'
import { childOf, childrenOf, type XmlElement } from '../xml.ts'
import { type BodyWriter, gapMark, innerHtml } from './body-html.ts'
import { foreignItemsOf } from './foreign-item.ts'
import { elementsNamed } from './interaction.ts'
import { folderOf, type QtiPackage, resolved } from './package.ts'

/** Adds the items of a test in its order, and its sections; what of its ways has no place is told. */
export function readTest(
  opened: QtiPackage,
  name: string,
  test: XmlElement,
  found: Found,
  seen: Set<string>,
): void {
  const tell = (code: NoticeCode, detail: string) =>
    void found.warnings.push({ place: { file: name }, code, detail })
  const minutes = minutesOf(test)
  if (minutes) tell('test-minutes', String(minutes))
  const dropped = ['pre-condition', 'branch-rule', 'test-feedback'].filter(
    (rule) => elementsNamed(test, [rule]).length > 0,
  )
  for (const rule of dropped) tell('test-rule-dropped', rule)
  const read = { opened, found, seen, tell }
  for (const part of childrenOf(test, 'test-part')) {
    const isForward = part.attributes['navigation-mode'] === 'linear'
    for (const section of sectionsBelow(part))
      readSection(read, section, { file: name, path: [], isForward, depth: 0, minutes: minutesOf(part) })
  }
}

type Read = {
  opened: QtiPackage
  found: Found
  seen: Set<string>
  tell: (code: NoticeCode, detail: string) => void
}
type Around = { file: string; path: string[]; isForward: boolean; depth: number; minutes: number | null }

function sectionsBelow(element: XmlElement): XmlElement[] {
  return childrenOf(element).filter(
    ({ name }) => name === 'assessment-section' || name === 'assessment-section-ref',
  )
}

const deepest = 20

function readSection(read: Read, element: XmlElement, around: Around): void {
  const { opened, found, tell } = read
  const file = element.name.endsWith('-ref')
    ? resolved(element.attributes.href ?? '', folderOf(around.file))
    : around.file
  const section = element.name.endsWith('-ref') ? opened.xml(file) : element
  if (!section || around.depth > deepest) {
    found.leftOut.push({
      place: { file: around.file, line: element.line },
      code: 'file-missing',
      detail: file,
    })
    return
  }
  const title = section.attributes.title ?? section.attributes.identifier ?? ''
  const path = [...around.path, title]
  const minutes = minutesOf(section) ?? around.minutes
  const made: FoundSection = {
    title: path.filter((one) => one !== '').join(' / '),
    instructions: { text: instructionsOf(section, tell), markup: 'html' },
    minutes,
    shuffles: childOf(section, 'ordering')?.attributes.shuffle === 'true',
    isForward: around.isForward,
    take: Number(childOf(section, 'selection')?.attributes.select) || null,
    items: [],
  }
  found.sections?.push(made)
  found.categories.push(made.title)
  for (const reference of childrenOf(section, 'assessment-item-ref')) readItem(read, reference, file, made)
  for (const below of sectionsBelow(section))
    readSection(read, below, { ...around, file, path, minutes, depth: around.depth + 1 })
}

function readItem(
  { opened, found, seen, tell }: Read,
  reference: XmlElement,
  file: string,
  section: FoundSection,
): void {
  const name = resolved(reference.attributes.href ?? '', folderOf(file))
  const root = opened.xml(name)
  if (root?.name !== 'assessment-item') {
    const code = root ? 'file-of-another-kind' : 'file-missing'
    found.leftOut.push({ place: { file, line: reference.line }, code, detail: name })
    return
  }
  seen.add(name)
  const minutes = minutesOf(reference)
  if (minutes) tell('item-minutes-dropped', `${name}: ${minutes}`)
  const weights = childrenOf(reference, 'weight').map(({ attributes }) => Number(attributes.value))
  const [weight = 1] = weights.filter((one) => Number.isFinite(one) && one >= 0)
  for (const item of foreignItemsOf(opened, name, root, weight)) {
    section.items.push(found.items.length)
    found.items.push({ ...item, category: section.title })
  }
}

function minutesOf(element: XmlElement): number | null {
  const seconds = Number(childOf(element, 'time-limits')?.attributes['max-time'])
  return seconds > 0 ? Math.ceil(seconds / 60) : null
}

function instructionsOf(section: XmlElement, tell: Read['tell']): string {
  const writer: BodyWriter = {
    drawn: new Map(),
    isAsked: () => false,
    showsPicture: true,
    mark: () => gapMark,
    imageName: (address) => address,
    findXml: () => undefined,
    tell,
  }
  const blocks = childrenOf(section, 'rubric-block')
  return blocks.length === 0 ? '' : innerHtml({ ...section, children: blocks }, writer)
}
