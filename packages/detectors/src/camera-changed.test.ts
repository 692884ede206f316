import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('another device is a moment, told once with its name', () => {
  expect(plays('camera-changed/triggers-another-camera')).toMatchObject([
    { phase: 'moment', confidence: 1, detail: { what: 'device', label: 'USB Video Device (1bcf:2284)' } },
  ])
})

test('another size is noticed unless it is not wanted', () => {
  expect(plays('camera-changed/triggers-another-size')).toMatchObject([
    { detail: { what: 'size', size: '640×480' } },
  ])
  expect(plays('camera-changed/triggers-another-size', { noticesSize: false })).toEqual([])
})

test('the same camera, and a telephone that is turned, are nothing', () => {
  expect(plays('camera-changed/quiet-the-same-camera-and-a-turned-telephone')).toEqual([])
})
