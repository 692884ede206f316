import { type TrackKind, trackKinds } from '@invigil/contract/frame.ts'
import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import type { MediaNotice } from '@invigil/contract/media.ts'
import type { App } from '../platform/app.ts'
import type { KeyRing } from '../platform/key-ring.ts'
import { Refusal } from '../platform/refusal.ts'
import { theAttemptKey } from './attempt-keys.ts'
import type { Chunk } from './chunk.ts'
import type { ChunkIndex } from './chunk-index.ts'
import { mediaCounters } from './counters.ts'
import type { Journal } from './journal.ts'
import { hearKeeps } from './keep.ts'
import type { LiveTracks } from './live-tracks.ts'
import { RecorderIntake, type RecorderLink } from './recorder-intake.ts'
import type { Sharing } from './sharing.ts'
import { startTracks, unkeptTracks } from './start-tracks.ts'
import type { ClosedChunk } from './track-intake.ts'

/** What a recorder may do, as the room that knows the attempt decided. */
export interface Admitted {
  attemptId: AttemptId
  /** Chosen by the recorder at each page load: a track belongs to one recorder, so numbers never meet twice. */
  recorderId: string
  kinds: readonly TrackKind[]
  /** False: shown live, never stored. */
  keeps: boolean
  /** True for the page that records now, false for one that only delivers what an earlier page could not. */
  isLive: boolean
  /** True: of what it sends only stills are taken. */
  onlyStills?: boolean
}

/** A place prepared for a recorder's connection. */
export interface Seat {
  /** Begins to serve the connection; returns what takes its messages and what hears of its end. */
  sit(link: RecorderLink): { receive(bytes: Buffer): void; left(): void }
}

export interface IngestParts {
  journal: Journal
  index: ChunkIndex
  live: LiveTracks
  wrapping: KeyRing
  sharing: Sharing
}

/** After this long without a connection a recorder's last chunk is closed and its memory freed, in milliseconds. */
const lingerMs = 15_000
/** A key frame is asked for no more often than this, in milliseconds. */
const keyAgainMs = 2_000

/** Everything that is being recorded in this process. */
export class Ingest {
  readonly #app: App
  readonly #parts: IngestParts
  readonly #intakes = new Map<string, Promise<RecorderIntake>>()
  readonly #ready = new Map<string, RecorderIntake>()
  /** Who shows each kind of an attempt now: its page, a phone beside it, a proctor who speaks. */
  readonly #liveRecorder = new Map<string, string>()

  /** The term under which each recorder is held, see sharing.ts. */
  readonly #terms = new Map<string, number>()
  /** When a key frame was last asked for, by attempt and kind. */
  readonly #keyAskedAt = new Map<string, number>()

