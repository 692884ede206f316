import type { Frame, TrackKind } from '@invigil/contract/frame.ts'
import { TrackConfig } from '@invigil/contract/media.ts'
import { instantOf } from './tile-decoder.ts'
import type { Source } from './tile-source.ts'

/** A frame with the instant it shows (ms, server's clock) and the config it is decoded with. */
export interface Kept {
  frame: Frame
  at: number
  config: Frame
}

/** So far back one can look, in milliseconds, and so much is kept for it, in bytes. */
export const reachesBackMs = 10 * 60_000
const mostBytes = 96 * 1024 * 1024

const tracksOf: Record<Source, readonly TrackKind[]> = {
  face: ['camera', 'preview'],
  screen: ['screen'],
  side: ['side'],
}

interface Lane {
  config: { frame: Frame; parsed: TrackConfig } | undefined
  kept: Kept[]
}

/** The last minutes of what came of one candidate, to look at them again without asking the server. */
export class RecentFrames {
  readonly #lanes = new Map<TrackKind, Lane>()
  #bytes = 0

  /** Keeps a frame; what is too old or too much goes, a whole key interval at a time. */
  push(frame: Frame): void {
    const lane = this.#lane(frame.track)
    const kept = take(lane, frame)
    if (!kept) return
    lane.kept.push(kept)
    this.#bytes += frame.payload.length
    while (this.#bytes > mostBytes || this.#isTooOld(lane, kept.at)) {
      const next = lane.kept.findIndex(({ frame: { isKey } }, index) => index > 0 && isKey)
      if (next < 0) return
      for (const { frame: gone } of lane.kept.splice(0, next)) this.#bytes -= gone.payload.length
    }
  }

  /** Puts key frames of before in front, as the server lists them: each config before those it holds for. */
  addOlder(frames: readonly Frame[]): void {
    const older: Lane = { config: undefined, kept: [] }
    for (const frame of frames) {
      const kept = take(older, frame)
      if (kept) older.kept.push(kept)
    }
    const [first] = older.kept
    if (!first) return
    const lane = this.#lane(first.frame.track)
    const from = lane.kept[0]?.at ?? Number.POSITIVE_INFINITY
    const added = older.kept.filter(({ at }) => at < from)
    lane.kept.unshift(...added)
    this.#bytes += added.reduce((sum, { frame }) => sum + frame.payload.length, 0)
  }

  /** The earliest instant there is of a source, in milliseconds. */
  earliestAt(source: Source): number | undefined {
    const firsts = tracksOf[source].flatMap((track) => this.#lanes.get(track)?.kept[0]?.at ?? [])
    return firsts.length > 0 ? Math.min(...firsts) : undefined
  }

  /**
   * What to decode to show an instant: after `last`, the frames up to then; without it, from the key frame before that instant
   * on, of the track that has the nearer one.
   */
  upTo(source: Source, at: number, last: Kept | undefined): Kept[] {
    if (last) {
      const kept = this.#lanes.get(last.frame.track)?.kept ?? []
      const from = kept.indexOf(last) + 1
      return from > 0 ? kept.slice(from).filter((one) => one.at <= at) : []
    }
    const starts = tracksOf[source].flatMap((track) => {
      const kept = this.#lanes.get(track)?.kept ?? []
      const key = kept.findLastIndex((one) => one.frame.isKey && one.at <= at)
      return key < 0 ? kept.slice(0, 1).map((one) => [one]) : [kept.slice(key).filter((one) => one.at <= at)]
    })
    const keyAt = (frames: readonly Kept[]) => frames[0]?.at ?? 0
    return starts.toSorted((a, b) => Math.abs(at - keyAt(a)) - Math.abs(at - keyAt(b)))[0] ?? []
  }

  #lane(track: TrackKind): Lane {
    const lane = this.#lanes.get(track) ?? { config: undefined, kept: [] }
    this.#lanes.set(track, lane)
    return lane
  }

  #isTooOld({ kept: [first] }: Lane, now: number): boolean {
    return first !== undefined && now - first.at > reachesBackMs
  }
}

/** A frame with its instant, once a config and a key frame came before it. */
function take(lane: Lane, frame: Frame): Kept | undefined {
  if (frame.kind === 'config') {
    const parsed = TrackConfig.safeParse(JSON.parse(new TextDecoder().decode(frame.payload))).data
    lane.config = parsed && { frame, parsed }
    return undefined
  }
  const { config } = lane
  if (!config || frame.kind === 'mark' || (lane.kept.length === 0 && !frame.isKey)) return undefined
  return { frame, at: instantOf(config.parsed, frame.ts), config: config.frame }
}
