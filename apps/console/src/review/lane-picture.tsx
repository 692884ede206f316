import type { TrackKind } from '@invigil/contract/media.ts'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { LaneState } from './lane.ts'
import type { Player } from './player.ts'
import styles from './recording.module.css'

interface LanePictureProps {
  kind: TrackKind
  /** Which one, where a hall has several. */
  camera?: { id: string; name: string } | undefined
  player: Player
  state: LaneState
  /** Why nothing is recorded, for the state in which nothing is. */
  reason: string
  isMain: boolean
  onPress: () => void
}

/** One lane's picture with its name; where nothing is recorded it says why. */
export function LanePicture({ kind, camera, player, state, reason, isMain, onPress }: LanePictureProps) {
  const t = useTranslations('review')
  const cameraId = camera?.id
  const media = useRef<HTMLVideoElement>(null)
  const still = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (!media.current || !still.current) return
    return player.attach(kind, { media: media.current, still: still.current }, cameraId)
  }, [player, kind, cameraId])
  const name = camera ? `${t(`lane.${kind}`)} · ${camera.name}` : t(`lane.${kind}`)
  return (
    <figure className={styles.lane} data-lane={kind} data-main={isMain || undefined} data-state={state}>
      {/* biome-ignore lint/a11y/useMediaCaption: a live recording of a candidate has no captions */}
      <video ref={media} className={styles.picture} playsInline tabIndex={-1} aria-hidden="true" />
      <img ref={still} className={styles.picture} alt="" hidden />
      {state === 'bare' ? (
        <p className={styles.bare}>
          <strong>{t('bare.title')}</strong>
          <span>{reason}</span>
        </p>
      ) : null}
      {state === 'failed' ? <p className={styles.bare}>{t('player.failed')}</p> : null}
      {state === 'waiting' ? <p className={styles.waiting}>{t('player.waiting')}</p> : null}
      <figcaption className={styles.name}>{name}</figcaption>
      <button
        type="button"
        className={styles.press}
        onClick={onPress}
        aria-label={isMain ? t('player.turn', { lane: name }) : t('player.enlarge', { lane: name })}
      />
    </figure>
  )
}
