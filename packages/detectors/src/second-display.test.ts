import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a display plugged in is noticed until it is gone', () => {
  expect(plays('second-display/triggers-plugged-in').map(({ phase }) => phase)).toEqual(['began', 'ended'])
})

test('a browser that does not tell is believed, and a flicker is nothing', () => {
  expect(plays('second-display/quiet-unknown-and-a-flicker')).toEqual([])
})
