import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { expect, test } from 'vitest'
import { aTestApp } from '../platform/testing.ts'
import { noteTold, toldBy } from './told.ts'

const app = await aTestApp({ rooms: [] })

test('a page that tells of ever more kinds and episodes is remembered for the latest only', () => {
  const attemptId = '019a0000-0000-7000-8000-000000000000' as AttemptId
  const began = (kind: string, episode: string): Signal => ({
    ...{ kind, phase: 'began', episode, seq: 1, at: 0, since: 0 },
    ...{ confidence: 0.9, detail: {}, detector: `${kind}@1`, models: [] },
  })
  const kinds = Array.from({ length: 300 }, (_, index) => began(`kind-${index}`, 'one'))
  const episodes = Array.from({ length: 300 }, (_, index) => began('face-missing', `${index}`))
  noteTold(app, attemptId, [...kinds, ...episodes], 0)
  const { byKind } = toldBy(app).get(attemptId) ?? {}
  expect(byKind?.size).toBe(100)
  expect(byKind?.has('kind-299')).toBe(true)
  const { open } = byKind?.get('face-missing') ?? {}
  expect(open?.size).toBe(50)
  expect(open?.has('299')).toBe(true)
})
