import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a lamp that goes out is one moment', () => {
  expect(plays('light-changed/triggers-the-lamp-goes-out')).toMatchObject([
    { phase: 'moment', detail: { way: 'darker', step: 50 } },
  ])
})

test('a cloud, a white page and somebody standing up are not the light', () => {
  expect(plays('light-changed/quiet-a-cloud-and-a-white-page')).toEqual([])
})
