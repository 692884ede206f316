import { expect, test } from 'vitest'
import { type Item, itemKinds, scoreItem, textsOf } from './all.ts'
import { anItem } from './an-item.ts'
import { feedbackOn, hasFeedback } from './feedback.ts'
import { paperFor } from './paper-for.ts'

const secret = 'It burns with a [[a]] flame'
const options = [
  { id: 'a', text: 'Helium', isCorrect: true, feedback: `${secret}, never.` },
  { id: 'b', text: 'Hydrogen', isCorrect: false, feedback: `${secret}, pale blue.` },
  { id: 'c', text: 'Neon', isCorrect: true },
]
const explained: Item[] = [
  ...itemKinds.map(({ kind }) => anItem(kind, { feedback: secret })),
  anItem('single-choice', { options }),
  anItem('multiple-choice', { options }),
  anItem('true-false', { feedbackOnTrue: secret, feedbackOnFalse: secret }),
  anItem('short-answer', { accepted: [{ text: 'a', percent: 100, match: 'text', feedback: secret }] }),
  anItem('numeric', {
    accepted: [{ value: '1', tolerance: '0', toleranceIn: 'units', percent: 100, feedback: secret }],
  }),
  anItem('cloze', {
    gaps: [{ ask: 'choice', id: 'one', weight: 1, options: gapOptions(), keepsOrder: true }],
  }),
]

function gapOptions() {
  return [
    { id: 'a', text: 'Iron', percent: 0, feedback: secret },
    { id: 'b', text: 'Zinc', percent: 100, feedback: 'Blue.' },
  ]
}

test('a paper holds no word of any feedback', () => {
  const section = { id: '0199a1c0-5e00-7001-8a00-00009e3779c1', title: '', shuffleItems: false }
  const content = { sections: [{ ...section, items: explained }], shuffleOptions: true }
  const paper = paperFor(content as never, 'seed')
  expect(paper.sections[0]?.items).toHaveLength(explained.length)
  expect(JSON.stringify(paper)).not.toMatch(/flame|feedback/i)
})

test('feedback is one of the texts of an item, so that its pictures are kept and its formulas looked at', () => {
  expect(explained.every((item) => textsOf(item).some((text) => text.includes('flame')))).toBe(true)
  expect(explained.every(hasFeedback)).toBe(true)
})

test('whoever answered reads the feedback of what was chosen, and of the right ones only with the key', () => {
  const item = anItem('multiple-choice', { options, feedback: 'Gases.' })
  const told = feedbackOn(item, { chosen: ['b', 'c'] }, false)
  expect(told).toMatchObject({
    text: 'Gases.',
    options: [{ text: 'Hydrogen', feedback: `${secret}, pale blue.`, isRight: false, isChosen: true }],
  })
  expect(feedbackOn(item, { chosen: ['b'] }, true).options.map(({ text }) => text)).toEqual([
    'Helium',
    'Hydrogen',
  ])
})

test('whoever took a false statement for true reads what is said of that', () => {
  const item = anItem('true-false', { isTrue: false, feedbackOnTrue: 'No!', feedbackOnFalse: 'Well seen.' })
  expect(feedbackOn(item, { chosen: true }, false).options).toMatchObject([{ text: 'true', feedback: 'No!' }])
  expect(feedbackOn(item, { chosen: false }, false).options).toMatchObject([{ feedback: 'Well seen.' }])
})

test('what is no answer gets the explanation and nothing of the options', () => {
  const item = anItem('single-choice', { options, feedback: 'Gases.' })
  const nothing = { text: 'Gases.', options: [] }
  expect(
    [undefined, null, '', { chosen: null }, { chosen: { toString: 1 } }].map((one) =>
      feedbackOn(item, one, false),
    ),
  ).toEqual([nothing, nothing, nothing, nothing, nothing])
})

