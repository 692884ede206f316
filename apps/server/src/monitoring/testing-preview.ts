import { randomUUID } from 'node:crypto'
import type { CandidateStatus } from '@invigil/contract/live.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import type { TestDevice } from '../attempt/testing.ts'
import { aConfig, aPretendRecorder } from '../media/testing-recorder.ts'
import type { TestApp } from '../platform/testing.ts'
import { analysesOf, tick } from './analyse.ts'
import { noteStatus } from './told.ts'

/** A candidate whose camera sends a still a second, and whose page says what a test wants it to say. */
export interface PretendCandidate {
  /** Sends these pictures, one a second of the test's clock, each looked at before the next; `undefined` sends none. */
  shows(pictures: readonly (Buffer | undefined)[]): Promise<void>
  /** What the page says of itself from now on, each second. */
  says(status: Partial<CandidateStatus>): void
  /** What the page's own detectors tell. */
  tells(signals: readonly Pick<Signal, 'kind' | 'phase' | 'episode'>[]): Promise<void>
  stop(): void
}

/** What a page says of itself when nothing is wrong. */
export const well: CandidateStatus = {
  ...{ camera: 'live', microphone: 'live', screen: 'off', recording: 'recording', sensors: 'running' },
  ...{ answered: 0, items: 4, unsaved: 0, hasHandUp: false },
}

/** Connects a candidate's camera to a test's server, which must listen at `address` and have a vision process. */
export async function aPretendCandidate(
  app: TestApp,
  address: string,
  { attemptId, attemptKey, client }: TestDevice,
): Promise<PretendCandidate> {
  const socket = `${address.replace('http', 'ws')}/socket/media/${attemptId}`
  const recorder = aPretendRecorder(() => socket, { key: attemptKey })
  await recorder.until(() => recorder.notices.length > 0)
  const began = app.now().getTime()
  const stills = { form: 'stills', codec: undefined, width: 320, height: 240 } as const
  recorder.send('preview', { kind: 'config', ts: 0, payload: aConfig(began, stills as object) })
  await recorder.until(() => analysesOf(app).get(attemptId)?.isWatching === true)
  const outboxId = randomUUID()
  let status = well
  let seq = 0

  async function second(picture: Buffer | undefined): Promise<void> {
    app.clock.advance({ seconds: 1 })
    const now = app.now().getTime()
    noteStatus(app, attemptId, status)
    if (picture) {
      const analysis = analysesOf(app).get(attemptId)
      // However busy the machine of the tests is, each picture has its turn.
      if (analysis) analysis.share = Number.POSITIVE_INFINITY
      recorder.send('preview', { kind: 'still', isKey: true, ts: (now - began) * 1000, payload: picture })
      const isDone = () => analysis?.lastAt === now && !analysis.isLooking
      await recorder.until(() => analysis?.isWatching !== true || isDone())
    }
    await tick(app)
    await analysesOf(app).get(attemptId)?.settled()
  }

  return {
    async shows(pictures) {
      for (const picture of pictures) await second(picture)
      // Pictures are promised several at a time, a moment later: who looks at each does not wait for that each time.
      await recorder.until(() => recorder.acked('preview') === recorder.made.get('preview')?.length)
    },
    says(change) {
      status = { ...well, ...change }
    },
    async tells(signals) {
      const at = app.now().getTime()
      const numbered = signals.map((signal) => ({
        ...{ ...signal, seq: ++seq, at, since: at - 5_000, confidence: 0.9, detail: {} },
        ...{ detector: `${signal.kind}@1`, models: [] },
      }))
      await client.monitoring.signals({ attemptId, outboxId, signals: numbered, sentAt: at })
    },
    stop: () => recorder.stop(),
  }
}
