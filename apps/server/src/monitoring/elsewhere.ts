import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import type { App } from '../platform/app.ts'
import '../media/tables.ts'
import { noteForRecheck } from './recheck-due.ts'
import { noteTold } from './told.ts'

const topic = 'signals-told'
/** So few at a time that they fit into a hint. */
const mostTogether = 8

interface ToldHint {
  by?: string
  attemptId?: AttemptId
  signals?: Signal[]
  clockOffsetMs?: number
}

/** Remembers what a browser noticed, here and in the process that looks at its pictures: one request may land on another. */
export function noteEverywhere(
  app: App,
  attemptId: AttemptId,
  signals: readonly Signal[],
  clockOffsetMs: number,
): void {
  note(app, attemptId, signals, clockOffsetMs)
  if (app.processes.isAlone) return
  for (let from = 0; from < signals.length; from += mostTogether) {
    const some = signals.slice(from, from + mostTogether)
    app.publish(topic, { by: app.processes.me, attemptId, signals: some, clockOffsetMs })
  }
}

/** Remembers what other processes were told; returns what ends it. */
export function hearTold(app: App): () => void {
  if (app.processes.isAlone) return () => undefined
  return app.subscribe(topic, ({ by, attemptId, signals, clockOffsetMs }: ToldHint) => {
    if (by === app.processes.me || !attemptId || !signals || clockOffsetMs === undefined) return
    note(app, attemptId, signals, clockOffsetMs)
  })
}

function note(app: App, attemptId: AttemptId, signals: readonly Signal[], clockOffsetMs: number): void {
  noteTold(app, attemptId, signals, clockOffsetMs)
  noteForRecheck(app, attemptId, signals, clockOffsetMs)
}

/**
 * Which of these attempts this process looks at: those whose preview arrives here, and, of those whose preview arrives
 * nowhere, those heard of here. Otherwise two would look, and one of them see nothing.
 */
export async function lookedAtElsewhere(
  app: App,
  attemptIds: readonly AttemptId[],
  isHeardHere: (attemptId: AttemptId) => boolean,
): Promise<ReadonlySet<AttemptId>> {
  if (app.processes.isAlone || attemptIds.length === 0) return new Set()
  const places = await app.db
    .selectFrom('livePlace')
    .select(['attemptId', 'processId'])
    .where('kind', '=', 'preview')
    .where('attemptId', 'in', attemptIds)
    .execute()
  const placeByAttempt = new Map(places.map(({ attemptId, processId }) => [attemptId, processId]))
  return new Set(
    attemptIds.filter((attemptId) => {
      const place = placeByAttempt.get(attemptId)
      const isGone =
        place === undefined || (place !== app.processes.me && !app.processes.find(place)?.isAlive)
      return isGone ? !isHeardHere(attemptId) : place !== app.processes.me
    }),
  )
}
