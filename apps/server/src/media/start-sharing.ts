import type { App } from '../platform/app.ts'
import type { KeyRing } from '../platform/key-ring.ts'
import type { Ingest } from './ingest.ts'
import { countFrom, type JournalNumbers, numbersInLots } from './journal-lots.ts'
import { LiveTracks } from './live-tracks.ts'
import { recoverJournal, tellRecovered } from './recover.ts'
import { recoverDead } from './recover-dead.ts'
import { answerOthers, askOthers } from './relay.ts'
import { RelayedTracks } from './relayed-tracks.ts'
import { shareRecorders } from './share-recorders.ts'
import { type Sharing, sharesNothing } from './sharing.ts'

interface Shared {
  numbers: JournalNumbers
  sharing: Sharing
  live: LiveTracks
  /** Ends it, once nothing is recorded any more; `isWhole` says that the index has everything. */
  leave: (isWhole: boolean) => Promise<void>
}

/**
 * Recovers what an earlier process of this data directory left, and joins the other processes where there can be any.
 * `ingest` is asked for only once somebody else asks for what it holds.
 */
export async function startSharing(
  app: App,
  folder: string,
  wrapping: KeyRing,
  ingest: () => Ingest,
): Promise<Shared> {
  if (!app.processes.isAlone) return await startAmongOthers(app, folder, wrapping, ingest)
  const recovered = await recoverJournal(app, folder, wrapping)
  tellRecovered(app, recovered)
  const numbers = countFrom(recovered.nextFile)
  // Another that took the directory ends this process: who still runs once it has looked was only held up.
  const mayPromise = () => (app.processes.isTrusted() ? 'now' : 'later')
  const sharing: Sharing = { ...sharesNothing, mayPromise }
  return { numbers, sharing, live: new LiveTracks(), leave: async () => undefined }
}

async function startAmongOthers(
  app: App,
  folder: string,
  wrapping: KeyRing,
  ingest: () => Ingest,
): Promise<Shared> {
  const relay = askOthers(app)
  const live = new RelayedTracks(app, relay)
  const answering = await answerOthers(app, app.config.relayHost, {
    watch: ({ attemptId, kind }, send) => live.watchHere(attemptId, kind, send),
    letGo: ({ attemptId, recorderId }) => ingest().giveUp(attemptId, recorderId),
    takenOver: ({ attemptId, kinds, recorderId }) => ingest().takenOver(attemptId, kinds, recorderId),
  })
  await app.processes.begin(answering.address)
  const numbers = await numbersInLots(app, folder)
  const recover = onceAtATime(() => recoverDead(app, folder, wrapping))
  await recover()

  const stops = [watchTrust(app, ingest), watchForDead(app, recover)]
  return {
    ...{ numbers, live },
    sharing: shareRecorders(app, relay, recover),
    async leave(isWhole) {
      for (const stop of stops) stop()
      live.stop()
      answering.stop()
      await relay.stop()
      const { me } = app.processes
      if (!isWhole) return app.processes.leaveBehind()
      await app.db.deleteFrom('livePlace').where('processId', '=', me).execute()
      await app.db.deleteFrom('recorderHold').where('processId', '=', me).execute()
    },
  }
}

/** Reads the journals of those that die beside us: their candidates come to a living process within seconds. */
function watchForDead(app: App, recover: () => Promise<void>): () => void {
  return app.processes.onDead((dead) => {
    if (dead.place !== app.processes.place) return
    recover().catch((error: unknown) => app.log.error({ err: error }, 'a journal could not be recovered yet'))
  })
}

/** Who was out of reach for seconds may have been taken for dead: what others took over is theirs. */
function watchTrust(app: App, ingest: () => Ingest): () => void {
  let wasTrusted = true
  const timer = setInterval(() => {
    const isTrusted = app.processes.isTrusted()
    if (isTrusted && !wasTrusted)
      ingest()
        .dropLost()
        .catch((error: unknown) => app.log.error({ err: error }, 'what others took over is not known'))
    wasTrusted = isTrusted
  }, 250)
  timer.unref()
  return () => clearInterval(timer)
}

/** Who asks while it is under way waits for that same run. */
function onceAtATime(run: () => Promise<void>): () => Promise<void> {
  let underway: Promise<void> | undefined
  return () => {
    underway ??= run().finally(() => {
      underway = undefined
    })
    return underway
  }
}
