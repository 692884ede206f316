import { decodeFrame, type TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { LiveTracks, type Quality, type SendFrame } from './live-tracks.ts'
import type { Relay } from './relay.ts'
import { placesTopic } from './share-recorders.ts'

/** A track of another process that somebody watches here: one subscription, however many watch. */
interface Followed {
  attemptId: AttemptId
  kind: TrackKind
  viewers: number
  /** Whom we get it from now. */
  from: string | undefined
  leave: () => void
}

const lookMs = 1_000

/** Tracks of this process, and by the relay those of all others: who watches need not know where an attempt is. */
export class RelayedTracks extends LiveTracks {
  readonly #app: App
  readonly #relay: Relay
  /** Frames of other processes are shown from here: nothing listens in on them but viewers. */
  readonly #elsewhere = new LiveTracks()
  readonly #followed = new Map<string, Followed>()
  readonly #stops: (() => void)[]
  #isLooking = false

  constructor(app: App, relay: Relay) {
    super()
    this.#app = app
    this.#relay = relay
    // Places are told as they change, and read each second: a hint may be lost.
    const timer = setInterval(() => this.#look([...this.#followed.values()]), lookMs)
    timer.unref()
    const deaf = app.subscribe(placesTopic, (hint: { attemptId?: AttemptId }) =>
      this.#look([...this.#followed.values()].filter(({ attemptId }) => attemptId === hint.attemptId)),
    )
    this.#stops = [() => clearInterval(timer), deaf]
  }

  override watch(
    attemptId: AttemptId,
    kind: TrackKind,
    send: SendFrame,
    quality: Quality = 'all',
  ): () => void {
    const stops = [
      super.watch(attemptId, kind, send, quality),
      this.#elsewhere.watch(attemptId, kind, send, quality),
      this.#follow(attemptId, kind),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }

  /** Watches what is recorded in this process only: for the relay itself. */
  watchHere(attemptId: AttemptId, kind: TrackKind, send: SendFrame): () => void {
    return super.watch(attemptId, kind, send)
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    for (const followed of this.#followed.values()) followed.leave()
    this.#followed.clear()
  }

  #follow(attemptId: AttemptId, kind: TrackKind): () => void {
    const name = `${attemptId}:${kind}`
    const followed = this.#followed.get(name) ?? {
      ...{ attemptId, kind, viewers: 0, from: undefined },
      leave: () => undefined,
    }
    this.#followed.set(name, followed)
    followed.viewers += 1
    if (followed.viewers === 1) this.#look([followed])
    return () => {
      followed.viewers -= 1
      if (followed.viewers > 0) return
      followed.leave()
      this.#followed.delete(name)
      this.#elsewhere.end(attemptId, kind)
    }
  }

  #look(wanted: readonly Followed[]): void {
    if (wanted.length === 0 || (this.#isLooking && wanted.length > 1)) return
    if (wanted.length > 1) this.#isLooking = true
    this.#settle(wanted)
      .catch((error: unknown) => this.#app.log.warn({ err: error }, 'where attempts are shown is not known'))
      .finally(() => {
        if (wanted.length > 1) this.#isLooking = false
      })
  }

  async #settle(wanted: readonly Followed[]): Promise<void> {
    const places = await this.#app.db
      .selectFrom('livePlace')
      .select(['attemptId', 'kind', 'processId'])
      .where('attemptId', 'in', [...new Set(wanted.map(({ attemptId }) => attemptId))])
      .where('processId', '!=', this.#app.processes.me)
      .execute()
    const placeByName = new Map(places.map((row) => [`${row.attemptId}:${row.kind}`, row.processId]))
    for (const followed of wanted)
      this.#get(followed, placeByName.get(`${followed.attemptId}:${followed.kind}`))
  }

  #get(followed: Followed, processId: string | undefined): void {
    if (followed.from === processId || followed.viewers === 0) return
    const { attemptId, kind } = followed
    followed.leave()
    followed.leave = () => undefined
    this.#elsewhere.end(attemptId, kind)
    const other = processId ? this.#app.processes.find(processId) : undefined
    followed.from = other?.isAlive ? other.id : undefined
    if (!other?.isAlive) return
    followed.leave = this.#relay.watch(
      other,
      { ask: 'watch', attemptId, kind },
      {
        frame: (bytes) => {
          const frame = decodeFrame(bytes)
          if (typeof frame !== 'string') this.#elsewhere.show(attemptId, frame, bytes)
        },
        lost: () => {
          if (followed.from === other.id) followed.from = undefined
        },
      },
    )
  }
}
