import { Button } from '@invigil/design/button.tsx'
import { MicrophoneIcon } from '@invigil/design/icons.tsx'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './listen.module.css'
import { startSound } from './sound.ts'
import type { WallConnection } from './wall-connection.ts'

interface ListenProps {
  connection: WallConnection | undefined
  attemptId: string
}

/** Lets one hear a candidate's microphone; only when asked, and one candidate at a time. */
export function Listen({ connection, attemptId }: ListenProps) {
  const t = useTranslations('live.focus')
  const [isOn, setOn] = useState(false)
  const [level, setLevel] = useState(0)
  useEffect(() => {
    if (!isOn || !connection) return
    const sound = startSound(setLevel)
    const leave = connection.watch(attemptId, 'microphone', sound.take)
    return () => {
      leave()
      sound.stop()
    }
  }, [isOn, connection, attemptId])
  if (!('AudioDecoder' in window)) return null
  return (
    <span className={styles.listen}>
      <Button
        size="small"
        data-listen=""
        kind={isOn ? 'primary' : 'normal'}
        icon={<MicrophoneIcon size={14} />}
        aria-pressed={isOn}
        onPress={() => setOn(!isOn)}
      >
        {t(isOn ? 'stop-listening' : 'listen')}
      </Button>
      {isOn ? (
        <meter className={styles.level} aria-label={t('loudness')} min={0} max={1} value={level} />
      ) : null}
    </span>
  )
}
