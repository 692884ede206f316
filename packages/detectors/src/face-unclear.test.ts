import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a face that is too dark for minutes is told with its reason, until it matches again', () => {
  expect(plays('face-unclear/triggers-too-dark-for-long')).toMatchObject([
    { phase: 'began', detail: { why: 'dark' } },
    { phase: 'ended', detail: { why: 'dark' } },
  ])
})

test('good pictures of a face neither like nor unlike are told as such', () => {
  expect(plays('face-unclear/triggers-neither-like-nor-unlike')[0]).toMatchObject({
    phase: 'began',
    detail: { why: 'neither', seconds: expect.closeTo(304, -1) },
  })
})

test('one match in between, or a time in which nobody was there, is no long time', () => {
  expect(plays('face-unclear/quiet-leaning-out-now-and-then')).toEqual([])
})

test('with less patience the same stretch is told', () => {
  expect(plays('face-unclear/quiet-leaning-out-now-and-then', { afterMinutes: 2 })).toMatchObject([
    { phase: 'began', detail: { why: 'turned' } },
    { phase: 'ended' },
    { phase: 'began', detail: { why: 'cut' } },
    { phase: 'ended' },
  ])
})
