import type { Item } from '@invigil/items/all.ts'
import { categoryPath } from '../moodle-parts.ts'
import type { ReadItem } from '../reading.ts'
import { htmlOf } from './html-of.ts'
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

/** GIFT: choices, true or false, short answers, numbers, matchings, essays; no pictures and no points. */
export const giftWriter: Writer = {
  name: 'gift',
  extension: 'gift',
  mediaType: 'text/plain',
  write: (content) => {
    const headOf = (category: string) =>
      `$CATEGORY: ${escaped(categoryPath(category)).replaceAll('\n', ' ')}\n`
    const { texts, items } = writeByCategory(content, writeItem, headOf)
    return { bytes: new TextEncoder().encode(`${texts.join('\n\n')}\n`), items }
  },
}

function writeItem({ item, name, tags, difficulty }: ReadItem): WrittenItem {
  const losses = commonLosses(item)
  const say = sayer(losses)
  const answers = answersOf(item, say, losses)
  if (answers === undefined) return leftOut('kind')
  const text = say(item.text)
  const isBraced = answers.endsWith('}')
  if (item.feedback && !isBraced) losses.push('feedback')
  const explained = item.feedback && isBraced ? `${answers.slice(0, -1)}####${say(item.feedback)}}` : answers
  if (item.points !== 1 && item.kind !== 'information') losses.push('points')
  if (difficulty) losses.push('difficulty')
  const marks = tags.map((tag) => `[tag:${escaped(tag).replaceAll(']', '')}]`)
  const title = name ? `::${escaped(name).replaceAll('\n', ' ')}::` : ''
  return { text: `${marks.length > 0 ? `// ${marks.join(' ')}\n` : ''}${title}${text}${explained}`, losses }
}

type Say = (text: string) => string

function answersOf(item: Item, say: Say, losses: LossCode[]): string | undefined {
  switch (item.kind) {
    case 'information':
      return ''
    case 'essay':
      if (item.minWords || item.maxWords) losses.push('limits')
      return ' {}'
    case 'true-false':
      return truthOf(item, say)
    case 'single-choice':
      if (item.keepsOrder) losses.push('order')
      return ` {${item.options.map((option) => oneOption(option, say)).join(' ')}}`
    case 'multiple-choice': {
      const { percents, isExact } = sharesOf(item)
      if (!isExact) losses.push('scoring')
      if (item.maxChoices) losses.push('limits')
      if (item.keepsOrder) losses.push('order')
      const options = item.options.map(
        (option, at) => `~%${figureOf(percents[at] ?? 0)}%${say(option.text)}${said(option.feedback, say)}`,
      )
      return ` {${options.join(' ')}}`
    }
    case 'short-answer':
      return formsOf(item, say, losses)
    case 'numeric':
      if (item.units.length > 0) losses.push('units')
      return ` {#${item.accepted.map((one) => `=%${figureOf(one.percent)}%${one.value}:${spreadOf(one)}${said(one.feedback, say)}`).join(' ')}}`
    case 'matching':
      return pairsOf(item, say, losses)
    default:
      return undefined
  }
}

type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>

/** First what whoever is wrong reads, then what whoever is right does. */
function truthOf({ isTrue, feedbackOnTrue = '', feedbackOnFalse = '' }: Of<'true-false'>, say: Say): string {
  const [right, wrong] = isTrue ? [feedbackOnTrue, feedbackOnFalse] : [feedbackOnFalse, feedbackOnTrue]
  const told = right === '' ? said(wrong, say) : `#${say(wrong)}${said(right, say)}`
  return ` {${isTrue ? 'T' : 'F'}${told}}`
}

function said(feedback: string | undefined, say: Say): string {
  return feedback ? `#${say(feedback)}` : ''
}

function oneOption(
  { text, isCorrect, percent = isCorrect ? 100 : 0, feedback }: Of<'single-choice'>['options'][number],
  say: Say,
): string {
  const words = `${say(text)}${said(feedback, say)}`
  if (percent === 100) return `=${words}`
  return percent === 0 ? `~${words}` : `~%${figureOf(percent)}%${words}`
}

function formsOf(item: Of<'short-answer'>, say: Say, losses: LossCode[]): string | undefined {
  if (!item.ignoresCase) losses.push('leniency')
  const writable = writableForms(item, ['text', 'wildcards'], losses)
  if (writable.length === 0) return undefined
  const written = writable.map(({ text, percent, match, feedback }) => {
    const form = match === 'wildcards' ? text : text.replaceAll('*', '\\*')
    const words = `${escaped(form, match !== 'wildcards')}${said(feedback, say)}`
    // An arrow would make a matching of it, were there no share before it.
    const isMere = percent === 100 && !/->|→|\uf0e0|^\s*%/.test(words)
    return isMere ? `=${words}` : `=%${figureOf(percent)}%${words}`
  })
  return ` {${written.join(' ')}}`
}

/** What belongs to a row is mere words in GIFT. */
function pairsOf({ rows, options, scoring }: Of<'matching'>, say: Say, losses: LossCode[]): string {
  if (scoring === 'all-or-nothing') losses.push('scoring')
  const words = (text: string) => {
    const { isPlain, words: said, losesImages } = htmlOf(text, () => undefined)
    if (!isPlain || losesImages) losses.push('formatting')
    return escaped(said).replaceAll('\\n', ' ')
  }
  const used = new Set(rows.map(({ match }) => match))
  const pairs = rows.map(({ text, match }) => {
    const right = options.find(({ id }) => id === match)?.text ?? ''
    return `=${say(text).replaceAll('->', '-&gt;')} -> ${words(right)}`
  })
  const others = options.filter(({ id }) => !used.has(id)).map(({ text }) => `= -> ${words(text)}`)
  return ` {${[...pairs, ...others].join(' ')}}`
}

/** Words as they are, all else as HTML; what Moodle would take for HTML by itself is said to be plain. */
function sayer(losses: LossCode[]): Say {
  return (text) => {
    const { html, words, isPlain, losesImages, losesSounds } = htmlOf(text, () => undefined)
    if (losesImages) losses.push('images')
    if (losesSounds) losses.push('sounds')
    if (!isPlain) return `[html]${escaped(html)}`
    const looksOtherwise = /<\/?[a-z][^<>]*>|&[a-z#]\w*;|\\[([]|\$\$|^\[|->|^\/\/|\n/i.test(words)
    return looksOtherwise ? `[html]${escaped(html)}` : escaped(words)
  }
}

function escaped(text: string, isWhole = true): string {
  const signs = isWhole ? text.replaceAll(/[~=#{}:\\]/g, '\\$&') : text.replaceAll(/[~=#{}:]/g, '\\$&')
  return signs.replaceAll('\n', '\\n')
}
