import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a lid that is tilted moves the camera', () => {
  const [began, ended] = plays('camera-moved/triggers-lid-tilted')
  expect(began).toMatchObject({ phase: 'began', detail: { how: 'moved' } })
  expect(ended?.detail.seconds).toBeGreaterThan(20)
})

test('another picture from one look to the next is told apart', () => {
  expect(plays('camera-moved/triggers-another-picture-at-once')[0]?.detail).toMatchObject({
    how: 'replaced',
  })
})

test('leaning, a knock against the table and the light going out are not', () => {
  expect(plays('camera-moved/quiet-leaning-a-knock-and-the-light')).toEqual([])
})
