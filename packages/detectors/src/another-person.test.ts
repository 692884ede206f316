import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('somebody who stands behind the candidate is noticed, and where', () => {
  expect(plays('another-person/triggers-somebody-stands-behind')).toMatchObject([
    { phase: 'began', detail: { what: 'person', where: 'right' } },
    { phase: 'ended' },
  ])
})

test('two bodies are two people even where no face is seen', () => {
  expect(plays('another-person/triggers-two-bodies-and-no-face')[0]).toMatchObject({ phase: 'began' })
})

test('the candidate’s own arm, somebody who walks past and a poster nobody is sure of are nobody', () => {
  expect(plays('another-person/quiet-an-arm-a-passer-by-and-a-poster')).toEqual([])
})
