import type { TrackKind } from '@invigil/contract/media.ts'
import type { Timeline } from '@invigil/contract/review.ts'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Select } from '@invigil/design/select.tsx'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Erased, useErased } from './erased.tsx'
import { LanePicture } from './lane-picture.tsx'
import { LaneSound } from './lane-sound.tsx'
import { PlayerControls } from './player-controls.tsx'
import styles from './recording.module.css'
import type { Layout } from './use-layout.ts'
import type { Playback } from './use-playback.ts'
import { whyBare } from './why-bare.ts'

interface RecordingProps {
  playback: Playback
  timeline: Timeline
  layout: Layout
}

/** All pictures and sound of an attempt at one moment, with the controls that move it. */
export function Recording({ playback, timeline, layout }: RecordingProps) {
  const t = useTranslations('review')
  const { player, at, lanes } = playback
  const { attemptId, sittingId, timeZone } = timeline
  const { isKnown, erased } = useErased(attemptId)
  const { main, pictures, sounds, isEven } = layout
  useEffect(() => {
    if (main) player?.setMain(main)
  }, [main, player])
  const reasonOf = (kind: TrackKind) => t(`bare.${whyBare(timeline, kind, at)}`)
  return (
    <section className={styles.recording} aria-label={t('player.title')}>
      {pictures.length > 0 ? (
        <div
          className={styles.stage}
          data-even={isEven || undefined}
          data-alone={pictures.length === 1 || undefined}
        >
          {player
            ? pictures.map((kind) => (
                <LanePicture
                  key={kind}
                  kind={kind}
                  camera={kind === 'hall' ? layout.camera : undefined}
                  player={player}
                  state={lanes[kind] ?? 'waiting'}
                  reason={reasonOf(kind)}
                  isMain={!isEven && kind === main}
                  onPress={() => (kind === main && !isEven ? playback.turn() : layout.setMain(kind))}
                />
              ))
            : null}
        </div>
      ) : null}
      <Erased {...{ attemptId, sittingId, timeZone }} />
      {pictures.length === 0 && isKnown && !erased ? (
        <div className={styles.none}>
          <EmptyState title={t('player.none')}>{t('player.none-text')}</EmptyState>
        </div>
      ) : null}
      {layout.cameras.length > 1 ? (
        <Select
          label={t('player.camera')}
          choices={layout.cameras.map(({ id, name }) => ({ id, label: name }))}
          value={layout.camera?.id}
          onChange={layout.setCamera}
        />
      ) : null}
      {player && sounds.length > 0 ? (
        <ul className={styles.sounds}>
          {sounds.map((kind) => (
            <LaneSound
              key={kind}
              kind={kind}
              player={player}
              state={lanes[kind] ?? 'waiting'}
              reason={reasonOf(kind)}
              rate={playback.rate}
            />
          ))}
        </ul>
      ) : null}
      <PlayerControls playback={playback} layout={layout} timeZone={timeline.timeZone} />
      <small className={styles.keys}>{t('player.keys')}</small>
    </section>
  )
}
