import { expect, test } from 'vitest'
import { FaceChoice } from './face-choice.ts'

test('before the camera comes its preview is shown', () => {
  const choice = new FaceChoice()
  expect(choice.needsPreview(0, false)).toBe(true)
  expect(choice.takes('preview', 1_000, 50)).toBe(true)
})

test('a steady camera needs no preview', () => {
  const choice = new FaceChoice()
  for (const turn of [1, 2, 3, 4, 5, 6]) choice.takes('camera', turn * 200, turn * 200 + 20)
  expect(choice.needsPreview(1_300, true)).toBe(false)
  expect(choice.takes('preview', 1_500, 1_520)).toBe(false)
})

test('a camera that comes late and seldom does not turn the preview’s time back', () => {
  const choice = new FaceChoice()
  choice.takes('camera', 1_000, 1_100)
  expect(choice.needsPreview(2_700, false)).toBe(true)
  expect(choice.takes('preview', 2_600, 2_750)).toBe(true)
  expect(choice.takes('camera', 1_800, 2_800)).toBe(false)
  expect(choice.needsPreview(4_000, true)).toBe(true)
})

test('a camera that stops gives its place to the preview', () => {
  const choice = new FaceChoice()
  for (const turn of [1, 2, 3, 4, 5, 6]) choice.takes('camera', turn * 200, turn * 200 + 20)
  expect(choice.needsPreview(2_000, false)).toBe(false)
  expect(choice.needsPreview(2_800, false)).toBe(true)
  expect(choice.takes('preview', 2_700, 2_850)).toBe(true)
})

test('a clock that was set back does not stop the picture', () => {
  const choice = new FaceChoice()
  choice.takes('camera', 90_000, 100)
  expect(choice.takes('camera', 1_000, 200)).toBe(false)
  expect(choice.takes('camera', 2_500, 1_700)).toBe(true)
})

test('while the camera rests every picture of the preview is shown', () => {
  const choice = new FaceChoice()
  choice.takes('camera', 1_000, 1_050)
  const shown = [1_200, 1_400, 1_600, 1_800].map((at) => choice.takes('preview', at, at + 50))
  expect(shown).toEqual([false, true, true, true])
})
