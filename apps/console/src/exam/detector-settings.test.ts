import { detectors } from '@invigil/detectors/all.ts'
import { expect, test } from 'vitest'
import { settingsOf } from './detector-settings.ts'

test.each(detectors.map(({ kind }) => [kind] as const))('every setting of %s has a field', (kind) => {
  const { settings } = detectors.find((one) => one.kind === kind) ?? detectors[0]
  expect(settingsOf(kind).map(({ name }) => name)).toEqual(Object.keys(settings.shape))
})

test('a field knows where its setting starts and how far it goes', () => {
  expect(settingsOf('face-missing')).toEqual([
    { is: 'number', name: 'afterSeconds', starts: 5, least: 1, most: 120, step: 0.5 },
  ])
})

test('a share is set in small steps, a count in whole ones, a yes or no with a box', () => {
  expect(settingsOf('several-faces')).toContainEqual(
    expect.objectContaining({ name: 'sureness', least: 0.4, most: 0.95, step: 0.005 }),
  )
  expect(settingsOf('copy-paste')).toContainEqual(expect.objectContaining({ name: 'fromLength', step: 1 }))
  expect(settingsOf('copy-paste')).toContainEqual({ is: 'boolean', name: 'noticesPasting', starts: true })
})
