import type { TrackKind } from '@invigil/contract/media.ts'
import type { Timeline } from '@invigil/contract/review.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Span } from './axis.ts'
import type { LaneState } from './lane.ts'
import { aPlayer, type Player } from './player.ts'

/** The moment that all parts of a review look at, and the recording that moves it. */
export interface Playback {
  /** Undefined until the page stands. */
  player: Player | undefined
  /** Whether anything is recorded. */
  isRecorded: boolean
  /** Milliseconds since the epoch. */
  at: number
  isPlaying: boolean
  rate: number
  isHeard: boolean
  /** What each lane shows just now. */
  lanes: Partial<Record<TrackKind, LaneState>>
  /** More is being recorded: one can watch the end as it comes. */
  goesOn: boolean
  seek: (at: number) => void
  /** Plays, or stops. */
  turn: (isRunning?: boolean) => void
  setRate: (rate: number) => void
  setHeard: (isHeard: boolean) => void
  /** Leads to the end of what is recorded, and plays. */
  toEdge: () => void
}

/** While an attempt goes on its pieces are asked for this often, in milliseconds: a piece lasts about four seconds. */
const refreshMs = 4_000
/** Nearer to the end of what is recorded playing would wait all the time, in milliseconds. */
const edgeMs = 4_000

/** Plays all of an attempt's recording on one clock; without a recording only the moment moves. */
export function usePlayback(timeline: Timeline, span: Span): Playback {
  const { attemptId, recordings, state } = timeline
  const [player, setPlayer] = useState<Player>()
  const [shown, setShown] = useState({
    at: span.from,
    isRunning: false,
    rate: 1,
    lanes: {} as Playback['lanes'],
  })
  const [isHeard, setHeard] = useState(true)
  const limits = useRef(span)
  limits.current = span
  const goesOn = !overStates.has(state)

  useEffect(() => {
    const endsAt = () => Math.max(limits.current.to, started.latest())
    const started = aPlayer(attemptId, limits.current.from, endsAt)
    const leave = started.onShown(setShown)
    setPlayer(started)
    return () => {
      leave()
      started.stop()
      setPlayer(undefined)
    }
  }, [attemptId])

  useEffect(() => {
    if (!goesOn || !player) return
    const timer = setInterval(() => void player.refresh(), refreshMs)
    return () => clearInterval(timer)
  }, [goesOn, player])

  const seek = useCallback(
    (wanted: number) => {
      const last = Math.max(limits.current.to, player?.latest() ?? 0)
      player?.seek(Math.min(last, Math.max(limits.current.from, wanted)))
    },
    [player],
  )

  return {
    ...{ player, goesOn, seek, isHeard },
    ...{ at: shown.at, isPlaying: shown.isRunning, rate: shown.rate, lanes: shown.lanes },
    isRecorded: recordings.length > 0,
    turn: (isRunning) => player?.turn(isRunning),
    setRate: (rate) => player?.setRate(rate),
    setHeard(wanted) {
      setHeard(wanted)
      player?.setSound(wanted)
    },
    toEdge() {
      if (!player) return
      player.setRate(1)
      seek(player.latest() - edgeMs)
      player.turn(true)
    },
  }
}

const overStates: ReadonlySet<Timeline['state']> = new Set(['submitted', 'expired', 'terminated'])
