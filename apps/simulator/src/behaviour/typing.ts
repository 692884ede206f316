import type { JournalEntry } from '@invigil/contract/attempt.ts'
import type { PaperItem } from '@invigil/items/all.ts'
import { fillParts } from './fill-parts.ts'
import { chance, pick } from './random.ts'

/** An answer (or as much of it as is written by then) at a second of the attempt. */
export interface Written {
  second: number
  itemId: JournalEntry['itemId']
  body: JournalEntry['body']
}

const thoughts = [
  'The graph shows that the rate rises with temperature until the enzyme is denatured.',
  'I compare both sources: the first was written at the time, the second a generation later.',
  'Nước được giữ lại nhờ rừng, vì vậy lũ lụt giảm đi.',
  'This follows because the two triangles share an angle and two sides.',
  'However, one could object that the sample was small.',
  'Trong đoạn thơ, tác giả dùng hình ảnh con thuyền để nói về nỗi nhớ.',
]

/** A browser saves what is being written about this often, in seconds. */
const savedEvery = 4

/**
 * Plans when a candidate answers what: items in order, with time to read, some choices changed later, texts in bursts of
 * about 5 characters a second with pauses. `pace` 1 takes about a minute an item and three an essay.
 */
export function planAnswers(items: readonly PaperItem[], seed: number, pace = 1): Written[] {
  const random = chance(seed)
  const written: Written[] = []
  let second = 5 + random() * 10
  for (const item of items) {
    second += pace * (12 + random() * 45)
    for (const { after, body } of answerTo(item, random)) {
      second += after * pace
      written.push({ second: Math.round(second), itemId: item.id, body })
    }
  }
  return written
}

function answerTo(item: PaperItem, random: () => number): { after: number; body: Written['body'] }[] {
  switch (item.kind) {
    case 'single-choice': {
      const chosen = pick(item.options, random)?.id ?? null
      const first = random() < 0.3 ? [{ after: 0, body: { chosen: item.options[0]?.id ?? null } }] : []
      return [...first, { after: 6, body: { chosen } }]
    }
    case 'multiple-choice': {
      const chosen = item.options.filter(() => random() < 0.5).map(({ id }) => id)
      return chosen.map((_, index) => ({ after: 3, body: { chosen: chosen.slice(0, index + 1) } }))
    }
    case 'true-false':
      return [{ after: 4, body: { chosen: random() < 0.6 } }]
    case 'short-answer':
      return [{ after: 8, body: { text: pick(['Nguyễn Du', '42', 'photosynthesis', '1945'], random) ?? '' } }]
    case 'numeric': {
      const unit = pick(item.units, random)?.id ?? null
      return [{ after: 10, body: { text: String(Math.round(random() * 1000) / 10), mark: 'point', unit } }]
    }
    case 'ordering': {
      const ids = item.entries.map(({ id }) => id)
      const at = Math.floor(random() * ids.length)
      return [{ after: 12, body: { order: [...ids.slice(at), ...ids.slice(0, at)] } }]
    }
    case 'code':
      return [{ after: 60, body: { text: `${item.start}\nanswer = 42\n` } }]
    case 'matching':
    case 'matrix':
    case 'cloze':
      return fillParts(item, random)
    case 'hotspot':
      return [
        {
          after: 15,
          body: { points: [[Math.round(random() * item.width), Math.round(random() * item.height)]] },
        },
      ]
    // Pretend candidates have no files.
    case 'file':
    case 'drawing':
    case 'information':
      return []
    case 'essay':
      return bursts(essayOf(random), random).map(({ after, text }) => ({ after, body: { text } }))
  }
}

function essayOf(random: () => number): string {
  const sentences = Array.from({ length: 5 + Math.floor(random() * 5) }, () => pick(thoughts, random) ?? '')
  return sentences.join(' ')
}

/** A text as it grows: a burst, a pause to think, another burst. */
function bursts(text: string, random: () => number): { after: number; text: string }[] {
  const stages: { after: number; text: string }[] = []
  let length = 0
  while (length < text.length) {
    length = Math.min(text.length, length + Math.round(savedEvery * (3.5 + random() * 3)))
    const pause = random() < 0.15 ? 4 + random() * 12 : 0
    stages.push({ after: savedEvery + pause, text: text.slice(0, length) })
  }
  return stages
}
