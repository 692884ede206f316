import type { Frame } from '@invigil/contract/frame.ts'
import type { Tile } from '@invigil/contract/live.ts'
import { CameraIcon } from '@invigil/design/icons.tsx'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './live-picture.module.css'
import { PictureFeed } from './picture-feed.ts'
import { type Asked, askedFor, type Source } from './tile-source.ts'
import { usePlace } from './use-place.ts'
import type { WallConnection } from './wall-connection.ts'

interface LivePictureProps {
  connection: WallConnection | undefined
  tile: Pick<Tile, 'attemptId' | 'state' | 'status' | 'presence'>
  source: Source
  /** How urgent a look at it is, the lowest first. */
  rank?: number
  /** Hears the canvas that the picture is drawn on. */
  onCanvas?: (canvas: HTMLCanvasElement | null) => void
  /** Hears every frame that comes, to keep it. */
  onFrame?: (frame: Frame) => void
}

/** A picture older than this is no live picture any more, in milliseconds; key frames alone come more seldom. */
const standsAfterMs = { all: 6_000, keys: 15_000 }

/** What camera, screen or side camera show now. Only while it is in sight does it ask for the track, and only as good as it is large. */
export function LivePicture(props: LivePictureProps) {
  // Another source is another picture; what stood there before would mislead.
  return <Picture key={`${props.tile.attemptId} ${props.source}`} {...props} />
}

function Picture({ connection, tile, source, rank = 0, onCanvas, onFrame }: LivePictureProps) {
  const t = useTranslations('live.tile')
  const canvas = useRef<HTMLCanvasElement>(null)
  const { attemptId } = tile
  const { picture, asked } = useFeed({
    canvas,
    connection,
    attemptId,
    source,
    onFrame,
    isWhole: onCanvas !== undefined,
    rank: onCanvas ? -1 : rank,
  })

  useEffect(() => {
    onCanvas?.(canvas.current)
    return () => onCanvas?.(null)
  }, [onCanvas])

  return (
    <span className={styles.picture} data-picture={picture} data-source={source} data-track={asked?.track}>
      <canvas ref={canvas} className={styles.canvas} width={320} height={240} />
      {picture === 'moves' ? null : (
        <span className={styles.words}>
          {picture === 'none' ? <CameraIcon size={20} /> : null}
          {picture === 'stands' ? t('picture-stands') : t(whyNone(tile, source))}
        </span>
      )}
    </span>
  )
}

interface Feeding extends Pick<LivePictureProps, 'connection' | 'source' | 'onFrame'> {
  canvas: React.RefObject<HTMLCanvasElement | null>
  attemptId: string
  /** Drawn as large as it comes, however small it is seen. */
  isWhole: boolean
  rank: number
}

/** Keeps a canvas supplied with what fits its place on the screen. */
function useFeed({ canvas, connection, attemptId, source, onFrame, isWhole, rank }: Feeding) {
  const place = usePlace(canvas)
  const last = useRef<Asked>(undefined)
  const drawnAt = useRef(0)
  const width = useRef(0)
  const latestRank = useRef(rank)
  const [feed, setFeed] = useState<PictureFeed>()
  const [isUnshowable, setUnshowable] = useState(false)
  const [picture, setPicture] = useState<'none' | 'moves' | 'stands'>('none')
  const wanted = askedFor(source, place, last.current)
  const asked = wanted?.track === 'camera' && isUnshowable ? previewOnly : wanted
  last.current = wanted
  width.current = place.width
  latestRank.current = rank
  const { track, quality } = asked ?? {}

  useEffect(() => {
    if (!connection || !canvas.current) return
    const made = new PictureFeed(canvas.current, connection, attemptId, {
      onPicture() {
        drawnAt.current = Date.now()
        setPicture('moves')
      },
      onFrame,
      onUnshowable: () => setUnshowable(true),
      rank: () => (isPointedAt(canvas.current) ? -0.5 : latestRank.current),
      placeWidth: isWhole ? undefined : () => width.current * devicePixelRatio,
    })
    setFeed(made)
    return () => made.stop()
  }, [connection, canvas, attemptId, onFrame, isWhole])

  useEffect(() => {
    feed?.ask(track && quality ? { track, quality } : undefined)
    if (!quality) return
    const timer = setInterval(() => {
      if (drawnAt.current > 0 && Date.now() - drawnAt.current > standsAfterMs[quality]) setPicture('stands')
    }, 2_000)
    return () => clearInterval(timer)
  }, [feed, track, quality])

  return { picture, asked }
}

function isPointedAt(canvas: HTMLCanvasElement | null): boolean {
  return canvas?.closest('button')?.matches(':hover, :focus-visible') ?? false
}

const previewOnly: Asked = { track: 'preview', quality: 'all' }

function whyNone({ state, status, presence }: LivePictureProps['tile'], source: Source) {
  if (presence === 'away') return 'not-here'
  const isOn = state === 'running' || state === 'paused'
  if (source === 'side') return 'no-side'
  // In the lobby nothing is shown yet, whatever the exam will use.
  const stream = source === 'screen' ? status?.screen : status?.camera
  if (stream === 'off' && isOn) return source === 'screen' ? 'screen-off' : 'camera-off'
  if (stream === 'ended') return source === 'screen' ? 'screen-stopped' : 'camera-stopped'
  return 'no-picture'
}
