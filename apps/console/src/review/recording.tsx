import type { Timeline } from '@invigil/contract/review.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { ChevronLeftIcon, ChevronRightIcon, PauseIcon, PlayIcon } from '@invigil/design/icons.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './recording.module.css'
import type { Playback } from './use-playback.ts'

const rates = [0.5, 1, 2, 4, 8]

/** The camera recording with its controls; the moment itself stands beside them, by the sitting's clock. */
export function Recording({ playback, timeline }: { playback: Playback; timeline: Timeline }) {
  const t = useTranslations('review.player')
  const { video, isRecorded, hasFailed, at } = playback
  const recording = timeline.recordings.find(({ kind }) => kind === 'camera')
  const isInGap =
    recording !== undefined &&
    (at < time(recording.fromAt) ||
      at > time(recording.toAt) ||
      recording.gaps.some(({ fromAt, toAt }) => at > time(fromAt) && at < time(toAt)))
  return (
    <section className={styles.recording} aria-label={t('title')}>
      {isRecorded ? (
        <div className={styles.picture}>
          {/* biome-ignore lint/a11y/useMediaCaption: a live recording of a candidate has no captions */}
          <video ref={video} className={styles.video} playsInline onClick={playback.turn} />
          {isInGap ? <span className={styles.gap}>{t('gap')}</span> : null}
        </div>
      ) : (
        <div className={styles.none}>
          <EmptyState title={t('none')}>{t('none-text')}</EmptyState>
        </div>
      )}
      {hasFailed ? <Notice tone="warning">{t('failed')}</Notice> : null}
      <Controls playback={playback} timeZone={timeline.timeZone} />
      <small className={styles.keys}>{t('keys')}</small>
    </section>
  )
}

function Controls({ playback, timeZone }: { playback: Playback; timeZone: string }) {
  const t = useTranslations('review.player')
  const format = useFormatter()
  const { at, isPlaying, isRecorded, rate, seek, turn, setRate } = playback
  return (
    <div className={styles.controls}>
      <IconButton label={t('back')} icon={<ChevronLeftIcon />} onPress={() => seek(at - 5_000)} />
      <IconButton
        kind="normal"
        label={t(isPlaying ? 'pause' : 'play')}
        icon={isPlaying ? <PauseIcon /> : <PlayIcon />}
        isDisabled={!isRecorded}
        onPress={turn}
      />
      <IconButton label={t('on')} icon={<ChevronRightIcon />} onPress={() => seek(at + 5_000)} />
      <time className={styles.moment}>
        {format.dateTime(new Date(at), { timeStyle: 'medium', timeZone })}
      </time>
      <fieldset className={styles.rates} disabled={!isRecorded}>
        <legend className={styles.spoken}>{t('speed')}</legend>
        {rates.map((one) => (
          <Button
            key={one}
            size="small"
            kind={one === rate ? 'normal' : 'quiet'}
            aria-pressed={one === rate}
            isDisabled={!isRecorded}
            onPress={() => setRate(one)}
          >
            {format.number(one)}×
          </Button>
        ))}
      </fieldset>
    </div>
  )
}

function time(instant: string): number {
  return new Date(instant).getTime()
}
