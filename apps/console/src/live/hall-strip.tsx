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
          <li key={camera.id} className={styles.tile}>
            <HallPicture camera={camera} connection={connection} />
            <span>{camera.name}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function HallPicture({
  camera: { id, name, state, trouble },
  connection,
}: {
  camera: HallCamera
  connection: WallConnection | undefined
}) {
  const t = useTranslations('hall')
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (!canvas.current || !connection) return
    const feed = new PictureFeed(canvas.current, connection, id, { onPicture: () => setShown(true) })
    feed.ask({ track: 'hall', quality: 'all' })
    return () => feed.stop()
  }, [connection, id])
  const isLive = state === 'showing' && isShown
  return (
    <span className={styles.picture} data-picture={isLive ? 'moves' : 'none'}>
      <canvas ref={canvas} width={320} height={240} role="img" aria-label={name} />
      {isLive ? null : (
        <span className={styles.words}>{trouble ? t(`trouble.${trouble}`) : t('no-picture')}</span>
      )}
    </span>
  )
}
