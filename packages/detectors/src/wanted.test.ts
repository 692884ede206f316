import { expect, test } from 'vitest'
import { wantedLooks, wantedObservations } from './wanted.ts'

const isOn = { isOn: true, severity: 'low', settings: {} } as const

test('only what a detector that is on watches is wanted', () => {
  const rules = { 'face-missing': isOn, 'page-hidden': { ...isOn, isOn: false } }
  expect([...wantedObservations(rules, [])]).toEqual(['faces'])
})

test('what is silenced for one candidate is not wanted of them', () => {
  const rules = { 'face-missing': isOn, 'page-hidden': isOn }
  expect([...wantedObservations(rules, ['face-missing'])]).toEqual(['page'])
})

test('things are looked for where a detector wants them, faces compared where there is a photo', () => {
  const detectors = { 'phone-seen': isOn, 'face-mismatch': isOn }
  expect(wantedLooks({ detectors, referencePhoto: true }, [])).toEqual(['identity', 'things'])
  expect(wantedLooks({ detectors, referencePhoto: false }, [])).toEqual(['things'])
  expect(wantedLooks({ detectors, referencePhoto: true }, ['phone-seen'])).toEqual(['identity'])
})
