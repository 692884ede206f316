import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { Alert } from '@invigil/contract/incident.ts'
import type { Message, Tile, ToWall } from '@invigil/contract/live.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import { heardNow, tilesOf } from './tile.ts'

type Send = (message: ToWall) => void

/** What is told about a sitting; a change of an attempt names it. */
interface Hint {
  type?: string
  attemptId?: AttemptId
  alert?: Alert
  message?: Message
  talks?: { attemptId: AttemptId; with: string | null }
}

/** Changes of tiles within this time are sent together. Alerts never wait. */
const gatherMs = 100

/** The feeds of this server, one for each sitting that somebody watches. */
export const wallFeeds = perApp((app) => new WallFeeds(app))

class WallFeeds {
  readonly #app: App
  readonly #feeds = new Map<SittingId, WallFeed>()

  constructor(app: App) {
    this.#app = app
  }

  /** Sends a sitting's changes until the returned function is called. */
  join(sittingId: SittingId, send: Send): () => void {
    const feed = this.#feeds.get(sittingId) ?? new WallFeed(this.#app, sittingId)
    this.#feeds.set(sittingId, feed)
    feed.viewers.add(send)
    return () => {
      feed.viewers.delete(send)
      if (feed.viewers.size > 0) return
      feed.stop()
      this.#feeds.delete(sittingId)
    }
  }
}

/** Reads changed tiles once, however many proctors watch. */
class WallFeed {
  readonly viewers = new Set<Send>()
  readonly stop: () => void
  readonly #app: App
  readonly #sittingId: SittingId
  readonly #tiles = new Map<AttemptId, Tile>()
  /** To be read from the database again, and to be sent with what is known but freshly heard. */
  readonly #changed = new Set<AttemptId>()
  readonly #heard = new Set<AttemptId>()
  #timer: NodeJS.Timeout | undefined

  constructor(app: App, sittingId: SittingId) {
    this.#app = app
    this.#sittingId = sittingId
    const leave = app.subscribe(`sitting:${sittingId}`, (hint) => this.#take(hint as Hint))
    this.stop = () => {
      leave()
      clearTimeout(this.#timer)
    }
  }

  #take(hint: Hint): void {
    const { type, attemptId, alert, message, talks } = hint
    if (alert) this.#send({ type: 'alert', alert })
    if (message) this.#send({ type: 'message', message })
    if (talks) this.#send({ type: 'talks', ...talks })
    if (!attemptId) return
    const isOnlyHeard = type === 'heard' && this.#tiles.has(attemptId)
    ;(isOnlyHeard ? this.#heard : this.#changed).add(attemptId)
    this.#timer ??= setTimeout(() => void this.#flush(), gatherMs)
  }

  async #flush(): Promise<void> {
    const changed = [...this.#changed]
    const heard = [...this.#heard].filter((id) => !this.#changed.has(id))
    this.#changed.clear()
    this.#heard.clear()
    this.#timer = undefined
    for (const id of heard) {
      const tile = this.#tiles.get(id)
      if (tile) this.#show({ ...tile, ...heardNow(this.#app, id) })
    }
    if (changed.length === 0) return
    try {
      for (const tile of await tilesOf(this.#app, this.#sittingId, changed)) this.#show(tile)
    } catch (error) {
      // The next change reads them again; a wall that joins anew reads everything. Without walls the server may be stopping.
      if (this.viewers.size > 0) this.#app.log.error({ err: error }, 'tiles could not be read')
    }
  }

  #show(tile: Tile): void {
    this.#tiles.set(tile.attemptId, tile)
    this.#send({ type: 'tile', tile })
  }

  #send(message: ToWall): void {
    for (const send of this.viewers) send(message)
  }
}
