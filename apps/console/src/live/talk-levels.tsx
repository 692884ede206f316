import { Meter } from '@invigil/design/meter.tsx'
import { watchLevel } from '@invigil/talk/level.ts'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './talk.module.css'
import type { ProctorTalk } from './talk-state.ts'

/** How loud both sides are: one's own microphone, and what comes from the candidate. */
export function TalkLevels({ talk: { sound, remote, isSpeaking } }: { talk: ProctorTalk }) {
  const t = useTranslations('live.talk')
  const [heard] = remote?.getAudioTracks() ?? []
  return (
    <div className={styles.levels}>
      <Level label={t('own-level')} track={isSpeaking ? sound : undefined} />
      <Level label={t('candidate-level')} track={heard} />
    </div>
  )
}

function Level({ label, track }: { label: string; track: MediaStreamTrack | undefined }) {
  const [level, setLevel] = useState(0)
  useEffect(() => {
    if (!track) return
    const stop = watchLevel(track, (now) => setLevel(Math.round(now * 20) * 5))
    return () => {
      stop()
      setLevel(0)
    }
  }, [track])
  return <Meter label={label} value={level} />
}
