import { type Item, textsOf } from '@invigil/items/all.ts'
import { categoryPath } from '../moodle-parts.ts'
import type { ReadFile, ReadItem } from '../reading.ts'
import { extensionOf } from '../sound-type.ts'
import { htmlOf } from './html-of.ts'
import { clozeText } from './moodle-cloze.ts'
import {
  commonLosses,
  figureOf,
  type LossCode,
  leftOut,
  sharesOf,
  spreadOf,
  type Writer,
  type WrittenItem,
  writableForms,
  writeByCategory,
} from './writing.ts'
import { xmlText } from './xml-text.ts'

/** Moodle XML: most kinds, with points, tags, categories, pictures and sounds. */
export const moodleXmlWriter: Writer = {
  name: 'moodle-xml',
  extension: 'xml',
  mediaType: 'application/xml',
  write: (content) => {
    const headOf = (category: string) =>
      `<question type="category"><category>${textElement(categoryPath(category))}</category></question>`
    const { texts, items } = writeByCategory(content, (one) => writeItem(one, content.files), headOf)
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${texts.join('\n')}\n</quiz>\n`
    return { bytes: new TextEncoder().encode(xml), items }
  },
}

type Say = (text: string) => string

function writeItem({ item, name, tags, difficulty }: ReadItem, all: readonly ReadFile[]): WrittenItem {
  const losses = commonLosses(item)
  const files = all.filter(({ id }) => textsOf(item).some((text) => text.includes(id)))
  const addressOf = (id: string) => {
    const file = files.find((one) => one.id === id)
    return file && `@@PLUGINFILE@@/${fileName(file)}`
  }
  const say: Say = (text) => {
    const { html, losesImages, losesSounds } = htmlOf(text, addressOf)
    if (losesImages) losses.push('images')
    if (losesSounds) losses.push('sounds')
    return html
  }
  const parts = partsOf(item, say, losses)
  if (!parts) return leftOut('kind')
  if (difficulty) losses.push('difficulty')
  // Moodle looks for a picture or a sound beside the very text that names it; escaped texts hold no sign of an element.
  const besideTexts = (xml: string) =>
    xml.replaceAll(/<text>([^<]*)<\/text>/g, (whole, words: string) =>
      [whole, ...files.filter((file) => words.includes(fileName(file))).map(fileElement)].join(''),
    )
  const title =
    name ??
    (htmlOf(item.text, () => undefined)
      .words.replaceAll(/\s+/g, ' ')
      .slice(0, 60) ||
      item.kind)
  const stem = parts.stem ?? say(item.text)
  const text = [
    `<question type="${parts.type}">`,
    `<name>${textElement(title)}</name>`,
    `<questiontext format="html">${textElement(stem)}</questiontext>`,
    ...(item.feedback
      ? [`<generalfeedback format="html">${textElement(say(item.feedback))}</generalfeedback>`]
      : []),
    ...(parts.type === 'cloze' ? [] : [`<defaultgrade>${item.points}</defaultgrade>`]),
    ...parts.elements,
    ...(tags.length > 0
      ? [`<tags>${tags.map((tag) => `<tag>${textElement(tag)}</tag>`).join('')}</tags>`]
      : []),
    '</question>',
  ].join('\n')
  return { text: besideTexts(text), losses }
}

type Parts = { type: string; elements: string[]; stem?: string }

function partsOf(item: Item, say: Say, losses: LossCode[]): Parts | undefined {
  switch (item.kind) {
    case 'information':
      return { type: 'description', elements: [] }
    case 'true-false':
      return {
        type: 'truefalse',
        elements: [
          answer('true', item.isTrue ? 100 : 0, '', said(item.feedbackOnTrue, say)),
          answer('false', item.isTrue ? 0 : 100, '', said(item.feedbackOnFalse, say)),
        ],
      }
    case 'single-choice':
    case 'multiple-choice':
      return choiceOf(item, say, losses)
    case 'short-answer':
      return formsOf(item, say, losses)
    case 'numeric':
      return numberOf(item, say)
    case 'ordering':
      return orderOf(item, say)
    case 'matching':
      return pairsOf(item, say, losses)
    case 'cloze':
      return gapsOf(item, say, losses)
    case 'essay':
      return essayOf(item)
    case 'file':
      losses.push('limits')
      return {
        type: 'essay',
        elements: [`<responseformat>noinline</responseformat>`, `<attachments>${item.most}</attachments>`],
      }
    default:
      return undefined
  }
}

type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>

function choiceOf(item: Of<'single-choice'> | Of<'multiple-choice'>, say: Say, losses: LossCode[]): Parts {
  const takesMany = item.kind === 'multiple-choice'
  const { percents, isExact } = takesMany
    ? sharesOf(item)
    : { isExact: true, percents: item.options.map(({ isCorrect, percent = isCorrect ? 100 : 0 }) => percent) }
  if (!isExact) losses.push('scoring')
  if (takesMany && item.maxChoices) losses.push('limits')
  return {
    type: 'multichoice',
    elements: [
      `<single>${!takesMany}</single>`,
      `<shuffleanswers>${!item.keepsOrder}</shuffleanswers>`,
      '<answernumbering>abc</answernumbering>',
      ...item.options.map(({ text, feedback }, at) =>
        answer(say(text), percents[at] ?? 0, ' format="html"', said(feedback, say)),
      ),
    ],
  }
}

function formsOf(item: Of<'short-answer'>, say: Say, losses: LossCode[]): Parts | undefined {
  const writable = writableForms(item, ['text', 'wildcards'], losses)
  if (writable.length === 0) return undefined
  return {
    type: 'shortanswer',
    elements: [
      `<usecase>${item.ignoresCase ? 0 : 1}</usecase>`,
      ...writable.map(({ text, percent, match, feedback }) =>
        answer(match === 'wildcards' ? text : text.replaceAll('*', '\\*'), percent, '', said(feedback, say)),
      ),
    ],
  }
}

/** Moodle's units multiply what is right, ours what is typed. */
function numberOf({ accepted, units }: Of<'numeric'>, say: Say): Parts {
  const usable = units.filter(({ factor }) => factor !== null && Number(factor) !== 0)
  return {
    type: 'numerical',
    elements: [
      ...accepted.map(
        (one) =>
          `<answer fraction="${figureOf(one.percent)}">${textElement(one.value)}<tolerance>${spreadOf(one)}</tolerance>${said(one.feedback, say)}</answer>`,
      ),
      ...(units.length > 0 ? ['<showunits>1</showunits>', '<unitgradingtype>1</unitgradingtype>'] : []),
      ...(usable.length > 0
        ? [
            `<units>${usable
              .map(
                ({ name, factor }) =>
                  `<unit><multiplier>${Number((1 / Number(factor)).toPrecision(15))}</multiplier><unit_name>${xmlText(name)}</unit_name></unit>`,
              )
              .join('')}</units>`,
          ]
        : []),
    ],
  }
}

function orderOf({ entries, scoring }: Of<'ordering'>, say: Say): Parts {
  const ways = {
    exact: 'ALL_OR_NOTHING',
    'by-position': 'ABSOLUTE_POSITION',
    'by-pair': 'RELATIVE_ALL_PREVIOUS_AND_NEXT',
  }
  return {
    type: 'ordering',
    elements: [
      `<gradingtype>${ways[scoring]}</gradingtype>`,
      ...entries.map(({ text }, at) => answer(say(text), at + 1, ' format="html"')),
    ],
  }
}

/** What belongs to a row is mere words in Moodle. */
function pairsOf({ rows, options, scoring }: Of<'matching'>, say: Say, losses: LossCode[]): Parts {
  if (scoring === 'all-or-nothing') losses.push('scoring')
  const words = (text: string) => {
    const { isPlain, words: said } = htmlOf(text, () => undefined)
    if (!isPlain) losses.push('formatting')
    return said
  }
  const used = new Set(rows.map(({ match }) => match))
  const pair = (left: string, right: string) =>
    `<subquestion format="html">${textElement(left)}<answer>${textElement(right)}</answer></subquestion>`
  return {
    type: 'matching',
    elements: [
      '<shuffleanswers>true</shuffleanswers>',
      ...rows.map(({ text, match }) =>
        pair(say(text), words(options.find(({ id }) => id === match)?.text ?? '')),
      ),
      ...options.filter(({ id }) => !used.has(id)).map(({ text }) => pair('', words(text))),
    ],
  }
}

function gapsOf(item: Of<'cloze'>, say: Say, losses: LossCode[]): Parts | undefined {
  const stem = clozeText(item, say(item.text), losses)
  if (stem === undefined) return undefined
  // Moodle counts a point for each weight.
  if (item.points !== item.gaps.reduce((sum, { weight }) => sum + weight, 0)) losses.push('points')
  if (item.scoring === 'all-or-nothing') losses.push('scoring')
  return { type: 'cloze', elements: [], stem }
}

function essayOf({ minWords, maxWords }: Of<'essay'>): Parts {
  return {
    type: 'essay',
    elements: [
      '<responseformat>editor</responseformat>',
      ...(minWords ? [`<minwordlimit>${minWords}</minwordlimit>`] : []),
      ...(maxWords ? [`<maxwordlimit>${maxWords}</maxwordlimit>`] : []),
    ],
  }
}

function answer(text: string, percent: number, format = '', feedback = ''): string {
  return `<answer fraction="${figureOf(percent)}"${format}>${textElement(text)}${feedback}</answer>`
}

function said(feedback: string | undefined, say: Say): string {
  return feedback ? `<feedback format="html">${textElement(say(feedback))}</feedback>` : ''
}

function fileElement(file: ReadFile): string {
  return `<file name="${fileName(file)}" path="/" encoding="base64">${Buffer.from(file.bytes).toString('base64')}</file>`
}

function textElement(text: string): string {
  return `<text>${xmlText(text)}</text>`
}

function fileName({ id, bytes }: ReadFile): string {
  return `${id}.${extensionOf(bytes)}`
}
