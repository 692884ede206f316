import { Policy, presets } from '@invigil/contract/policy.ts'
import { expect, test } from 'vitest'
import { createWatch } from './all.ts'
import { rulesOf } from './presets.ts'

const kindsOn = (preset: (typeof presets)[number]) =>
  Object.entries(rulesOf(preset))
    .filter(([, rule]) => rule.isOn)
    .map(([kind]) => kind)

test('an open exam watches nothing, a strict one everything', () => {
  expect(kindsOn('open')).toEqual([])
  expect(kindsOn('strict')).toEqual(Object.keys(rulesOf('strict')))
})

test('each preset watches all that the gentler one watches', () => {
  expect(kindsOn('standard')).toEqual(expect.arrayContaining(kindsOn('light')))
  expect(kindsOn('strict')).toEqual(expect.arrayContaining(kindsOn('standard')))
})

test.for(presets)('the rules of %s fit a policy and start', (preset) => {
  const settings = Policy.shape.detectors.parse(rulesOf(preset))
  expect(() => createWatch({ settings, silenced: [], newId: () => 'one' })).not.toThrow()
})
