import { Meter } from '@invigil/design/meter.tsx'
import { watchLevel } from '@invigil/talk/level.ts'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './talk.module.css'

/** Whether one is heard, as a bar; a number that changes ten times a second is no help, so none is read out. */
export function OwnLevel({ track, isMuted }: { track: MediaStreamTrack; isMuted: boolean }) {
  const t = useTranslations('attempt.voice')
  const [level, setLevel] = useState(0)
  useEffect(() => watchLevel(track, (now) => setLevel(Math.round(now * 20) * 5)), [track])
  const words = isMuted ? t('muted') : t('heard')
  return (
    <span className={styles.level}>
      <span>{words}</span>
      <Meter label={t('own-level')} value={isMuted ? 0 : level} valueText={words} isLabelHidden />
    </span>
  )
}
