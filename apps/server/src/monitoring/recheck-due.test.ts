import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { expect, test } from 'vitest'
import { aTestApp } from '../platform/testing.ts'
import { dueByAttempt, forgetDue, noteForRecheck } from './recheck-due.ts'

const app = await aTestApp({ rooms: [], config: { visionProcesses: 1 } })

test('what waits to be looked at again is let go of when nobody looks at the attempt any more', () => {
  const attemptId = '019a0000-0000-7000-8000-000000000000' as AttemptId
  const at = app.now().getTime()
  const signal: Signal = {
    ...{ kind: 'face-missing', phase: 'began', episode: 'one', seq: 1, at, since: at - 5_000 },
    ...{ confidence: 0.9, detail: {}, detector: 'face-missing@1', models: [] },
  }
  noteForRecheck(app, attemptId, [signal], 0)
  forgetDue(app, () => false)
  expect(dueByAttempt(app).size).toBe(1)
  app.clock.advance({ seconds: 171 })
  forgetDue(app, () => true)
  expect(dueByAttempt(app).size).toBe(1)
  forgetDue(app, () => false)
  expect(dueByAttempt(app).size).toBe(0)
})
