import { readFileSync } from 'node:fs'
import { exampleExams } from '@invigil/items/example-exam.ts'
import { expect, test } from 'vitest'
import { readFile } from './all.ts'
import { writeJson } from './json.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

test('an exam written out and read again is the same, ids, images and all', () => {
  const exam = readFile('exam.json', readFileSync(new URL('ngu-van-lich-su-vi.json', exampleExams)))
  expect(exam.items.length).toBeGreaterThan(5)
  expect(exam.leftOut).toEqual([])
  const again = readFile('items.json', utf8(writeJson(exam)))
  expect(again).toEqual(exam)
})

test('an image goes with its item', () => {
  const moodle = readFile(
    'a.xml',
    utf8(`<quiz><question type="essay"><questiontext format="html"><text>&lt;img src="@@PLUGINFILE@@/a.png" alt="A"&gt;</text>
      <file name="a.png" encoding="base64">iVBORw0KGgo=</file></questiontext></question></quiz>`),
  )
  expect(readFile('items.json', utf8(writeJson(moodle))).files).toEqual(moodle.files)
})

test('an item that is none of ours is left out by its place, the others come in', () => {
  const text = JSON.stringify({
    format: 'invigil-items',
    version: 1,
    items: [
      { item: { kind: 'riddle' } },
      {
        item: {
          kind: 'true-false',
          id: '0199a1c0-5e00-7001-8a00-00009e3779b1',
          points: 1,
          text: 'Yes?',
          isTrue: true,
        },
      },
    ],
  })
  const read = readFile('items.json', utf8(text))
  expect(read.leftOut).toMatchObject([{ place: { element: 'items[0]' }, code: 'not-our-item' }])
  expect(read.items).toHaveLength(1)
})

test('a text that is no JSON, or none of ours, is refused', () => {
  expect(() => readFile('a.json', utf8('{ "format": '))).toThrow(
    expect.objectContaining({ code: 'json-not-readable' }),
  )
  expect(() => readFile('a.json', utf8('{ "format": "other" }'))).toThrow(
    expect.objectContaining({ code: 'not-our-json' }),
  )
})
