import { readAnswers } from './gift-answers.ts'
import { protect, readWritten, unprotect } from './gift-text.ts'
import { categoryIn } from './moodle-parts.ts'
import type { NoticeCode } from './notice-codes.ts'
import type { Format, Found, Source } from './reading.ts'

/** Moodle's GIFT (docs.moodle.org, "GIFT format"): questions parted by an empty line, answers in braces. */
export const gift: Format = {
  name: 'gift',
  recognises: ({ fileName, text }) =>
    /\.gift$/i.test(fileName) ||
    (!text.trimStart().startsWith('<') && /\{[^{}]*\}|^[ \t]*\$CATEGORY:/m.test(text)),
  read: readGift,
}

type Block = { line: number; text: string; foreignId?: string; tags: string[] }

function readGift({ text }: Source): Found {
  const found: Found = { items: [], categories: [], warnings: [], leftOut: [] }
  let category: string | null = null
  for (const block of blocksOf(text)) {
    const named = /^\$CATEGORY:(.*)\n?/.exec(block.text)
    if (named) {
      category = categoryIn(named[1] ?? '')
      found.categories.push(category)
      block.text = block.text.slice(named[0].length).trim()
      block.line += 1
    }
    if (block.text !== '') readBlock(block, category, found)
  }
  return found
}

function readBlock(block: Block, category: string | null, found: Found): void {
  const { title, rest } = cutTitle(protect(block.text))
  const parts = cutBraces(rest)
  if ('code' in parts) {
    found.leftOut.push({ place: { line: block.line }, code: parts.code, detail: title ?? firstWords(rest) })
    return
  }
  const { before, answers, after } = parts
  const text = readWritten(after === '' ? before : `${before} _____ ${after}`, 'moodle')
  const read = readAnswers(answers, text.markup)
  if ('code' in read) {
    found.leftOut.push({ place: { line: block.line }, code: read.code, detail: title ?? firstWords(rest) })
    return
  }
  found.items.push({
    place: { line: block.line },
    name: title,
    text,
    points: 1,
    category,
    tags: block.tags,
    asked: read.asked,
    ...(block.foreignId === undefined ? {} : { foreignId: block.foreignId }),
    ...(read.feedback === undefined ? {} : { feedback: read.feedback }),
    notices: read.hasFeedback ? [{ code: 'feedback-dropped', detail: '' }] : [],
  })
}

/** Parts a file at its empty lines; comments go, save for the ids and tags in them. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let block: Block = { line: 1, text: '', tags: [] }
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*\/\//.test(line)) {
      const id = /\[id:([^\]]+)\]/.exec(line)?.[1]
      if (id) block.foreignId = unprotect(protect(id))
      block.tags.push(
        ...[...line.matchAll(/\[tag:([^\]]+)\]/g)].map(([, tag = '']) => unprotect(protect(tag))),
      )
    } else if (line.trim() === '') {
      if (block.text.trim() !== '') {
        blocks.push({ ...block, text: block.text.trim() })
        block = { line: index + 2, text: '', tags: [] }
      }
    } else {
      if (block.text === '') block.line = index + 1
      block.text += `${line}\n`
    }
  }
  return block.text.trim() === '' ? blocks : [...blocks, { ...block, text: block.text.trim() }]
}

function cutTitle(text: string): { title: string | null; rest: string } {
  const found = /^::([\s\S]*?)::/.exec(text)
  if (!found) return { title: null, rest: text }
  return { title: unprotect(found[1] ?? '').trim(), rest: text.slice(found[0].length).trim() }
}

type Parts = { before: string; answers: string | null; after: string } | { code: NoticeCode }

function cutBraces(text: string): Parts {
  const open = text.indexOf('{')
  const close = text.indexOf('}', open)
  if (open === -1 && close === -1) return { before: text.trim(), answers: null, after: '' }
  if (open === -1) return { code: 'brace-not-opened' }
  if (close === -1) return { code: 'brace-not-closed' }
  // Moodle's own examples end some lines with `";` left over from a program.
  const after = text
    .slice(close + 1)
    .trim()
    .replace(/^";$/, '')
  if (/[{}]/.test(after)) return { code: 'two-answer-blocks' }
  return { before: text.slice(0, open).trim(), answers: text.slice(open + 1, close).trim(), after }
}

function firstWords(text: string): string {
  return unprotect(text).slice(0, 60)
}
