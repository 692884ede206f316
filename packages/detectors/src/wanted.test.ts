import { expect, test } from 'vitest'
import { wantedObservations } from './wanted.ts'

const isOn = { isOn: true, severity: 'low', settings: {} } as const

test('only what a detector that is on watches is wanted', () => {
  const rules = { 'face-missing': isOn, 'page-hidden': { ...isOn, isOn: false } }
  expect([...wantedObservations(rules, [])]).toEqual(['faces'])
})

test('what is silenced for one candidate is not wanted of them', () => {
  const rules = { 'face-missing': isOn, 'page-hidden': isOn }
  expect([...wantedObservations(rules, ['face-missing'])]).toEqual(['page'])
})