  constructor(app: App, parts: IngestParts) {
    this.#app = app
    this.#parts = parts
    parts.live.onWatched((kind, attemptId) => this.#askForKey(attemptId, kind))
  }

  /** Prepares a recorder's place: its key, and its tracks as far as they are durable. */
  async prepare(admitted: Admitted): Promise<Seat> {
    if (this.#parts.journal.isFailing) throw new Refusal('overloaded', 'the journal cannot store just now')
    const intake = await this.#intake(admitted)
    return {
      sit: (link) => {
        if (!this.#isHeld(admitted, intake)) {
          link.close(1012, 'come again')
          return { receive: () => undefined, left: () => undefined }
        }
        if (admitted.isLive) this.#takeOver(admitted, intake)
        const left = intake.connect(link)
        const deaf = this.#hearKeeps(admitted, intake)
        return {
          receive: (bytes) => intake.receive(link, bytes),
          left: () => {
            left()
            deaf()
            if (!intake.isConnected) this.#linger(admitted, intake)
          },
        }
      },
    }
  }

  /** Tells every recorder something and, with a code, ends the connections. */
  tellAll(message: MediaNotice, code?: number): void {
    for (const intake of this.#ready.values()) intake.tell(message, code)
  }

  /** Lets go of an attempt's recorders and of its key in their memory: its recording is erased. */
  letGo(attemptId: AttemptId): void {
    for (const [name, intake] of this.#ready) {
      if (intake.setting.attemptId !== attemptId) continue
      intake.tell({ type: 'taken-over' }, 4001)
      for (const track of intake.tracks.values()) track.closeChunk()
      this.#ready.delete(name)
      this.#intakes.delete(name)
    }
  }

  /**
   * Gives a recorder to another process that asks for it; returns when all that it brought is in the index. Throws when
   * that cannot be just now.
   */
  async giveUp(attemptId: AttemptId, recorderId: string): Promise<void> {
    const name = nameOf({ attemptId, recorderId })
    const intake = await this.#intakes.get(name)
    if (!intake) return
    intake.hangUp(1012, 'come again')
    await this.#forget({ attemptId, recorderId, kinds: [...intake.tracks.keys()] }, intake)
    if (this.#ready.get(name) === intake) throw new Error('what it brought is not in the index yet')
  }

  /** Lets go of recorders that went on with another process while this one was out of reach. */
  async dropLost(): Promise<void> {
    const held = await this.#parts.sharing.held()
    for (const [name, intake] of this.#ready) {
      if (held.has(name)) continue
      this.#parts.index.stopMarking()
      intake.hangUp(1012, 'come again')
      this.#ready.delete(name)
      this.#intakes.delete(name)
    }
  }

  /** Another process shows these kinds of an attempt now. */
  takenOver(attemptId: AttemptId, kinds: readonly TrackKind[], byRecorder: string): void {
    for (const kind of kinds) {
      const recorderId = this.#liveRecorder.get(`${attemptId}:${kind}`)
      if (!recorderId) continue
      this.#liveRecorder.delete(`${attemptId}:${kind}`)
      this.#parts.live.end(attemptId, kind)
      if (recorderId === byRecorder) continue
      this.#ready.get(nameOf({ attemptId, recorderId }))?.tell({ type: 'taken-over' }, 4001)
    }
  }

  /** Closes all chunks, before the index is written for the last time. */
  closeChunks(): void {
    for (const intake of this.#ready.values()) for (const track of intake.tracks.values()) track.closeChunk()
  }

  /** The chunks of an attempt's tracks that are not in the index yet, as far as they are durable. */
  openChunks(attemptId: AttemptId, kind: TrackKind): { trackId: TrackId; chunk: Chunk }[] {
    return [...this.#ready.values()]
      .filter((intake) => intake.setting.attemptId === attemptId)
      .flatMap((intake) => {
        const track = intake.tracks.get(kind)
        if (!track) return []
        const { id: trackId } = track.start
        const open = track.open ? [track.open] : []
        return [...this.#parts.index.waitingOf(trackId), ...open].map((chunk) => ({ trackId, chunk }))
      })
  }

  /** The lowest journal file that an open chunk lies in. */
  get oldestOpenFile(): number {
    const files = [...this.#ready.values()].flatMap((intake) =>
      [...intake.tracks.values()].flatMap((track) => track.open?.places.map(({ file }) => file) ?? []),
    )
    return Math.min(this.#parts.journal.file, ...files)
  }

  /** Between `prepare` and `sit` the same recorder may have been forgotten, or loaded anew by another connection. */
  #isHeld(admitted: Admitted, intake: RecorderIntake): boolean {
    const name = nameOf(admitted)
    const held = this.#ready.get(name) ?? intake
    this.#ready.set(name, held)
    if (held === intake) this.#intakes.set(name, Promise.resolve(intake))
    return held === intake
  }

  async #intake(admitted: Admitted): Promise<RecorderIntake> {
    const name = nameOf(admitted)
    const known = this.#intakes.get(name)
    if (known) return known
    const loading = this.#load(admitted)
    this.#intakes.set(name, loading)
    try {
      const intake = await loading
      this.#ready.set(name, intake)
      return intake
    } catch (error) {
      this.#intakes.delete(name)
      throw error
    }
  }

  async #load(admitted: Admitted): Promise<RecorderIntake> {
    const { attemptId } = admitted
    const term = await this.#parts.sharing.hold(attemptId, admitted.recorderId)
    this.#terms.set(nameOf(admitted), term)
    const key = await theAttemptKey(this.#app, this.#parts.wrapping, attemptId)
    const tracks = admitted.keeps ? await startTracks(this.#app, admitted) : unkeptTracks(admitted)
    const counters = mediaCounters(this.#app)
    const names = namesOf(attemptId)
    return new RecorderIntake({
      attemptId,
      key,
      tracks,
      keeps: admitted.keeps,
      onlyStills: admitted.onlyStills ?? false,
      now: () => this.#app.now().getTime(),
      mark: (track) => this.#parts.journal.mark(track),
      taken: (frame, bytes) => {
        counters.countBytes(bytes.length)
        if (this.#liveRecorder.get(names[frame.track]) === admitted.recorderId)
          this.#parts.live.show(attemptId, frame, bytes)
      },
      mayPromise: () => this.#parts.sharing.mayPromise(),
      count: counters.countFrame,
      chunk: (closed: ClosedChunk) => this.#parts.index.add(closed),
    })
  }

  #takeOver({ attemptId, recorderId, kinds }: Admitted, intake: RecorderIntake): void {
    const before = new Set(kinds.map((kind) => this.#liveRecorder.get(`${attemptId}:${kind}`)))
    before.delete(recorderId)
    for (const other of before)
      if (other) this.#ready.get(nameOf({ attemptId, recorderId: other }))?.tell({ type: 'taken-over' }, 4001)
    for (const kind of kinds) this.#liveRecorder.set(`${attemptId}:${kind}`, recorderId)
    this.#parts.sharing.shows(attemptId, kinds, recorderId)
    for (const kind of kinds) this.#parts.live.begin(attemptId, kind, intake.tracks.get(kind)?.config)
  }

  /** A screen makes few key frames, for they are large: who begins to watch asks for one. */
  #askForKey(attemptId: AttemptId, kind: TrackKind): void {
    const name = `${attemptId}:${kind}`
    const recorderId = this.#liveRecorder.get(name)
    const now = performance.now()
    if (kind !== 'screen' || !recorderId) return
    if (now - (this.#keyAskedAt.get(name) ?? Number.NEGATIVE_INFINITY) < keyAgainMs) return
    this.#keyAskedAt.set(name, now)
    this.#ready.get(nameOf({ attemptId, recorderId }))?.tell({ type: 'key-wanted', track: kind })
  }

  /** A page that shows without keeping is told what it should keep after all. */
  #hearKeeps({ attemptId, isLive, keeps }: Admitted, intake: RecorderIntake): () => void {
    if (!isLive || keeps) return () => undefined
    return hearKeeps(this.#app, attemptId, (toKeep) => intake.tell(toKeep))
  }

  #linger(admitted: Leaving, intake: RecorderIntake): void {
    setTimeout(() => void this.#forget(admitted, intake), lingerMs).unref()
  }

  async #forget(admitted: Leaving, intake: RecorderIntake): Promise<void> {
    const { attemptId, recorderId, kinds } = admitted
    const name = nameOf(admitted)
    // It may have gone to another process and come back as another intake meanwhile.
    if (intake.isConnected || this.#ready.get(name) !== intake) return
    for (const kind of kinds) {
      if (this.#liveRecorder.get(`${attemptId}:${kind}`) !== recorderId) continue
      this.#liveRecorder.delete(`${attemptId}:${kind}`)
      this.#keyAskedAt.delete(`${attemptId}:${kind}`)
      this.#parts.live.end(attemptId, kind)
      this.#parts.sharing.hides(attemptId, kind)
    }
    try {
      await this.#parts.journal.settled()
    } catch {
      // The disk refuses; what waits for it must stay in memory until it is mended.
      this.#linger(admitted, intake)
      return
    }
    for (const track of intake.tracks.values()) track.closeChunk()
    await this.#parts.index.settled()
    const tracks = [...intake.tracks.values()]
    const isWaiting = tracks.some(({ start }) => this.#parts.index.waitingOf(start.id).length > 0)
    if (intake.isConnected || isWaiting || this.#ready.get(name) !== intake) return
    this.#ready.delete(name)
    this.#intakes.delete(name)
    await this.#parts.sharing.letGo(attemptId, recorderId, this.#terms.get(name) ?? 0)
  }
}

function namesOf(attemptId: AttemptId): Record<TrackKind, string> {
  return Object.fromEntries(trackKinds.map((kind) => [kind, `${attemptId}:${kind}`])) as Record<
    TrackKind,
    string
  >
}

type Leaving = Pick<Admitted, 'attemptId' | 'recorderId' | 'kinds'>

function nameOf({ attemptId, recorderId }: Pick<Admitted, 'attemptId' | 'recorderId'>): string {
  return `${attemptId}:${recorderId}`
}
