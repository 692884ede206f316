import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a covered lens is called covered although it is dark as well', () => {
  expect(plays('camera-blocked/triggers-lens-covered')[0]?.detail).toMatchObject({ reason: 'covered' })
})

test('the light going out is called dark', () => {
  expect(plays('camera-blocked/triggers-the-light-goes-out')[0]?.detail).toMatchObject({ reason: 'dark' })
})

test('a sneeze into the lens, frames repeated in poor light and a soft evening picture are fine', () => {
  expect(plays('camera-blocked/quiet-a-sneeze-and-an-evening')).toEqual([])
})
