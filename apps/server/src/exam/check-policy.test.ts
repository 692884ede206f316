import { presets } from '@invigil/contract/policy.ts'
import { expect, test } from 'vitest'
import { checkPolicy } from './check-policy.ts'
import { policyOf } from './presets.ts'

const standard = policyOf('standard')
const faceMissing = { isOn: true, severity: 'medium', settings: { afterSeconds: 6 } } as const

test.each(presets.map((preset) => [preset]))('the preset %s stands as it is', (preset) => {
  expect(checkPolicy(policyOf(preset))).toEqual(policyOf(preset))
})

test('a changed patience makes it a changed preset', () => {
  const rule = { ...faceMissing, settings: { afterSeconds: 9 } }
  const policy = { ...standard, detectors: { ...standard.detectors, 'face-missing': rule } }
  expect(checkPolicy(policy)).toMatchObject({ preset: 'standard', isChanged: true })
})

test('changing it back makes it the preset again', () => {
  expect(checkPolicy({ ...standard, isChanged: true }).isChanged).toBe(false)
})

test('words about allowed aids belong to no preset', () => {
  expect(checkPolicy({ ...standard, allowedAids: 'a calculator' }).isChanged).toBe(false)
})

test('a detector without a rule is off, with the settings it starts from', () => {
  const { detectors } = checkPolicy({ ...standard, detectors: {} })
  expect(detectors['face-missing']).toEqual({
    isOn: false,
    severity: 'medium',
    settings: { afterSeconds: 5 },
  })
})

test('a patience of no time is refused by the detector’s own schema', () => {
  const rule = { ...faceMissing, settings: { afterSeconds: 0 } }
  const policy = { ...standard, detectors: { 'face-missing': rule } }
  expect(() => checkPolicy(policy)).toThrow(
    expect.objectContaining({
      code: 'detector-settings-wrong',
      params: { detector: 'face-missing', setting: 'afterSeconds' },
    }),
  )
})

test('a setting that the detector does not know is refused', () => {
  const rule = { ...faceMissing, settings: { afterSecond: 3 } }
  const policy = { ...standard, detectors: { 'face-missing': rule } }
  expect(() => checkPolicy(policy)).toThrow(
    expect.objectContaining({ params: { detector: 'face-missing', setting: 'afterSecond' } }),
  )
})

test('an unknown detector is refused', () => {
  const policy = { ...standard, detectors: { 'mind-reading': faceMissing } }
  expect(() => checkPolicy(policy)).toThrow(expect.objectContaining({ code: 'detector-settings-wrong' }))
})
