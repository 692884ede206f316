import { expect, test } from 'vitest'
import { readFile } from './all.ts'

test('a question has its stem, its options and its answer', () => {
  const read = readAikenText('Which gas\nis noble?\nA) Helium\nB.Nitrogen\nANSWER: A\n')
  expect(read.leftOut).toEqual([])
  expect(read.items).toMatchObject([
    {
      place: { line: 1 },
      item: {
        kind: 'single-choice',
        text: 'Which gas\nis noble?',
        points: 1,
        options: [
          { id: 'a', text: 'Helium', isCorrect: true },
          { id: 'b', text: 'Nitrogen', isCorrect: false },
        ],
      },
    },
  ])
})

test('HTML in Aiken is text', () => {
  const read = readAikenText('What does <b> &amp; mean?\nA) *bold*\nB) $x$\nANSWER: A')
  expect(read.items[0]?.item.text).toBe('What does \\<b> \\&amp; mean?')
})

test('each mistake is told at its line, and the good questions come in', () => {
  const read = readAikenText(
    'One option?\nA) Yes\nANSWER: A\nANSWER: B\nB) lost\nUnfinished?\nA) a\nB) b\nGood?\nA) a\nB) b\nANSWER: B\nNot offered?\nA) a\nB) b\nANSWER: C',
  )
  expect(read.leftOut.map(({ code, place }) => [code, place.line])).toEqual([
    ['too-few-options', 3],
    ['answer-before-text', 4],
    ['option-before-text', 5],
    ['item-not-finished', 9],
    ['answer-not-offered', 16],
  ])
  expect(read.items.map(({ item }) => item.text)).toEqual(['Good?'])
})

function readAikenText(text: string) {
  return readFile('a.txt', new TextEncoder().encode(text), 'aiken')
}
