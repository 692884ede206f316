import { expect, test } from 'vitest'
import { readFile } from './all.ts'

test('a choice keeps its weights, points, category, tags and line', () => {
  const read = readMoodle(`
  <question type="category"><category><text>$course$/top/Chemistry</text></category></question>
  <question type="multichoice">
    <name><text>Noble</text></name>
    <questiontext format="html"><text><![CDATA[<p>Which gas is <b>noble</b>?</p>]]></text></questiontext>
    <defaultgrade>2.5</defaultgrade><single>true</single><shuffleanswers>0</shuffleanswers>
    <answer fraction="100" format="plain_text"><text>Helium</text></answer>
    <answer fraction="0" format="html"><text>H&lt;sub&gt;2&lt;/sub&gt;</text></answer>
    <tags><tag><text>gas</text></tag></tags>
  </question>`)
  expect(read).toMatchObject({ format: 'moodle-xml', leftOut: [], warnings: [] })
  expect(read.items).toMatchObject([
    {
      name: 'Noble',
      category: '$course$/top/Chemistry',
      tags: ['gas'],
      place: { line: 4 },
      item: {
        kind: 'single-choice',
        points: 2.5,
        text: 'Which gas is **noble**?',
        keepsOrder: true,
        options: [
          { text: 'Helium', isCorrect: true },
          { text: 'H$_{2}$', isCorrect: false },
        ],
      },
    },
  ])
})

test('an image beside the text comes in under an id of its content', () => {
  const read = readMoodle(`<question type="essay"><questiontext format="html">
    <text>&lt;img src="@@PLUGINFILE@@/a%20b.png" alt="A map"&gt;</text>
    <file name="a b.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext></question>`)
  expect(read.files).toHaveLength(1)
  expect(read.items[0]?.item.text).toBe(`![A map](file:${read.files[0]?.id})`)
})

test('what would run in a page does not come in, and is told', () => {
  const read = readMoodle(`<question type="essay"><questiontext format="html">
    <text><![CDATA[Hello<script>alert(1)</script><a href="https://example.org">there</a><img src="https://example.org/x.png" onerror="x">]]></text>
    </questiontext></question>`)
  expect(read.items[0]?.item.text).toBe('Hellothere')
  expect(read.warnings.map(({ code }) => code)).toEqual(['element-dropped', 'link-dropped', 'image-missing'])
})

test('a kind that is not ours is left out by its type and line', () => {
  const read = readMoodle(`<question type="ddmarker"><name><text>Map</text></name></question>
    <question type="truefalse"><questiontext><text>Yes</text></questiontext>
    <answer fraction="100"><text>false</text></answer></question>`)
  expect(read.leftOut).toEqual([
    {
      place: { line: 2, element: 'question[type=ddmarker]' },
      code: 'kind-not-ours',
      detail: 'Map: ddmarker',
    },
  ])
  expect(read.items).toMatchObject([{ item: { kind: 'true-false', isTrue: false } }])
})

function readMoodle(questions: string) {
  return readFile('a.xml', new TextEncoder().encode(`<?xml version="1.0"?>\n<quiz>${questions}</quiz>`))
}
