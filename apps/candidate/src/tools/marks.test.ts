import { renderText } from '@invigil/items/text.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { marked, type Stretch, sentencesOf, textOf, toggled } from './marks.ts'

const stretch = fc
  .tuple(fc.nat({ max: 60 }), fc.nat({ max: 20 }))
  .map(([from, length]): Stretch => ({ from, to: from + length }))

/** Every place that is in one of the stretches. */
function placesIn(stretches: readonly Stretch[]): number[] {
  return Array.from({ length: 100 }, (_, at) => at).filter((at) =>
    stretches.some(({ from, to }) => from <= at && at < to),
  )
}

test('a stretch is marked, and marking it again takes the mark away', () => {
  const once = toggled([], { from: 3, to: 9 })
  expect(once).toEqual([{ from: 3, to: 9 }])
  expect(toggled(once, { from: 3, to: 9 })).toEqual([])
})

test('marks that touch become one, and a part can be taken out of one', () => {
  const joined = toggled([{ from: 0, to: 4 }], { from: 4, to: 8 })
  expect(joined).toEqual([{ from: 0, to: 8 }])
  expect(toggled(joined, { from: 2, to: 3 })).toEqual([
    { from: 0, to: 2 },
    { from: 3, to: 8 },
  ])
})

test('however one marks, the stretches stay in order and never touch', () => {
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 12 }), (all) => {
      const kept = all.reduce<Stretch[]>(toggled, [])
      const gaps = kept.slice(1).map((one, index) => one.from - (kept[index]?.to ?? 0))
      expect(gaps.every((gap) => gap > 0)).toBe(true)
    }),
  )
})

test('a stretch that was not wholly marked is wholly marked afterwards', () => {
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 8 }), stretch, (all, one) => {
      const before = all.reduce<Stretch[]>(toggled, [])
      const after = placesIn(toggled(before, one))
      const inside = placesIn([one])
      const wasMarked = inside.every((at) => placesIn(before).includes(at))
      expect(inside.every((at) => after.includes(at))).toBe(!wasMarked || inside.length === 0)
    }),
  )
})

test('marks change nothing but themselves, whatever the text and wherever they are', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.array(stretch, { maxLength: 5 }), (text, all) => {
      const { html } = renderText(`**Bold** & <b> ${text}\n\n- one\n- two & $x<y$`)
      expect(marked(html, all).replaceAll(/<\/?mark>/g, '')).toBe(html)
    }),
  )
})

test('what is marked is the stretch of the text, also over formatted words and signs', () => {
  const { html } = renderText('A **very** old & <wise> owl')
  const at = textOf(html).indexOf('very')
  expect(marked(html, [{ from: at, to: at + 'very old & <wise>'.length }])).toBe(
    '<p>A <strong><mark>very</mark></strong><mark> old &amp; &lt;wise&gt;</mark> owl</p>\n',
  )
})

test('a formula stays whole', () => {
  const { html } = renderText('so $x^2$ is')
  const all = [{ from: 0, to: textOf(html).length }]
  expect(marked(html, all)).toBe(html.replace('so ', '<mark>so </mark>').replace(' is<', '<mark> is</mark><'))
})

test('sentences are found with their places, and blocks are not run together', () => {
  const { html } = renderText('Look at it. Why is it & you so?\n\n- one\n- two')
  const sentences = sentencesOf(html, 'en')
  expect(sentences.map((one) => one.html)).toEqual(['Look at it.', 'Why is it &amp; you so?', 'one', 'two'])
  expect(sentences.map(({ from, to }) => textOf(html).slice(from, to))).toEqual(
    sentences.map((one) => textOf(one.html)),
  )
})

test('in the list of sentences a formula stands once, whole, and as it is drawn', () => {
  const { html } = renderText('Let $a < 2. b$ hold. So $x^2 = 1.$ Then what?')
  const sentences = sentencesOf(html, 'en')
  const [first, second] = html.match(/<math.*?<\/math>/g) ?? []
  expect(sentences.map((one) => one.html)).toEqual([`Let ${first} hold.`, `So ${second}`, 'Then what?'])
})

test('a sentence with a formula is marked up to where the page counts it, as it was kept before', () => {
  const { html } = renderText('Let $a < 2$ hold. Then what?')
  const [one] = sentencesOf(html, 'en')
  // What a browser counts: the signs of the formula, then its source.
  expect(one).toMatchObject({ from: 0, to: 'Let a<2a < 2 hold.'.length })
  expect(marked(html, one ? [one] : [])).toContain('<mark> hold.</mark> Then')
})
