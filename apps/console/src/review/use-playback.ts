import type { Timeline } from '@invigil/contract/review.ts'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Span } from './axis.ts'
import { type Playing, playRecording } from './player.ts'

/** The moment that all parts of a review look at, and the recording that moves it. */
export interface Playback {
  video: RefObject<HTMLVideoElement | null>
  /** Whether there is a camera recording that can be played. */
  isRecorded: boolean
  /** Milliseconds since the epoch. */
  at: number
  isPlaying: boolean
  hasFailed: boolean
  rate: number
  seek: (at: number) => void
  /** Plays, or stops. */
  turn: () => void
  setRate: (rate: number) => void
}

/** Plays an attempt's camera with its sound; without a recording only the moment moves. */
export function usePlayback(timeline: Timeline, span: Span): Playback {
  const { recordings } = timeline
  const playlistUrl = recordings.find(({ kind }) => kind === 'camera')?.playlistUrl
  const soundUrl = recordings.find(({ kind }) => kind === 'microphone')?.playlistUrl
  const video = useRef<HTMLVideoElement>(null)
  const playing = useRef<Playing>(undefined)
  const [at, setAt] = useState(span.from)
  const [isPlaying, setPlaying] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const [rate, setShownRate] = useState(1)

  useEffect(() => {
    const element = video.current
    if (!element || !playlistUrl) return
    const started = playRecording(element, playlistUrl, { soundUrl, onError: () => setFailed(true) })
    playing.current = started
    const leave = started.onTime(setAt)
    return () => {
      leave()
      started.stop()
      playing.current = undefined
    }
  }, [playlistUrl, soundUrl])

  useEffect(() => {
    const element = video.current
    if (!element) return
    const tell = () => setPlaying(!element.paused)
    element.addEventListener('play', tell)
    element.addEventListener('pause', tell)
    return () => {
      element.removeEventListener('play', tell)
      element.removeEventListener('pause', tell)
    }
  }, [])

  const seek = useCallback(
    (wanted: number) => {
      const moment = Math.min(span.to, Math.max(span.from, wanted))
      setAt(moment)
      playing.current?.seekTo(moment)
    },
    [span],
  )

  return {
    ...{ video, at, isPlaying, hasFailed, rate, seek },
    isRecorded: playlistUrl !== undefined,
    turn() {
      const element = video.current
      if (!element) return
      if (element.paused) void element.play().catch(() => setPlaying(false))
      else element.pause()
    },
    setRate(wanted) {
      setShownRate(wanted)
      playing.current?.setRate(wanted)
    },
  }
}
