import { expect, test } from 'vitest'
import { networksBehindInBrowser } from './networks-behind.ts'

test('a browser whose server offers the strict set names what it looks with, and nothing for liveness', () => {
  const behind = networksBehindInBrowser(new Set(['dlib-128d', 'nanodet-g-416']))
  expect(behind).toMatchObject({
    identity: [expect.stringMatching(/^dlib-128d@[0-9a-f]{8}$/)],
    liveness: [],
    things: [expect.stringMatching(/^nanodet-g-416@/)],
  })
})

test('with every network at hand a browser still looks for things with one of them', () => {
  const { identity, things } = networksBehindInBrowser(undefined)
  expect(identity).toHaveLength(2)
  expect(things).toEqual([expect.stringMatching(/^centernet-512@/)])
})
