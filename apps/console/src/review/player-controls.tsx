import { Button, IconButton } from '@invigil/design/button.tsx'
import { ChevronLeftIcon, ChevronRightIcon, PauseIcon, PlayIcon } from '@invigil/design/icons.tsx'
import spoken from '@invigil/design/spoken.module.css'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './recording.module.css'
import type { Layout } from './use-layout.ts'
import type { Playback } from './use-playback.ts'

const rates = [0.5, 1, 2, 4, 8]

interface PlayerControlsProps {
  playback: Playback
  layout: Layout
  timeZone: string
}

/** Plays, skips, and says the moment by the sitting's clock. */
export function PlayerControls({ playback, layout, timeZone }: PlayerControlsProps) {
  const t = useTranslations('review.player')
  const format = useFormatter()
  const { at, isPlaying, isRecorded, seek, turn, goesOn, toEdge } = playback
  return (
    <div className={styles.controls}>
      <IconButton label={t('back')} icon={<ChevronLeftIcon />} onPress={() => seek(at - 5_000)} />
      <IconButton
        kind="normal"
        label={t(isPlaying ? 'pause' : 'play')}
        icon={isPlaying ? <PauseIcon /> : <PlayIcon />}
        isDisabled={!isRecorded}
        onPress={() => turn()}
      />
      <IconButton label={t('on')} icon={<ChevronRightIcon />} onPress={() => seek(at + 5_000)} />
      <time className={styles.moment}>
        {format.dateTime(new Date(at), { timeStyle: 'medium', timeZone })}
      </time>
      {goesOn && isRecorded ? (
        <Button size="small" onPress={toEdge}>
          {t('edge')}
        </Button>
      ) : null}
      {layout.pictures.length > 1 ? (
        <Button
          size="small"
          kind={layout.isEven ? 'normal' : 'quiet'}
          aria-pressed={layout.isEven}
          onPress={layout.turnEven}
        >
          {t('even')}
        </Button>
      ) : null}
      {layout.sounds.length > 0 ? (
        <Button
          size="small"
          kind={playback.isHeard ? 'normal' : 'quiet'}
          aria-pressed={playback.isHeard}
          onPress={() => playback.setHeard(!playback.isHeard)}
        >
          {t('sound')}
        </Button>
      ) : null}
      <Rates playback={playback} />
    </div>
  )
}

function Rates({ playback: { rate, isRecorded, setRate } }: { playback: Playback }) {
  const t = useTranslations('review.player')
  const format = useFormatter()
  return (
    <fieldset className={styles.rates} disabled={!isRecorded}>
      <legend className={spoken.text}>{t('speed')}</legend>
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
  )
}
