import type { HallCamera } from '@invigil/contract/hall-camera.ts'
import type { Wall } from '@invigil/contract/live.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './hall-strip.module.css'
import { PictureFeed } from './picture-feed.ts'
import type { WallConnection } from './wall-connection.ts'

/** The cameras of the hall above the candidates; nothing where there are none. */
export function HallStrip({
  sitting,
  connection,
}: {
  sitting: Wall['sitting']
  connection: WallConnection | undefined
}) {
  const t = useTranslations('hall')
  const input = { sittingId: sitting.id }
  const cameras = useQuery({ ...api.media.hallCameras.queryOptions({ input }), refetchInterval: 10_000 })
  if (!cameras.data || cameras.data.length === 0) return null
  return (
    <section aria-label={t('title')}>
      <ul className={styles.strip}>
        {(cameras.data as HallCamera[]).map((camera) => (
          <HallTile key={camera.id} camera={camera} connection={connection} />
        ))}
      </ul>
    </section>
  )
}

interface HallTileProps {
  camera: HallCamera
  connection: WallConnection | undefined
}

/** One camera; a press makes its picture large, and small again. */
function HallTile({ camera, connection }: HallTileProps) {
  const t = useTranslations('hall')
  const [isLarge, setLarge] = useState(false)
  return (
    <li className={styles.tile} data-large={isLarge || undefined}>
      <button
        type="button"
        aria-label={t('large', { name: camera.name })}
        aria-pressed={isLarge}
        onClick={() => setLarge(!isLarge)}
      >
        <HallPicture camera={camera} connection={connection} />
      </button>
      <span>{camera.name}</span>
    </li>
  )
}

/** A picture older than this is no live picture any more, in milliseconds. */
const standsAfterMs = 10_000

function HallPicture({ camera: { id, trouble }, connection }: HallTileProps) {
  const t = useTranslations('hall')
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isLive, setLive] = useState(false)
  useEffect(() => {
    if (!canvas.current || !connection) return
    let drawnAt = 0
    const feed = new PictureFeed(canvas.current, connection, id, {
      onPicture() {
        drawnAt = Date.now()
        setLive(true)
      },
    })
    feed.ask({ track: 'hall', quality: 'all' })
    const timer = setInterval(() => setLive(Date.now() - drawnAt < standsAfterMs), 2_000)
    return () => {
      clearInterval(timer)
      feed.stop()
    }
  }, [connection, id])
  return (
    <span className={styles.picture} data-picture={isLive ? 'moves' : 'none'}>
      <canvas ref={canvas} width={320} height={240} />
      {isLive ? null : (
        <span className={styles.words}>{trouble ? t(`trouble.${trouble}`) : t('no-picture')}</span>
      )}
    </span>
  )
}
