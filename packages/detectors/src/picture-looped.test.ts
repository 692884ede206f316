import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('movements that come again every ten seconds are a loop, and its length is told', () => {
  const [began] = plays('picture-looped/triggers-ten-seconds-again-and-again')
  expect(began).toMatchObject({ phase: 'began', detail: { period: 10.5 } })
  expect(began?.confidence).toBeLessThan(0.95)
})

test('pictures that come again bit by bit are as good as certain', () => {
  const [began] = plays('picture-looped/triggers-bit-by-bit')
  expect(began).toMatchObject({ confidence: 0.99, detail: { period: 16, likeness: 1 } })
})

test('somebody who rocks, reads and once moves as before is no loop', () => {
  expect(plays('picture-looped/quiet-reading-and-rocking')).toEqual([])
})
