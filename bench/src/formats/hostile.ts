import { readFile } from '@invigil/formats/all.ts'
import { UnreadableFile } from '@invigil/formats/reading.ts'
import type { Table } from '../table.ts'

const pieces = [
  ...['{', '}', '=', '~', '::', '\\', '->', '#', '%50%', '//', '\n', ' ', '\t\n', '$', '*', '_', '`', '|'],
  ...[
    '\\(',
    '\\[',
    '$$',
    '[',
    '![',
    '](',
    '![a](',
    '<',
    '<a ',
    '<img src=',
    '<img src="',
    '<!--',
    '&',
    '&#',
    'A) ',
    'ANSWER:',
  ],
  ...['1.', '> ', 'x', 'ệ', 'e\u0323\u0302', '\\*', '{=a', '{~', '{#'],
]

type Wrap = { name: string; file: string; around: (text: string) => string }

const wraps: Wrap[] = [
  { name: 'GIFT', file: 'a.gift', around: (text) => `Question {=a ~b}\n\n${text}` },
  { name: 'Aiken', file: 'a.txt', around: (text) => `Q\nA) a\nB) b\nANSWER: A\n\n${text}` },
  { name: 'any', file: 'a.txt', around: (text) => text },
  {
    name: 'Moodle XML',
    file: 'a.xml',
    around: (text) =>
      `<quiz><question type="essay"><questiontext format="html"><text>${cdata(text)}</text></questiontext></question></quiz>`,
  },
  {
    name: 'Moodle XML, automatic',
    file: 'a.xml',
    around: (text) =>
      `<quiz><question type="essay"><questiontext format="moodle_auto_format"><text>${cdata(text)}</text></questiontext></question></quiz>`,
  },
  {
    name: 'QTI 1.2',
    file: 'a.xml',
    around: (text) =>
      `<questestinterop><item><presentation><material><mattext texttype="text/html">${cdata(text)}</mattext></material></presentation></item></questestinterop>`,
  },
  {
    name: 'QTI 3.0',
    file: 'a.xml',
    around: (text) =>
      `<qti-assessment-item><qti-item-body><p>${cdata(text)}</p></qti-item-body></qti-assessment-item>`,
  },
]

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', '')}]]>`
}

/** The slowest of long lines made of one piece, at a length and at twice of it: a reader that is not linear takes four times as long. */
export function hostileTable(length = 50_000): Table {
  const rows = wraps.map((wrap) => {
    const timed = pieces.map((piece) => ({
      piece,
      once: timeOf(wrap, piece, length),
      twice: timeOf(wrap, piece, length * 2),
    }))
    const slowest = timed.toSorted((one, other) => other.twice - one.twice)[0]
    return [wrap.name, JSON.stringify(slowest?.piece), slowest?.once ?? 0, slowest?.twice ?? 0]
  })
  return {
    title: 'Long hostile lines',
    columns: ['format', 'slowest of', `${length / 1000} KB, ms of processor`, `${length / 500} KB, ms`],
    rows,
    notes: [`${pieces.length} pieces, each repeated to a line; a file has at most 20 MB of text`],
  }
}

function timeOf({ file, around }: Wrap, piece: string, length: number): number {
  const bytes = new TextEncoder().encode(around(piece.repeat(Math.ceil(length / piece.length))))
  const before = process.cpuUsage()
  try {
    readFile(file, bytes)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
  }
  const { user } = process.cpuUsage(before)
  return Math.round(user / 1000)
}
