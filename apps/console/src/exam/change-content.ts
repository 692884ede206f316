import type { ItemId, SectionId } from '@invigil/contract/ids.ts'
import type { Item, ItemKindName } from '@invigil/items/all.ts'
import type { ExamContent, Section } from '@invigil/items/exam-content.ts'

/** An empty item of a kind, worth one point; a choice begins with two options. */
export function newItem(kind: ItemKindName): Item {
  const base = { id: crypto.randomUUID() as ItemId, points: 1, text: '' }
  const options = ['a', 'b'].map((id) => ({ id, text: '', isCorrect: false }))
  switch (kind) {
    case 'single-choice':
      return { kind, ...base, options, keepsOrder: false }
    case 'multiple-choice':
      return { kind, ...base, options, keepsOrder: false, scoring: 'right-minus-wrong' }
    case 'true-false':
      return { kind, ...base, isTrue: true }
    case 'short-answer':
      return { kind, ...base, accepted: [''], ignoresCase: true, ignoresAccents: false }
    case 'numeric': {
      const accepted = [{ value: '', tolerance: '0', toleranceIn: 'units' as const, percent: 100 }]
      return { kind, ...base, accepted, units: [] }
    }
    case 'ordering': {
      const entries = [1, 2, 3].map(() => ({ id: crypto.randomUUID(), text: '' }))
      return { kind, ...base, entries, scoring: 'by-pair' }
    }
    case 'matching': {
      const matches = [1, 2].map(() => crypto.randomUUID())
      const rows = matches.map((match, at) => ({ id: ['a', 'b'][at] ?? match, text: '', match }))
      return { kind, ...base, rows, options: matches.map((id) => ({ id, text: '' })), scoring: 'each' }
    }
    case 'matrix': {
      const columns = ['a', 'b'].map((name) => ({ id: name, text: '' }))
      const rows = columns.map((column) => ({ ...column, right: [] }))
      return { kind, ...base, rows, columns, takesMany: false, keepsOrder: false, scoring: 'each' }
    }
    case 'cloze':
      return { kind, ...base, gaps: [], scoring: 'each' }
    case 'essay':
      return { kind, ...base, points: 5, minWords: null, maxWords: null, writing: 'rich' }
    case 'code':
      return { kind, ...base, points: 5, language: 'plain', start: '' }
    case 'hotspot': {
      const nothing = { picture: null, regions: [] }
      return { kind, ...base, ...nothing, most: 1, areShown: false, scoring: 'right-minus-wrong' }
    }
    case 'file':
      return { kind, ...base, points: 5, most: 1, megabytes: 20, types: [] }
    case 'drawing':
      return { kind, ...base, points: 5, most: 4, by: 'either' }
    case 'information':
      return { kind, ...base, points: 0 }
  }
}

/** A section without items. */
export function newSection(): Section {
  const id = crypto.randomUUID() as SectionId
  return { id, title: '', instructions: '', shuffleItems: false, items: [] }
}

/** The content with one section changed by `change`; without it when that returns undefined. */
export function withSection(
  content: ExamContent,
  sectionId: string,
  change: (section: Section) => Section | undefined,
): ExamContent {
  const sections = content.sections.flatMap((section) =>
    section.id === sectionId ? (change(section) ?? []) : section,
  )
  return { ...content, sections }
}

/** The content with one item changed by `change`; without it when that returns undefined. */
export function withItem(
  content: ExamContent,
  itemId: string,
  change: (item: Item) => Item | undefined,
): ExamContent {
  const sections = content.sections.map((section) => ({
    ...section,
    items: section.items.flatMap((item) => (item.id === itemId ? (change(item) ?? []) : item)),
  }))
  return { ...content, sections }
}

/** The content with a copy of an item behind it. */
export function withCopy(content: ExamContent, itemId: string, copyId: ItemId): ExamContent {
  const sections = content.sections.map((section) => ({
    ...section,
    items: section.items.flatMap((item) => (item.id === itemId ? [item, { ...item, id: copyId }] : item)),
  }))
  return { ...content, sections }
}

/** The content with an item one place up or down; at the edge of its section it goes over into the next one. */
export function withItemMoved(content: ExamContent, itemId: string, by: -1 | 1): ExamContent {
  const from = content.sections.findIndex(({ items }) => items.some(({ id }) => id === itemId))
  const section = content.sections[from]
  const at = section?.items.findIndex(({ id }) => id === itemId) ?? -1
  const item = section?.items[at]
  if (!section || !item) return content
  const to = at + by
  if (to >= 0 && to < section.items.length) {
    return withSection(content, section.id, () => ({ ...section, items: moved(section.items, at, to) }))
  }
  const neighbour = content.sections[from + by]
  if (!neighbour) return content
  const without = withItem(content, itemId, () => undefined)
  const items = by === 1 ? [item, ...neighbour.items] : [...neighbour.items, item]
  return withSection(without, neighbour.id, () => ({ ...neighbour, items }))
}

/** The content with a section one place up or down. */
export function withSectionMoved(content: ExamContent, sectionId: string, by: -1 | 1): ExamContent {
  const at = content.sections.findIndex(({ id }) => id === sectionId)
  return { ...content, sections: moved(content.sections, at, at + by) }
}

/** The list with the entry at one place moved to another; unchanged where there is no such place. */
export function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const entry = list[from]
  if (entry === undefined || to < 0 || to >= list.length) return [...list]
  return list.toSpliced(from, 1).toSpliced(to, 0, entry)
}

/** The shortest name that no option has yet: `a`, `b` … `z`, `a1` … */
export function freeOptionId(taken: readonly string[]): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const names = Array.from({ length: 130 }, (_, at) => {
    const round = Math.floor(at / letters.length)
    return `${letters[at % letters.length]}${round || ''}`
  })
  return names.find((name) => !taken.includes(name)) ?? crypto.randomUUID()
}
