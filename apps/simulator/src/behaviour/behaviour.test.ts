import { createWatch } from '@invigil/detectors/all.ts'
import { rulesOf } from '@invigil/detectors/presets.ts'
import { expect, test } from 'vitest'
import { observe, observePaste } from './observe.ts'
import { beginningBetween, momentAt, type Script } from './script.ts'

function signalsOf(script: Script, seconds = 120, seed = 7) {
  const watch = createWatch({ settings: rulesOf('standard'), silenced: [], newId: () => 'one' })
  return Array.from({ length: seconds }, (_, second) => second)
    .flatMap((second) => observe(script, second, second * 1000, seed))
    .flatMap((observation) => watch.see(observation))
    .map(({ kind, phase }) => `${kind} ${phase}`)
}

test('an honest candidate is silent, whatever the seed', () => {
  expect([1, 2, 3, 4, 5].flatMap((seed) => signalsOf([], 300, seed))).toEqual([])
})

test('who leaves for twenty seconds is noticed once, and again when back', () => {
  expect(signalsOf([{ what: 'leaves', from: 40, to: 60 }])).toEqual([
    'face-missing began',
    'face-missing ended',
  ])
})

test('a second person is noticed', () => {
  const script: Script = [{ what: 'has-company', from: 30, to: 50 }]
  expect(signalsOf(script)).toEqual(['several-faces began', 'several-faces ended'])
})

test('a long look aside is noticed', () => {
  const script: Script = [{ what: 'looks-aside', from: 30, to: 50 }]
  expect(signalsOf(script)).toEqual(['looking-away began', 'looking-away ended'])
})

test('a hidden page is noticed, and that it lost the focus', () => {
  const signals = signalsOf([{ what: 'hides-page', from: 30, to: 50 }])
  expect(signals).toContain('page-hidden began')
  expect(signals).toContain('page-hidden ended')
})

test('a paste from outside is noticed', () => {
  const watch = createWatch({ settings: rulesOf('standard'), silenced: [], newId: () => 'one' })
  expect(watch.see(observePaste(1000, 240))).toMatchObject([{ kind: 'copy-paste', phase: 'moment' }])
})

test('a script says what goes on and what begins', () => {
  const script: Script = [
    { what: 'raises-hand', from: 10, to: 20 },
    { what: 'writes', from: 12, text: 'May I ask?' },
  ]
  expect(momentAt(script, 15)).toMatchObject({ hasHandUp: true, view: 'alone' })
  expect(momentAt(script, 20)).toMatchObject({ hasHandUp: false })
  expect(beginningBetween(script, 11, 12)).toEqual([script[1]])
  expect(beginningBetween(script, 12, 13)).toEqual([])
})
