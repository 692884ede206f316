import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { coloursIn, contrast } from './contrast.ts'

const { light, dark } = coloursIn(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'))

const grounds = ['paper', 'surface', 'raised', 'sunken', 'hover', 'pressed']
const pairs = [
  ...grounds.flatMap((ground) => [
    ['ink', ground],
    ['ink-soft', ground],
  ]),
  ...['paper', 'surface', 'raised', 'sunken'].flatMap((ground) => [
    ['ink-faint', ground],
    ['accent', ground],
    ['danger', ground],
    ['warning', ground],
    ['good', ground],
    ['info', ground],
  ]),
  ...['info', 'good', 'warning', 'danger', 'accent', 'severity-low'].flatMap((tone) => [
    [tone, `${tone}-soft`],
    ['ink', `${tone}-soft`],
  ]),
  ['ink-soft', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
]

test.each(pairs)('%s is legible on %s, by day and by night', (text = '', ground = '') => {
  expect(contrast(light.get(text) ?? '', light.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5)
  expect(contrast(dark.get(text) ?? '', dark.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5)
})

test.each(['line-strong', 'focus'])('%s, the edge of a control, stands out from its ground', (edge) => {
  expect(contrast(light.get(edge) ?? '', light.get('raised') ?? '')).toBeGreaterThanOrEqual(3)
  expect(contrast(dark.get(edge) ?? '', dark.get('raised') ?? '')).toBeGreaterThanOrEqual(3)
})

test('black on white has the contrast that the standard names', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
})
