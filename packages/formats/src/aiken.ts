import type { NoticeCode } from './notice-codes.ts'
import type { Format, Found, Source } from './reading.ts'

/** Aiken (docs.moodle.org, "Aiken format"): a stem, lettered options, and `ANSWER: B`. */
export const aiken: Format = {
  name: 'aiken',
  recognises: ({ text }) => /^[A-Z][).]/m.test(text) && /^ANSWER:/m.test(text),
  read: readAiken,
}

type Open = { line: number; stem: string[]; options: { letter: string; text: string }[] }

function readAiken({ text }: Source): Found {
  const found: Found = { items: [], categories: [], warnings: [], leftOut: [] }
  let open: Open | undefined
  const leaveOut = (line: number, code: NoticeCode, detail: string) =>
    found.leftOut.push({ place: { line }, code, detail: detail.slice(0, 60) })

  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1
    const content = raw.trim()
    if (content === '') continue
    const answer = /^ANSWER:\s*(.*)$/.exec(content)
    const option = /^([A-Z])[).]\s*(.*)$/.exec(content)
    if (answer) {
      const code = answerProblem(open, answer[1] ?? '')
      if (code) leaveOut(line, code, content)
      else if (open) found.items.push(asItem(open, answer[1] ?? ''))
      open = undefined
    } else if (option) {
      if (!open) leaveOut(line, 'option-before-text', content)
      else open.options.push({ letter: option[1] ?? '', text: option[2] ?? '' })
    } else if (open && open.options.length === 0) {
      open.stem.push(content)
    } else {
      if (open) leaveOut(line, 'item-not-finished', open.stem.join(' '))
      open = { line, stem: [content], options: [] }
    }
  }
  if (open) leaveOut(open.line, 'item-not-finished', open.stem.join(' '))
  return found
}

function answerProblem(open: Open | undefined, letter: string): NoticeCode | undefined {
  if (!open) return 'answer-before-text'
  if (open.options.length < 2) return 'too-few-options'
  if (new Set(open.options.map((option) => option.letter)).size < open.options.length)
    return 'same-letter-twice'
  return open.options.some((option) => option.letter === letter) ? undefined : 'answer-not-offered'
}

function asItem({ line, stem, options }: Open, right: string): Found['items'][number] {
  return {
    place: { line },
    name: null,
    text: { markup: 'plain', text: stem.join('\n') },
    points: 1,
    category: null,
    tags: [],
    asked: {
      as: 'choice',
      takesMany: false,
      keepsOrder: false,
      options: options.map(({ letter, text }) => ({
        text: { markup: 'plain', text },
        weight: letter === right ? 100 : 0,
      })),
    },
  }
}
