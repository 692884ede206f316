import type { Item } from '@invigil/items/all.ts'
import { isAnswered } from '@invigil/items/all.ts'
import { holdsPoint } from '@invigil/items/area.ts'
import { inOrderOfText } from '@invigil/items/gap-places.ts'
import { type AcceptedNumber, acceptedWords, figureWords } from '@invigil/items/numeric-key.ts'
import type { DecimalMark } from '@invigil/items/read-number.ts'
import { textOf } from './show-answer.ts'

/** The mark before the decimals with which an answer was typed; a point where none was. */
export function markIn(body: unknown): DecimalMark {
  return fieldOf(body, 'mark') === 'comma' ? 'comma' : 'point'
}

/** An answer in lines that people read, whatever its form; none when there is none. True and false are left as these words. */
export function tellAnswer(item: Item, body: unknown): string[] {
  if (!isAnswered(item.kind, body)) return []
  switch (item.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return namesOf(item.options, asList(fieldOf(body, 'chosen')))
    case 'true-false':
      return [String(fieldOf(body, 'chosen'))]
    case 'numeric': {
      const unit = item.units.find(({ id }) => id === fieldOf(body, 'unit'))
      return [[String(fieldOf(body, 'text')), unit?.name ?? ''].join(' ').trim()]
    }
    case 'ordering':
      return namesOf(item.entries, asList(fieldOf(body, 'order'))).map((text, at) => `${at + 1}. ${text}`)
    case 'matching':
      return item.rows.map((row) => pair(row.text, namesOf(item.options, [chosenOf(body, row.id)])))
    case 'matrix':
      return item.rows.map((row) => pair(row.text, namesOf(item.columns, asList(chosenOf(body, row.id)))))
    case 'cloze':
      return inOrderOfText(item.text, item.gaps).map((gap, at) => {
        const given = String(fieldOf(fieldOf(body, 'gaps'), gap.id) ?? '')
        return pair(String(at + 1), gap.ask === 'choice' ? namesOf(gap.options, [given]) : [given])
      })
    case 'hotspot':
      return tellPlaces(item, body)
    case 'short-answer':
    case 'essay':
    case 'code':
    case 'file':
    case 'drawing':
    case 'information':
      return [textOf(body)]
  }
}

/** The right answer in lines that people read, its numbers with this mark; none where a person decides what is right. */
export function tellKey(item: Item, mark: DecimalMark = 'point'): string[] {
  switch (item.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return item.options.filter(({ isCorrect }) => isCorrect).map(({ text }) => text)
    case 'true-false':
      return [String(item.isTrue)]
    case 'short-answer':
      return item.accepted.filter(isWorth).map((form) => formText(form, mark))
    case 'numeric': {
      const unit = item.units.find(({ factor }) => factor !== null && Number(factor) === 1)
      return item.accepted.filter(isWorth).map((one) => `${numberText(one, mark)} ${unit?.name ?? ''}`.trim())
    }
    case 'ordering':
      return item.entries.map(({ text }, at) => `${at + 1}. ${text}`)
    case 'matching':
      return item.rows.map((row) => pair(row.text, namesOf(item.options, [row.match])))
    case 'matrix':
      return item.rows.map((row) => pair(row.text, namesOf(item.columns, row.right)))
    case 'cloze':
      return inOrderOfText(item.text, item.gaps).map((gap, at) => pair(String(at + 1), gapKey(gap, mark)))
    case 'hotspot':
      return item.regions.flatMap((region, at) => (region.isRight ? [regionName(region, at)] : []))
    case 'essay':
    case 'code':
    case 'file':
    case 'drawing':
    case 'information':
      return []
  }
}

type Hotspot = Extract<Item, { kind: 'hotspot' }>

/** Places are told in pixels of the picture, with the region they hit; regions by their names. */
function tellPlaces({ regions, most }: Hotspot, body: unknown): string[] {
  const named = (found: (region: Hotspot['regions'][number]) => boolean) => {
    const at = regions.findIndex(found)
    const region = regions[at]
    return region ? [regionName(region, at)] : []
  }
  const points = fieldOf(body, 'points')
  if (!Array.isArray(points))
    return asList(fieldOf(body, 'chosen')).flatMap((id) => named((one) => one.id === id))
  return (points as [number, number][]).slice(0, most).map(([x, y]) =>
    pair(
      `(${Math.round(x)}, ${Math.round(y)})`,
      named(({ area }) => holdsPoint(area, [x, y])),
    ),
  )
}

function regionName({ name }: { name: string }, at: number): string {
  return name.trim() === '' ? `#${at + 1}` : name
}

type Gap = Extract<Item, { kind: 'cloze' }>['gaps'][number]

function gapKey(gap: Gap, mark: DecimalMark): string[] {
  switch (gap.ask) {
    case 'text':
      return gap.accepted.filter(isWorth).map((form) => formText(form, mark))
    case 'number':
      return gap.accepted.filter(isWorth).map((one) => numberText(one, mark))
    case 'choice':
      return gap.options.filter(({ percent }) => percent === 100).map(({ text }) => text)
  }
}

/** What is worth nothing is there for what is said of it. */
function isWorth(accepted: string | { percent: number }): boolean {
  return typeof accepted === 'string' || accepted.percent > 0
}

function formText(form: string | { text: string; percent: number }, mark: DecimalMark): string {
  return typeof form === 'string' ? form : withShare(form.text, form.percent, mark)
}

function numberText(accepted: AcceptedNumber, mark: DecimalMark): string {
  return withShare(acceptedWords(accepted, mark), accepted.percent, mark)
}

function withShare(text: string, percent: number, mark: DecimalMark): string {
  return percent === 100 ? text : `${text} (${figureWords(String(percent), mark)} %)`
}

function pair(left: string, right: readonly string[]): string {
  const said = right.filter((one) => one !== '')
  return `${left} → ${said.length === 0 ? '–' : said.join(', ')}`
}

function namesOf(all: readonly { id: string; text: string }[], ids: readonly unknown[]): string[] {
  return ids.flatMap((id) => {
    const found = all.find((one) => one.id === id)
    return found ? [found.text] : []
  })
}

function chosenOf(body: unknown, id: string): unknown {
  return fieldOf(fieldOf(body, 'chosen'), id)
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}
