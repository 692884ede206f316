import type { Frame } from '@invigil/contract/frame.ts'
import type { Tile } from '@invigil/contract/live.ts'
import { CameraIcon } from '@invigil/design/icons.tsx'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './live-picture.module.css'
import { showTrack } from './tile-decoder.ts'
import type { WallConnection } from './wall-connection.ts'

interface LivePictureProps {
  connection: WallConnection | undefined
  tile: Pick<Tile, 'attemptId' | 'state' | 'status' | 'presence'>
  /** The camera track is larger; where it cannot be shown, the preview is. */
  track: 'preview' | 'camera'
  /** Hears the canvas that the picture is drawn on. */
  onCanvas?: (canvas: HTMLCanvasElement | null) => void
}

/** A picture older than this is no live picture any more, in milliseconds. A preview comes at least once a second. */
const standsAfterMs = 6_000

/** What the camera shows now. Only while it is in sight does it ask for the track. */
export function LivePicture({ connection, tile, track, onCanvas }: LivePictureProps) {
  const t = useTranslations('live.tile')
  const canvas = useRef<HTMLCanvasElement>(null)
  const isInSight = useIsInSight(canvas)
  const [fallsBack, setFallsBack] = useState(false)
  const [picture, setPicture] = useState<'none' | 'moves' | 'stands'>('none')
  const shownTrack = fallsBack ? 'preview' : track
  const { attemptId } = tile

  useEffect(() => {
    if (!connection || !isInSight || !canvas.current) return
    let drawnAt = 0
    const shown = showTrack(canvas.current, () => {
      drawnAt = Date.now()
      setPicture('moves')
    })
    const leave = connection.watch(attemptId, shownTrack, (frame) => {
      if (isForNoCanvas(frame)) setFallsBack(true)
      else shown.push(frame)
    })
    const timer = setInterval(() => {
      if (drawnAt > 0 && Date.now() - drawnAt > standsAfterMs) setPicture('stands')
    }, 2_000)
    return () => {
      clearInterval(timer)
      leave()
      shown.stop()
    }
  }, [connection, isInSight, attemptId, shownTrack])

  useEffect(() => {
    onCanvas?.(canvas.current)
    return () => onCanvas?.(null)
  }, [onCanvas])

  return (
    <span className={styles.picture} data-picture={picture} data-track={track}>
      <canvas ref={canvas} className={styles.canvas} width={320} height={240} />
      {picture === 'moves' ? null : (
        <span className={styles.words}>
          {picture === 'none' ? <CameraIcon size={20} /> : null}
          {picture === 'stands' ? t('picture-stands') : t(whyNone(tile))}
        </span>
      )}
    </span>
  )
}

/** Fragments of MediaRecorder need a video element; their preview comes as stills. */
function isForNoCanvas({ kind, payload }: Frame): boolean {
  if (kind !== 'config') return false
  const config: { form?: unknown } = JSON.parse(new TextDecoder().decode(payload))
  return config.form === 'fragments'
}

function whyNone({ state, status, presence }: Pick<Tile, 'state' | 'status' | 'presence'>) {
  if (presence === 'away') return 'not-here'
  // In the lobby nothing is shown yet, whatever the exam will use.
  if (status?.camera === 'off' && (state === 'running' || state === 'paused')) return 'camera-off'
  return status?.camera === 'ended' ? 'camera-stopped' : 'no-picture'
}

function useIsInSight(element: React.RefObject<HTMLElement | null>): boolean {
  const [isInSight, setInSight] = useState(false)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? false), {
      rootMargin: '120px',
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return isInSight
}
