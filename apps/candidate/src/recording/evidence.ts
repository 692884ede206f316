import type { TrackKind } from '@invigil/contract/frame.ts'
import type { Delivery } from './delivery.ts'
import type { EvidenceRing, RingFrame } from './evidence-ring.ts'
import { RollingTrack } from './rolling-track.ts'
import { steadyNow } from './steady-clock.ts'
import type { TrackWriter } from './track-writer.ts'

/** What lies so long before and after a signal is kept with it, in milliseconds. */
export const aroundMs = 20_000
/** An episode that never ends is kept for so long, in milliseconds. */
const mostEpisodeMs = 10 * 60_000

/** A stretch that is evidence. Of an episode that is not over everything is kept until it is. */
export interface ToKeep {
  fromAt: number
  toAt: number
  episode?: { id: string; isOver: boolean } | undefined
}

/** Under a policy that keeps evidence only: holds what passes, and keeps what lies around signals. Instants of the steady clock. */
export interface Evidence {
  keep(toKeep: ToKeep): void
  /** Call it about twice a second. */
  tick(): void
  /** Says where the last stretch ended. */
  end(): void
}

/** Where the held frames lie in case this page is gone, and its clock's distance from the server's. */
export interface EvidenceDisk {
  ring: EvidenceRing | undefined
  clock: { offsetMs: number }
}

/** Begins to hold what these writers write; what is kept goes out by `kept`. */
export function holdEvidence(
  writers: readonly TrackWriter[],
  kept: Delivery,
  { ring, clock }: EvidenceDisk,
): Evidence {
  const openEpisodes = new OpenEpisodes()
  const tracks = writers.map((writer) => {
    const { kind } = writer
    const keeper = kept.writer(kind)
    const gap = () => keeper.mark({ what: 'skipped', reason: 'not-kept' })
    const track = new RollingTrack({ frame: (frame) => keeper.pass(frame), gap })
    let seq = 0
    writer.tell((frame) => {
      const at = steadyNow()
      seq += 1
      track.see({ ...frame, at })
      ring?.add({ frame: { ...frame, track: kind, seq }, at: at + clock.offsetMs })
    })
    return { writer, track, gap }
  })
  const keep = (fromAt: number, toAt: number) => {
    for (const { track } of tracks) track.keep(fromAt - aroundMs, toAt + aroundMs)
  }
  return {
    keep(toKeep) {
      openEpisodes.hear(toKeep, steadyNow())
      keep(toKeep.fromAt, toKeep.toAt)
    },
    tick() {
      const now = steadyNow()
      if (openEpisodes.goOn(now)) keep(now, now)
      ring?.save()
    },
    end() {
      ring?.save()
      for (const { writer, track, gap } of tracks) {
        writer.tell(() => undefined)
        if (!track.isKeeping) gap()
      }
    },
  }
}

/** The episodes that go on, as far as anybody said. Times in milliseconds of one clock. */
export class OpenEpisodes {
  readonly #beganAt = new Map<string, number>()
  /** One that is over does not begin again: page and server tell of it, each in its own time. */
  readonly #over = new Set<string>()

  hear({ episode }: ToKeep, now: number): void {
    if (!episode) return
    if (episode.isOver) {
      this.#over.add(episode.id)
      this.#beganAt.delete(episode.id)
    } else if (!this.#over.has(episode.id) && !this.#beganAt.has(episode.id))
      this.#beganAt.set(episode.id, now)
  }

  /** Whether one goes on. */
  goOn(now: number): boolean {
    for (const [id, beganAt] of this.#beganAt) {
      if (now - beganAt < mostEpisodeMs) continue
      this.#beganAt.delete(id)
      this.#over.add(id)
    }
    return this.#beganAt.size > 0
  }
}

/** What an earlier page held when it was gone, to be kept as if it were still there. Instants of the server's clock. */
export function holdEarlier(
  frames: readonly RingFrame[],
  writer: (kind: TrackKind) => TrackWriter,
): { keep(fromAt: number, toAt: number): void } {
  const tracks = [...Map.groupBy(frames, ({ frame }) => frame.track)].map(([kind, ofTrack]) => {
    const track = new RollingTrack({
      frame: (frame) => writer(kind).pass(frame),
      gap: () => writer(kind).mark({ what: 'skipped', reason: 'not-kept' }),
    })
    for (const { frame, at } of ofTrack) track.see({ ...frame, at })
    return track
  })
  return {
    keep(fromAt, toAt) {
      for (const track of tracks) track.keep(fromAt - aroundMs, toAt + aroundMs)
    },
  }
}