test('whoever typed something reads what is said of the form that is like it, in their own words', () => {
  const item = anItem('short-answer', {
    accepted: [
      { text: 'Hà Nội', percent: 100, match: 'text', feedback: 'Since 1010.' },
      { text: 'Huế', percent: 0, match: 'text', feedback: 'Until 1945.' },
      { text: 'ha*', percent: 50, match: 'wildcards', feedback: 'Nearly.' },
    ],
  })
  expect(feedbackOn(item, { text: ' HUẾ ' }, false).options).toMatchObject([
    { text: 'HUẾ', feedback: 'Until 1945.', isRight: false, isChosen: true },
  ])
  expect(feedbackOn(item, { text: 'Huế' }, true).options.map(({ text }) => text)).toEqual(['Hà Nội', 'Huế'])
  expect(feedbackOn(item, { text: 'Vinh' }, false).options).toEqual([])
  expect(scoreItem(item, { text: 'Huế' }).points).toBe(0)
})

test('whoever typed a number reads what is said of the value that counts for it, unit and all', () => {
  const item = anItem('numeric', {
    accepted: [
      { value: '4', tolerance: '3', toleranceIn: 'units', percent: 0, feedback: 'Round less.' },
      { value: '5', tolerance: '0.1', toleranceIn: 'units', percent: 100, feedback: 'Metres, yes.' },
    ],
    units: [
      { id: 'm', name: 'm', factor: '1' },
      { id: 'cm', name: 'cm', factor: '0.01' },
    ],
  })
  const said = (text: string, unit: string | null) =>
    feedbackOn(item, { text, mark: 'point', unit }, false).options.map(({ feedback }) => feedback)
  expect([said('500', 'cm'), said('3', 'm'), said('9', 'm'), said('5', null), said('?', 'm')]).toEqual([
    ['Metres, yes.'],
    ['Round less.'],
    [],
    [],
    [],
  ])
  expect(feedbackOn(item, undefined, true).options).toMatchObject([{ text: '5 ± 0.1', isChosen: false }])
})

test('whoever filled gaps reads beside each what is said of that word, number or choice, and of the right ones with the key', () => {
  const value = { value: '1.5', tolerance: '0.1', toleranceIn: 'units' as const }
  const item = anItem('cloze', {
    text: '{{city}} {{size}} {{metal}}',
    gaps: [
      {
        ...{ ask: 'text', id: 'city', weight: 1, ignoresCase: true, ignoresAccents: false },
        accepted: ['Paris', { text: '*', percent: 0, match: 'wildcards', feedback: 'Look at the map.' }],
      },
      { ask: 'number', id: 'size', weight: 1, accepted: [{ ...value, percent: 100, feedback: 'Metres.' }] },
      { ask: 'choice', id: 'metal', weight: 1, options: gapOptions(), keepsOrder: true },
    ],
  })
  const filled = { gaps: { city: ' Lyon ', size: '1,45', metal: 'a' }, mark: 'comma' }
  expect(feedbackOn(item, filled, false).options).toMatchObject([
    { gap: 1, isTyped: true, text: 'Lyon', feedback: 'Look at the map.' },
    { gap: 2, isTyped: true, text: '1,45', feedback: 'Metres.' },
    { gap: 3, isTyped: false, text: 'Iron', feedback: secret, isChosen: true },
  ])
  expect(feedbackOn(item, { gaps: { city: ' ' } }, true, 'comma').options).toMatchObject([
    { gap: 2, text: '1,5 ± 0,1', isChosen: false },
    { gap: 3, text: 'Zinc', isRight: true },
  ])
  expect(feedbackOn(item, { gaps: [] }, false).options).toEqual([])
  const turned = { ...item, text: '{{metal}} {{size}} {{city}}' }
  expect(feedbackOn(turned, filled, false).options.map(({ gap, text }) => [gap, text])).toEqual([
    [1, 'Iron'],
    [2, '1,45'],
    [3, 'Lyon'],
  ])
})
