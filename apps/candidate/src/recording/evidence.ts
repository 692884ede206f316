import type { Delivery } from './delivery.ts'
import { RollingTrack } from './rolling-track.ts'
import { steadyNow } from './steady-clock.ts'
import type { TrackWriter } from './track-writer.ts'

/** What lies so long before and after a signal is kept with it, in milliseconds. */
const aroundMs = 20_000

/** Under a policy that keeps evidence only: holds what passes, and keeps what lies around signals. Instants of the steady clock. */
export interface Evidence {
  keep(fromAt: number, toAt: number): void
  /** Says where the last stretch ended. */
  end(): void
}

/** Begins to hold what these writers write; what is kept goes out by `kept`. */
export function holdEvidence(writers: readonly TrackWriter[], kept: Delivery): Evidence {
  const tracks = writers.map((writer) => {
    const keeper = kept.writer(writer.kind)
    const gap = () => keeper.mark({ what: 'skipped', reason: 'not-kept' })
    const track = new RollingTrack({ frame: (frame) => keeper.pass(frame), gap })
    writer.tell((frame) => track.see({ ...frame, at: steadyNow() }))
    return { writer, track, gap }
  })
  return {
    keep(fromAt, toAt) {
      for (const { track } of tracks) track.keep(fromAt - aroundMs, toAt + aroundMs)
    },
    end() {
      for (const { writer, track, gap } of tracks) {
        writer.tell(() => undefined)
        if (!track.isKeeping) gap()
      }
    },
  }
}
