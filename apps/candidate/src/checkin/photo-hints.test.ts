import type { Face } from '@invigil/sensors/observation.ts'
import { expect, test } from 'vitest'
import { photoHints } from './photo-hints.ts'

const clear = { luma: 120, sharpness: 400 }
const face: Face = {
  box: { left: 0.35, top: 0.25, width: 0.25, height: 0.45 },
  score: 0.9,
  presence: 1,
  outside: 0,
  pose: { yaw: 4, pitch: -9, roll: 2 },
}

test('a face that looks into a clear picture needs nothing', () => {
  expect(photoHints({ faces: [face] }, clear)).toEqual([])
})

test('nobody and a crowd are told apart', () => {
  expect(photoHints({ faces: [] }, clear)).toEqual(['no-face'])
  expect(photoHints({ faces: [face, face] }, clear)).toEqual(['several-faces'])
})

test('a dark picture is said before all else', () => {
  expect(photoHints({ faces: [] }, { luma: 20, sharpness: 400 })).toEqual(['dark', 'no-face'])
})

test('a face far away, turned, half outside or blurred is each named', () => {
  const box = { left: 0.5, top: 0.5, width: 0.08, height: 0.1 }
  expect(photoHints({ faces: [{ ...face, box }] }, clear)).toEqual(['small'])
  const pose = { yaw: -31, pitch: 0, roll: 0 }
  expect(photoHints({ faces: [{ ...face, pose }] }, clear)).toEqual(['turned'])
  expect(photoHints({ faces: [{ ...face, outside: 0.3 }] }, clear)).toEqual(['cut'])
  expect(photoHints({ faces: [face] }, { luma: 120, sharpness: 12 })).toEqual(['blurred'])
})
