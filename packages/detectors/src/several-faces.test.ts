import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('somebody who leans in is noticed, though a face is lost now and then', () => {
  expect(plays('several-faces/triggers-a-friend-leans-in')).toMatchObject([
    { phase: 'began', detail: { faces: 2 } },
    { phase: 'ended' },
  ])
})

test('the most faces seen at once are told', () => {
  expect(plays('several-faces/triggers-two-others')[0]?.detail).toMatchObject({ faces: 3 })
})

test('one frame of a passer-by, and a poster the mesh does not take for a face, are nobody', () => {
  expect(plays('several-faces/quiet-a-passer-by-and-a-poster')).toEqual([])
})
