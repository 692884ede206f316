import { choiceParts, feedbackIn, optionIdAt } from './choice-parts.ts'
import { acceptedForms, acceptedNumbers, clozeParts } from './entry-parts.ts'
import { idOf } from './item-text.ts'
import type { NoticeCode } from './notice-codes.ts'
import type { Asked, Told, Written } from './reading.ts'

/** What makes an item of ours beside its text and points, or why there is none. */
export type Parts = { parts: Record<string, unknown>; told: Told[] } | { code: NoticeCode; detail?: string }
/** Makes a text of ours, and keeps what is to be told about it. */
export type Say = (written: Written) => string

/** What an item of a file is among our kinds. */
export function partsOf(asked: Exclude<Asked, { as: 'ours' }>, say: Say): Parts {
  switch (asked.as) {
    case 'information':
      return { parts: { kind: 'information' }, told: [] }
    case 'choice':
      return choiceParts(asked, say)
    case 'true-false':
      return {
        parts: {
          kind: 'true-false',
          isTrue: asked.isTrue,
          ...feedbackIn('feedbackOnTrue', asked.feedbackOnTrue, say),
          ...feedbackIn('feedbackOnFalse', asked.feedbackOnFalse, say),
        },
        told: [],
      }
    case 'short-answer': {
      const accepted = acceptedForms(asked, say)
      if (accepted.length === 0) return { code: 'no-right-answer' }
      return { parts: { kind: 'short-answer', accepted, ignoresCase: asked.ignoresCase }, told: [] }
    }
    case 'essay':
      return {
        parts: { kind: 'essay', minWords: asked.minWords || null, maxWords: asked.maxWords || null },
        told: [],
      }
    case 'number': {
      const accepted = acceptedNumbers(asked.accepts, say)
      if (accepted.length === 0) return { code: 'no-right-answer' }
      const units = (asked.units ?? []).slice(0, 20).map((unit, at) => ({ id: optionIdAt(at), ...unit }))
      return { parts: { kind: 'numeric', accepted, units }, told: [] }
    }
    case 'files':
      return { parts: { kind: 'file', most: Math.min(20, Math.max(1, asked.most)) }, told: [] }
    case 'drawing':
      return { parts: { kind: 'drawing' }, told: [] }
    case 'cloze':
      return clozeParts(asked, say)
    case 'ordering':
      return orderingParts(asked, say)
    case 'matching':
      return matchingParts(asked, say)
    case 'matrix':
      return matrixParts(asked, say)
    case 'places':
      return placesParts(asked, say)
    case 'unusable':
      return { code: asked.code }
    case 'something-else':
      return { code: 'kind-not-ours', detail: asked.what }
  }
}

/** Entries lie in the right order, so their names must not tell it: they are made of their texts. */
function orderingParts({ entries, scoring }: Extract<Asked, { as: 'ordering' }>, say: Say): Parts {
  const texts = entries.map(say)
  return {
    parts: {
      kind: 'ordering',
      entries: texts.map((text, at) => ({ id: silentId(text, texts, at), text })),
      scoring,
    },
    told: [],
  }
}

function silentId(text: string, among: string[], at: number): string {
  return idOf(JSON.stringify([text, among, at]))
}

/** Rows of the same option share it; options that belong to no row stand behind. */
function matchingParts({ pairs, isAllOrNothing }: Extract<Asked, { as: 'matching' }>, say: Say): Parts {
  const made = pairs.map(({ left, right }) => ({
    isRow: left.text.trim() !== '',
    left: say(left),
    right: say(right),
  }))
  const texts = [...new Set(made.map(({ right }) => right))]
  const idByText = new Map(texts.map((text, at) => [text, silentId(text, texts, at)]))
  const rows = made.filter(({ isRow }) => isRow)
  if (rows.length === 0) return { code: 'no-right-answer' }
  return {
    parts: {
      kind: 'matching',
      rows: rows.map(({ left, right }, at) => ({ id: `r${at}`, text: left, match: idByText.get(right) })),
      options: texts.map((text) => ({ id: idByText.get(text), text })),
      scoring: isAllOrNothing ? 'all-or-nothing' : 'each',
    },
    told: [],
  }
}

function matrixParts(
  { rows, columns, takesMany, keepsOrder = false, scoring }: Extract<Asked, { as: 'matrix' }>,
  say: Say,
): Parts {
  return {
    parts: {
      kind: 'matrix',
      rows: rows.map(({ text, right }, at) => ({
        id: `r${at}`,
        text: say(text),
        right: right.map((column) => `c${column}`),
      })),
      columns: columns.map((text, at) => ({ id: `c${at}`, text: say(text) })),
      takesMany,
      keepsOrder,
      scoring,
    },
    told: [],
  }
}

/** The picture must lie beside the file: without it there is nothing to mark. */
function placesParts({ picture, regions, ...ways }: Extract<Asked, { as: 'places' }>, say: Say): Parts {
  const text = say({ text: `<img src="${picture.name}" alt="">`, markup: 'html' })
  const fileId = /\(file:([0-9a-f-]{36})\)/.exec(text)?.[1]
  if (!fileId) return { code: 'image-missing', detail: picture.name }
  const { width, height, alt } = picture
  return {
    parts: {
      kind: 'hotspot',
      picture: { fileId, width, height, alt: alt.slice(0, 1000) },
      regions: regions.map(({ area, name, isRight }, at) => ({
        id: silentId(`${name} ${JSON.stringify(area)}`, [], at),
        area,
        name: name.slice(0, 200),
        isRight,
      })),
      most: ways.most,
      areShown: ways.areShown,
      scoring: ways.isAllOrNothing ? 'all-or-nothing' : 'right-minus-wrong',
    },
    told: [],
  }
}
