import type { SittingId } from '@invigil/contract/ids.ts'
import type { Alert } from '@invigil/contract/incident.ts'
import type { Message, Tile } from '@invigil/contract/live.ts'
import { alertsOf } from '../incident/alert.ts'
import type { App } from '../platform/app.ts'
import { messagesOfSitting } from './message.ts'
import { tilesOf } from './tile.ts'

const lookMs = 1_000
/** Hints may have been lost for so long before anybody noticed. */
const unnoticedMs = 3_000

/** Looks each second while hints of other processes may be lost, and once more afterwards; returns what ends it. */
export function whileHintsAreLost(app: App, look: (since: Date) => Promise<void>): () => void {
  let since: Date | undefined
  let isLooking = false
  const timer = setInterval(() => {
    const arrive = app.hintsArrive()
    if (!arrive) since ??= new Date(app.now().getTime() - unnoticedMs)
    if (!since || isLooking) return
    isLooking = true
    look(since)
      .then(() => {
        if (arrive) since = undefined
      })
      .catch((error: unknown) => app.log.warn({ err: error }, 'what hints did not tell cannot be read'))
      .finally(() => {
        isLooking = false
      })
  }, lookMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** What a wall shows without hints: told when it differs from what was told before. */
export interface WallNews {
  tile(tile: Tile): void
  alert(alert: Alert): void
  message(message: Message): void
}

/** Reads the wall of a sitting and tells what is new in it. */
export function readWallNews(app: App, sittingId: SittingId, news: WallNews): (since: Date) => Promise<void> {
  const toldById = new Map<string, string>()
  const isNew = (id: string, thing: object) => {
    const text = JSON.stringify(thing)
    const isKnown = toldById.get(id) === text
    toldById.set(id, text)
    return !isKnown
  }
  return async (since) => {
    const [alerts, messages, tiles] = await Promise.all([
      alertsOf(app, sittingId),
      messagesOfSitting(app, sittingId),
      tilesOf(app, sittingId),
    ])
    const isFirst = toldById.size === 0
    for (const alert of alerts.toReversed())
      if (isNew(alert.id, alert) && (!isFirst || new Date(alert.raisedAt) >= since)) news.alert(alert)
    for (const message of messages)
      if (isNew(message.id, message) && new Date(message.sentAt) >= since) news.message(message)
    for (const tile of tiles) if (isNew(tile.attemptId, tile)) news.tile(tile)
  }
}
