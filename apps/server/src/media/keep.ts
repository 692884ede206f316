import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'

interface ToKeep {
  type: 'keep'
  fromAt: number
  toAt: number
  /** What the stretch is of, and whether that is over. */
  episode?: { id: string; isOver: boolean } | undefined
}

/**
 * Asks the page of an attempt to send what lies between two instants, with what lies around: under a policy that keeps
 * evidence only, the page holds the last seconds. Pages that keep everything or nothing are not touched by it.
 */
export function askToKeep(
  app: Pick<App, 'publish'>,
  attemptId: AttemptId,
  { fromAt, toAt, episode }: { fromAt: Date; toAt: Date; episode?: ToKeep['episode'] },
): void {
  const toKeep: ToKeep = { type: 'keep', fromAt: fromAt.getTime(), toAt: toAt.getTime(), episode }
  app.publish(topicOf(attemptId), toKeep)
}

/** Hears what the page of an attempt is asked to keep; returns what ends it. */
export function hearKeeps(
  app: Pick<App, 'subscribe'>,
  attemptId: AttemptId,
  hear: (toKeep: ToKeep) => void,
): () => void {
  return app.subscribe(topicOf(attemptId), (hint) => {
    const { fromAt, toAt, episode } = hint as Partial<ToKeep>
    if (fromAt !== undefined && toAt !== undefined)
      hear({ type: 'keep', fromAt, toAt, ...(episode ? { episode } : {}) })
  })
}

function topicOf(attemptId: AttemptId): string {
  return `recording:${attemptId}`
}
