import { hasFeedback } from '@invigil/items/feedback.ts'
import type { ReadItem } from '../reading.ts'
import { htmlOf } from './html-of.ts'
import { commonLosses, type LossCode, leftOut, type Writer, type WrittenItem, writeEach } from './writing.ts'

/** Aiken: choices of one, in mere words. */
export const aikenWriter: Writer = {
  name: 'aiken',
  extension: 'txt',
  mediaType: 'text/plain',
  write: (content) => {
    const { texts, items } = writeEach(content, writeItem)
    return { bytes: new TextEncoder().encode(`${texts.join('\n\n')}\n`), items }
  },
}

function writeItem({ item, tags, difficulty, category, name }: ReadItem): WrittenItem {
  if (item.kind !== 'single-choice' || item.options.length > 26) return leftOut('kind')
  const losses: LossCode[] = commonLosses(item)
  const say = (text: string) => {
    const { words, isPlain, losesImages, losesSounds } = htmlOf(text, () => undefined)
    if (losesSounds) losses.push('sounds')
    if (losesImages) losses.push('images')
    else if (!isPlain && !losesSounds) losses.push('formatting')
    return words.replaceAll(/\s*\n\s*/g, ' ').trim()
  }
  const stem = say(item.text)
  const texts = item.options.map(({ text }) => say(text))
  // A stem that looks like an option, or nothing at all, would make another question of it.
  if (stem === '' || texts.includes('') || /^([A-Z][).]|ANSWER:)/.test(stem)) return leftOut('formatting')
  const shares = item.options.map(({ isCorrect, percent = isCorrect ? 100 : 0 }) => percent)
  const right = shares.indexOf(100)
  if (shares.some((share, at) => share !== (at === right ? 100 : 0))) losses.push('scoring')
  if (item.points !== 1) losses.push('points')
  if (item.keepsOrder) losses.push('order')
  if (tags.length > 0 || category || name) losses.push('tags')
  if (difficulty) losses.push('difficulty')
  if (hasFeedback(item)) losses.push('feedback')
  const options = texts.map((text, at) => `${letterAt(at)}) ${text}`)
  return { text: [stem, ...options, `ANSWER: ${letterAt(right)}`].join('\n'), losses }
}

function letterAt(at: number): string {
  return String.fromCharCode(65 + at)
}
