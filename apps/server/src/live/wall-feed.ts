import type { Proctors } from '@invigil/contract/charge.ts'
import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { Alert } from '@invigil/contract/incident.ts'
import type { Message, Tile, ToWall } from '@invigil/contract/live.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import { readWallNews, whileHintsAreLost } from './catch-up.ts'
import { theProctors } from './proctors.ts'
import { heardNow, tilesOf } from './tile.ts'

/** What all walls of a sitting are sent alike; `proctors` is told each by whose it is. */
type ToEveryWall = Exclude<ToWall, { type: 'proctors' }> | { type: 'proctors'; proctors: Proctors }
type Send = (message: ToEveryWall) => void

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
/** Who is at the wall is looked up this often too: another server’s walls end without a word when it does. */
const lookAgainMs = 10_000

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
  #proctorsTimer: NodeJS.Timeout | undefined
  #proctors = ''

  constructor(app: App, sittingId: SittingId) {
    this.#app = app
    this.#sittingId = sittingId
    const leave = app.subscribe(`sitting:${sittingId}`, (hint) => this.#take(hint as Hint))
    const looking = setInterval(() => this.#gatherProctors(), lookAgainMs)
    const read = readWallNews(app, sittingId, {
      tile: (tile) => this.#show(tile),
      alert: (alert) => this.#send({ type: 'alert', alert }),
      message: (message) => this.#send({ type: 'message', message }),
    })
    const stopReading = whileHintsAreLost(app, read)
    this.stop = () => {
      leave()
      stopReading()
      clearInterval(looking)
      clearTimeout(this.#proctorsTimer)
      clearTimeout(this.#timer)
    }
  }

  #take(hint: Hint): void {
    const { type, attemptId, alert, message, talks } = hint
    if (alert) this.#send({ type: 'alert', alert })
    if (message) this.#send({ type: 'message', message })
    if (talks) this.#send({ type: 'talks', ...talks })
    if (type === 'proctors') this.#gatherProctors()
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

  #gatherProctors(): void {
    this.#proctorsTimer ??= setTimeout(() => void this.#tellProctors(), gatherMs)
  }

  async #tellProctors(): Promise<void> {
    this.#proctorsTimer = undefined
    try {
      const proctors = await theProctors(this.#app, this.#sittingId)
      const now = JSON.stringify(proctors)
      if (now === this.#proctors) return
      this.#proctors = now
      this.#send({ type: 'proctors', proctors })
    } catch (error) {
      if (this.viewers.size > 0) this.#app.log.error({ err: error }, 'the proctors of a wall')
    }
  }

  #show(tile: Tile): void {
    this.#tiles.set(tile.attemptId, tile)
    this.#send({ type: 'tile', tile })
  }

  #send(message: ToEveryWall): void {
    for (const send of this.viewers) send(message)
  }
}
