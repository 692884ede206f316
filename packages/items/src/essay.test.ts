import { expect, test } from 'vitest'
import { scoreItem } from './all.ts'
import { anItem } from './an-item.ts'
import { countWords } from './count-words.ts'
import { essayText } from './essay.ts'
import { richHtml } from './rich-html.ts'

test('an essay waits for a person, and the words are counted', () => {
  expect(scoreItem(anItem('essay'), { text: 'To be — or not.' })).toEqual({
    points: 0,
    max: 4,
    needsMarking: true,
    explanation: { rule: 'by-hand', params: { words: 4 } },
  })
})

test('an empty essay needs nobody', () => {
  expect(scoreItem(anItem('essay'), { text: ' \n' })).toMatchObject({ points: 0, needsMarking: false })
})

test('words are what stands between spaces and is more than a sign', () => {
  expect(countWords('Đọc sách là trò chuyện')).toBe(5)
  expect(countWords('l’eau, 3,5 km ; – …')).toBe(3)
  expect(countWords('')).toBe(0)
})

const formatted = [
  { h: ['Nước'], level: 2 },
  { p: ['Nước là ', { t: 'H', as: [] }, { t: '2', as: ['sub'] }, 'O, ', { math: '\\frac{1}{2}mv^2' }] },
  { ul: [[{ p: ['rơi'] }], [{ p: [{ t: 'chảy', as: ['b', 'i'] }] }]] },
]

test('a formatted essay waits for a person, and only its words are counted', () => {
  expect(scoreItem(anItem('essay', { writing: 'rich' }), { rich: formatted })).toMatchObject({
    needsMarking: true,
    explanation: { rule: 'by-hand', params: { words: 7 } },
  })
})

test('an essay of empty paragraphs needs nobody', () => {
  expect(
    scoreItem(anItem('essay', { writing: 'rich' }), { rich: [{ p: [] }, { ul: [[{ p: [' '] }]] }] }),
  ).toMatchObject({
    points: 0,
    needsMarking: false,
  })
})

test('a formatted essay is shown with its formatting and a formula as MathML', () => {
  const html = richHtml(essayText({ rich: formatted }) ?? [])
  expect(html).toContain('<h4>Nước</h4><p>Nước là H<sub>2</sub>O, ')
  expect(html).toContain('<math aria-label="\\frac{1}{2}mv^2" ')
  expect(html).toContain('<ul><li><p>rơi</p></li><li><p><em><strong>chảy</strong></em></p></li></ul>')
})

test('what looks like HTML in an essay is shown as the words it is', () => {
  const hostile = '<img src=x onerror="alert(1)"><script>'
  const body = {
    rich: [{ p: [hostile, { t: hostile, as: ['b'] }, { math: `\\text{${hostile}}` }, { math: hostile }] }],
  }
  expect(richHtml(essayText(body) ?? [])).not.toMatch(/<(?:img|script)/)
})

test('a formula cannot link anywhere nor bring markup of its own', () => {
  const html = richHtml([
    { p: [{ math: '\\href{javascript:alert(1)}{x}' }, { math: '\\htmlStyle{color:red}{x}' }] },
  ])
  expect(html).toBe(
    '<p><code>\\href{javascript:alert(1)}{x}</code><code>\\htmlStyle{color:red}{x}</code></p>',
  )
})

test('tags, addresses and marks that nobody offers are no essay', () => {
  const bodies = [
    { rich: [{ p: [{ t: 'x', as: ['script'] }] }] },
    { rich: [{ p: [{ href: 'javascript:alert(1)', t: 'x' }] }] },
    { rich: [{ html: '<b>x</b>' }] },
    { rich: [{ h: ['x'], level: 7 }] },
    { rich: 'x' },
  ]
  expect(bodies.map(essayText)).toEqual(bodies.map(() => undefined))
})

test('lists without end are refused and do not bring the scoring down', () => {
  const pit = JSON.parse(`${'{"ul":[['.repeat(2000)}{"p":[]}${']]}'.repeat(2000)}`)
  expect(scoreItem(anItem('essay'), { rich: [pit] })).toMatchObject({ explanation: { rule: 'unreadable' } })
})

test('an old essay of plain lines is read as paragraphs', () => {
  expect(essayText({ text: 'one\ntwo' })).toEqual([{ p: ['one'] }, { p: ['two'] }])
})
