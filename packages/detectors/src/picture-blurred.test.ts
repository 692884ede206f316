import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a tenth of the own sharpness for long is blurred', () => {
  const [began, ended] = plays('picture-blurred/triggers-something-greasy-on-the-lens')
  expect(began?.phase).toBe('began')
  expect(began?.detail.share).toBeLessThan(0.15)
  expect(ended?.detail.seconds).toBeGreaterThan(23)
})

test('a focus that hunts, a softer evening and darkness are not', () => {
  expect(plays('picture-blurred/quiet-focus-hunting-and-darkness')).toEqual([])
})

test('a camera that was never sharp is its own measure', () => {
  expect(plays('picture-blurred/quiet-a-camera-that-was-never-sharp')).toEqual([])
})

test('a lamp that goes off takes the contrast with it, and blurs nothing', () => {
  expect(plays('picture-blurred/quiet-the-lamp-goes-off')).toEqual([])
})
