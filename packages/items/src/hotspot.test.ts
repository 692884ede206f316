import { expect, test } from 'vitest'
import { problemsOf, scoreItem, textsOf, withoutKey } from './all.ts'
import { anItem } from './an-item.ts'

const show = {
  html: (text: string) => `<p>${text}</p>`,
  order: <Entry>(entries: readonly Entry[]) => [...entries],
  mix: <Entry>(entries: readonly Entry[]) => [...entries].reverse(),
}
const item = anItem('hotspot')
const rule = (points: [number, number][], changes = {}) => {
  const score = scoreItem(anItem('hotspot', changes), { points })
  return [score.points, score.explanation.params]
}

test('a point in each right region earns all the points', () => {
  expect(
    rule([
      [20, 20],
      [70, 70],
    ]),
  ).toEqual([4, { right: 2, wrong: 0, correct: 2 }])
})

test('a point beside everything takes one away, and never below nothing', () => {
  expect(
    rule([
      [20, 20],
      [99, 1],
    ]),
  ).toEqual([0, { right: 1, wrong: 1, correct: 2 }])
  expect(
    rule([
      [99, 1],
      [1, 99],
    ]),
  ).toEqual([0, { right: 0, wrong: 2, correct: 2 }])
})

test('two points in one region count once', () => {
  expect(
    rule([
      [20, 20],
      [21, 21],
    ]),
  ).toEqual([2, { right: 1, wrong: 0, correct: 2 }])
})

test('a trap that lies over a right region is hit first', () => {
  const regions = [
    { id: 'trap', area: { is: 'circle' as const, x: 20, y: 20, radius: 5 }, name: 'Trap', isRight: false },
    ...item.regions,
  ]
  expect(rule([[20, 20]], { regions })).toEqual([0, { right: 0, wrong: 1, correct: 2 }])
  expect(rule([[28, 28]], { regions })).toEqual([2, { right: 1, wrong: 0, correct: 2 }])
})

test('more points than may be set are not counted', () => {
  expect(
    rule(
      [
        [99, 1],
        [20, 20],
      ],
      { most: 1 },
    ),
  ).toEqual([0, { right: 0, wrong: 1, correct: 2 }])
})

test('all or nothing wants every right region and nothing else', () => {
  expect(
    rule(
      [
        [20, 20],
        [70, 70],
      ],
      { scoring: 'all-or-nothing' },
    )[0],
  ).toBe(4)
  expect(rule([[20, 20]], { scoring: 'all-or-nothing' })[0]).toBe(0)
})

test('regions chosen by their names are scored like points in them', () => {
  expect(scoreItem(item, { chosen: ['heart', 'lung'] })).toMatchObject({ points: 4 })
  expect(scoreItem(item, { chosen: ['heart', 'nose'] })).toMatchObject({ points: 0 })
  expect(scoreItem(item, { chosen: ['heart', 'heart'] })).toMatchObject({ points: 2 })
})

test('a candidate never sees which regions are right, nor any region where they are not shown', () => {
  const hidden = JSON.stringify(withoutKey(item, show))
  expect(hidden).not.toMatch(/isRight|heart|"radius"/)
  const shown = withoutKey(anItem('hotspot', { areShown: true }), show)
  expect(JSON.stringify(shown)).not.toContain('isRight')
  expect(shown).toMatchObject({ regions: [{ id: 'nose', name: 'Nose' }, { id: 'lung' }, { id: 'heart' }] })
})

test('the picture is looked for like every image of a text', () => {
  expect(textsOf(item)).toContain('![A body](file:0199a1c0-5e00-7001-8a00-00009e3779b2)')
})

test('what is unfinished is named', () => {
  const codes = (changes: object) => problemsOf(anItem('hotspot', changes)).map(({ code }) => code)
  expect(codes({})).toEqual([])
  expect(codes({ picture: null, regions: [] })).toEqual(['no-picture', 'no-right-region'])
  expect(codes({ most: 1 })).toEqual(['too-few-marks'])
  const flat = {
    id: 'flat',
    area: { is: 'rect', x: 0, y: 0, width: 0, height: 0 },
    name: ' ',
    isRight: false,
  }
  expect(codes({ areShown: true, regions: [...item.regions, flat, flat] })).toEqual([
    'empty-region',
    'region-without-name',
    'same-id-twice',
  ])
})
