import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { CandidateStatus } from '@invigil/contract/live.ts'
import { noteStatus } from '../monitoring/told.ts'
import type { App } from '../platform/app.ts'
import type { Stop } from '../platform/room.ts'
import { hearOthers, tellHeard } from './heard-elsewhere.ts'
import { heardOf, presenceAt } from './presence.ts'

/** Notes that a candidate's screen was heard of, with what it says of itself if it did. */
export function hearCandidate(
  app: App,
  { attemptId, sittingId }: { attemptId: AttemptId; sittingId: SittingId },
  status?: CandidateStatus,
): void {
  noteStatus(app, attemptId, status)
  const known = heardOf(app).get(attemptId)
  const wasSilent = known?.told === 'silent'
  heardOf(app).set(attemptId, {
    sittingId,
    at: app.now(),
    by: app.processes.me,
    status: status ?? known?.status ?? null,
    hasHandUp: known?.hasHandUp ?? false,
    told: 'here',
  })
  if (status || known?.told !== 'here') app.publishHere(`sitting:${sittingId}`, { type: 'heard', attemptId })
  tellHeard(app, attemptId, status)
  // Another process may have written down a silence before it ended.
  if (wasSilent || known?.by !== app.processes.me)
    void endSilence(app, attemptId).catch((error: unknown) => app.log.error({ err: error }, 'silence'))
}

/** Raises or lowers a candidate's hand on the wall. */
export function raiseHand(app: App, attemptId: AttemptId, sittingId: SittingId, isUp: boolean): void {
  const known = heardOf(app).get(attemptId)
  const by = app.processes.me
  const heard = known ?? { sittingId, at: app.now(), by, status: null, told: 'here' as const }
  heardOf(app).set(attemptId, { ...heard, hasHandUp: isUp })
  app.publishHere(`sitting:${sittingId}`, { type: 'heard', attemptId })
  tellHeard(app, attemptId)
}

/** Looks each second who fell silent, tells the wall, and writes silences of running attempts down for the timeline. */
export function startListening(app: App): Stop {
  const timer = setInterval(() => {
    void noteSilences(app).catch((error: unknown) => app.log.error({ err: error }, 'presence'))
  }, 1_000)
  const deaf = hearOthers(app)
  return () => {
    clearInterval(timer)
    deaf()
  }
}

/** One look; see `startListening`. */
export async function noteSilences(app: App): Promise<void> {
  const now = app.now()
  for (const [attemptId, heard] of heardOf(app)) {
    const presence = presenceAt(heard.at, now)
    if (presence === heard.told) continue
    heard.told = presence
    app.publishHere(`sitting:${heard.sittingId}`, { type: 'heard', attemptId })
    if (presence === 'silent' && isForUs(app, heard.by)) await beginSilence(app, attemptId, heard.at)
  }
}

/** Who heard a candidate last writes down the silence; where that process is dead, all others write the same row. */
function isForUs(app: App, by: string): boolean {
  return by === app.processes.me || !app.processes.find(by)?.isAlive
}

async function beginSilence(app: App, attemptId: AttemptId, fromAt: Date): Promise<void> {
  const { state } = await app.db
    .selectFrom('attempt')
    .select('state')
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  // Who has handed in may close the page.
  if (state !== 'running' && state !== 'paused') {
    heardOf(app).delete(attemptId)
    return
  }
  await app.db
    .insertInto('silence')
    .values({ attemptId, fromAt, toAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function endSilence(app: App, attemptId: AttemptId): Promise<void> {
  await app.db
    .updateTable('silence')
    .set({ toAt: app.now() })
    .where('attemptId', '=', attemptId)
    .where('toAt', 'is', null)
    .execute()
}
