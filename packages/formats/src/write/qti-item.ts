import type { Item } from '@invigil/items/all.ts'
import { clozeParts } from './qti-cloze.ts'
import { matrixParts } from './qti-matrix.ts'
import { placesParts } from './qti-places.ts'
import {
  declaration,
  figure,
  mapping,
  named,
  type Of,
  type QtiParts,
  type Say,
  setScore,
  template,
  whenever,
} from './qti-words.ts'
import { type LossCode, sharesOf, spreadOf, writableForms } from './writing.ts'

/** Writes an item with one of the interactions of QTI 3.0; undefined where there is none for it. */
export function qtiParts(item: Item, say: Say, losses: LossCode[]): QtiParts | undefined {
  switch (item.kind) {
    case 'information':
      return { declared: '', body: say(item.text), processing: '' }
    case 'true-false':
      // QTI knows only the choice of two.
      losses.push('kind')
      return trueFalseParts(item, say)
    case 'single-choice':
      return singleParts(item, say)
    case 'multiple-choice':
      return multipleParts(item, say, losses)
    case 'short-answer':
      return shortParts(item, say, losses)
    case 'numeric':
      return numericParts(item, say, losses)
    case 'ordering':
      return orderParts(item, say, losses)
    case 'matching':
      return matchParts(item, say, losses)
    case 'essay':
      if (item.minWords || item.maxWords) losses.push('limits')
      return byHand(item, say, 'string', `<qti-extended-text-interaction ${named}/>`)
    case 'file':
      losses.push('limits')
      return byHand(item, say, 'file', `<qti-upload-interaction ${named}/>`)
    case 'cloze':
      return clozeParts(item, say, losses)
    case 'matrix':
      return matrixParts(item, say)
    case 'hotspot':
      return placesParts(item, say, losses)
    case 'drawing':
      losses.push('limits')
      return byHand(item, say, 'file', blankCanvas)
    case 'code':
      // A long text is the nearest that QTI has.
      losses.push('kind', 'code')
      return byHand(item, say, 'string', `<qti-extended-text-interaction ${named} format="preFormatted"/>`)
  }
}

/** QTI draws on a picture only: a white one, which says of itself that it is none. */
const blankCanvas = `<qti-drawing-interaction ${named} data-canvas="blank"><img src="../images/blank.png" alt="" width="800" height="1100"/></qti-drawing-interaction>`

function byHand(item: Item, say: Say, base: string, interaction: string): QtiParts {
  return {
    declared: `<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="${base}"/>`,
    body: `${say(item.text)}${interaction}`,
    processing: '',
    isMarkedByHand: true,
  }
}

function choices(shuffles: boolean, most: number, options: { id: string; html: string }[]): string {
  const written = options.map(
    ({ id, html }) => `<qti-simple-choice identifier="${id}">${html}</qti-simple-choice>`,
  )
  return `<qti-choice-interaction ${named} shuffle="${shuffles}" max-choices="${most}">${written.join('')}</qti-choice-interaction>`
}

function trueFalseParts({ text, isTrue }: Of<'true-false'>, say: Say): QtiParts {
  const options = ['true', 'false'].map((id) => ({ id, html: id === 'true' ? 'True' : 'False' }))
  return {
    declared: declaration('single', 'identifier', [String(isTrue)]),
    body: `${say(text)}${choices(false, 1, options)}`,
    processing: template('match_correct'),
  }
}

function singleParts({ text, options, keepsOrder }: Of<'single-choice'>, say: Say): QtiParts {
  const percents = options.map(({ isCorrect, percent = isCorrect ? 100 : 0 }) => percent)
  const isPlain =
    percents.every((percent) => percent === 0 || percent === 100) && percents.filter(Boolean).length === 1
  const ids = options.map((_option, at) => `C${at + 1}`)
  const entries = ids.map((id, at): [string, number] => [id, percents[at] ?? 0])
  const right = ids.filter((_id, at) => percents[at] === 100).slice(0, 1)
  return {
    declared: declaration('single', 'identifier', right, isPlain ? '' : mapping(entries)),
    body: `${say(text)}${choices(
      !keepsOrder,
      1,
      options.map((option, at) => ({ id: ids[at] ?? '', html: say(option.text) })),
    )}`,
    processing: template(isPlain ? 'match_correct' : 'map_response'),
  }
}

function multipleParts(item: Of<'multiple-choice'>, say: Say, losses: LossCode[]): QtiParts {
  const { options, keepsOrder, scoring, maxChoices = 0 } = item
  if (scoring === 'each-option') losses.push('scoring')
  const { percents } = sharesOf(item)
  const ids = options.map((_option, at) => `C${at + 1}`)
  const entries = ids.map((id, at): [string, number] => [id, percents[at] ?? 0])
  const right = ids.filter((_id, at) => options[at]?.isCorrect)
  const isWhole = scoring === 'all-or-nothing'
  return {
    declared: declaration('multiple', 'identifier', right, isWhole ? '' : mapping(entries)),
    body: `${say(item.text)}${choices(
      !keepsOrder,
      maxChoices,
      options.map(({ text }, at) => ({ id: ids[at] ?? '', html: say(text) })),
    )}`,
    processing: template(isWhole ? 'match_correct' : 'map_response'),
  }
}

function shortParts(item: Of<'short-answer'>, say: Say, losses: LossCode[]): QtiParts | undefined {
  const writable = writableForms(item, ['text'], losses)
  const first = writable.find(({ percent }) => percent === 100)
  if (!first) return undefined
  const entries = writable.map(({ text, percent }): [string, number] => [text, percent])
  return {
    declared: declaration(
      'single',
      'string',
      [first.text],
      mapping(entries, ` case-sensitive="${!item.ignoresCase}"`),
    ),
    body: `${say(item.text)}<p><qti-text-entry-interaction ${named}/></p>`,
    processing: template('map_response'),
  }
}

/** Of several accepted numbers the first that is worth all points; QTI has no table of tolerances. */
function numericParts(
  { text, accepted, units }: Of<'numeric'>,
  say: Say,
  losses: LossCode[],
): QtiParts | undefined {
  if (units.length > 0) losses.push('units')
  if (accepted.filter(({ percent }) => percent > 0).length > 1) losses.push('scoring')
  const key = accepted.find(({ percent }) => percent === 100)
  if (!key) return undefined
  const equal = `<qti-equal tolerance-mode="absolute" tolerance="${spreadOf(key)}"><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-equal>`
  return {
    declared: declaration('single', 'float', [key.value]),
    body: `${say(text)}<p><qti-text-entry-interaction ${named}/></p>`,
    processing: `<qti-response-processing>${whenever(equal, setScore(figure(1)))}</qti-response-processing>`,
  }
}

function orderParts({ text, entries, scoring }: Of<'ordering'>, say: Say, losses: LossCode[]): QtiParts {
  if (scoring !== 'exact') losses.push('scoring')
  const ids = entries.map((_entry, at) => `E${at + 1}`)
  const written = entries.map(
    (entry, at) => `<qti-simple-choice identifier="${ids[at]}">${say(entry.text)}</qti-simple-choice>`,
  )
  return {
    declared: declaration('ordered', 'identifier', ids),
    body: `${say(text)}<qti-order-interaction ${named} shuffle="true">${written.join('')}</qti-order-interaction>`,
    processing: template('match_correct'),
  }
}

function matchParts(
  { text, rows, options, scoring }: Of<'matching'>,
  say: Say,
  losses: LossCode[],
): QtiParts {
  const optionIds = new Map(options.map(({ id }, at) => [id, `O${at + 1}`]))
  const pairs = rows.map(({ match }, at) => `R${at + 1} ${optionIds.get(match) ?? ''}`)
  const set = (entries: { id: string; text: string }[], most: number) =>
    `<qti-simple-match-set>${entries
      .map(
        (entry) =>
          `<qti-simple-associable-choice identifier="${entry.id}" match-max="${most}">${say(entry.text)}</qti-simple-associable-choice>`,
      )
      .join('')}</qti-simple-match-set>`
  const left = set(
    rows.map((row, at) => ({ id: `R${at + 1}`, text: row.text })),
    1,
  )
  const right = set(
    options.map(({ id, text: words }) => ({ id: optionIds.get(id) ?? '', text: words })),
    rows.length,
  )
  const isWhole = scoring === 'all-or-nothing'
  const share = mapping(pairs.map((pair): [string, number] => [pair, 100 / rows.length]))
  if (pairs.length === 0) losses.push('unfinished')
  return {
    declared: declaration('multiple', 'directedPair', pairs, isWhole ? '' : share),
    body: `${say(text)}<qti-match-interaction ${named} shuffle="true" max-associations="${rows.length}">${left}${right}</qti-match-interaction>`,
    processing: template(isWhole ? 'match_correct' : 'map_response'),
  }
}
