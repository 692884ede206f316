import { Button } from '@invigil/design/button.tsx'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './look-back.module.css'
import { type RecentFrames, reachesBackMs } from './recent-frames.ts'
import { olderKeyFrames, playRecent } from './replay.ts'
import type { Source } from './tile-source.ts'

interface LookBackProps {
  attemptId: string
  source: Source
  recent: RecentFrames
  clockOffset: number
  /** How many seconds behind life the picture is; 0 is live. */
  behind: number
  onBehind: (behind: number) => void
}

const mostSeconds = reachesBackMs / 1_000
const stepSeconds = 10

/** A slider over the last ten minutes: what came while this view was open moves, what is older comes as key frames of the recording. */
export function LookBack({ attemptId, source, recent, clockOffset, behind, onBehind }: LookBackProps) {
  const t = useTranslations('live.look-back')
  const keeps = useOlder({ attemptId, source, recent, clockOffset, isWanted: behind > 0 })
  const words = behind === 0 ? t('live') : t('ago', { time: clockWords(behind) })
  return (
    <div className={styles.back}>
      <Button
        size="small"
        data-look-back=""
        onPress={() => onBehind(Math.min(mostSeconds, behind + stepSeconds))}
      >
        {t('ten')}
      </Button>
      <input
        type="range"
        className={styles.slider}
        aria-label={t('label')}
        aria-valuetext={words}
        min={-mostSeconds}
        max={0}
        step={1}
        value={-behind}
        onChange={(event) => onBehind(-Number(event.target.value))}
      />
      <output className={styles.words}>{words}</output>
      <Button
        size="small"
        kind={behind > 0 ? 'primary' : 'normal'}
        data-to-live=""
        isDisabled={behind === 0}
        onPress={() => onBehind(0)}
      >
        {t('to-live')}
      </Button>
      {behind > 0 && keeps === 'nothing' ? <p className={styles.note}>{t('only-recent')}</p> : null}
    </div>
  )
}

/** A canvas over the live picture that shows what was, while one looks back. */
export function Replayed({
  source,
  recent,
  behind,
  clockOffset,
}: Omit<LookBackProps, 'attemptId' | 'onBehind'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (behind === 0 || !canvas.current) return
    const now = Date.now() + clockOffset
    const from = Math.max(now - behind * 1_000, recent.earliestAt(source) ?? 0)
    return playRecent(recent, source, canvas.current, from)
  }, [behind, source, recent, clockOffset])
  if (behind === 0) return null
  return <canvas ref={canvas} className={styles.replayed} width={320} height={240} data-replayed="" />
}

interface Older extends Pick<LookBackProps, 'attemptId' | 'source' | 'recent' | 'clockOffset'> {
  isWanted: boolean
}

/** Fetches what the recording has of the minutes before this view was opened; once, when somebody first looks back. */
function useOlder({ attemptId, source, recent, clockOffset, isWanted }: Older) {
  const asked = useRef(new Set<Source>())
  const [keeps, setKeeps] = useState<'unknown' | 'something' | 'nothing'>('unknown')
  useEffect(() => {
    if (!isWanted || asked.current.has(source)) return
    asked.current.add(source)
    const now = Date.now() + clockOffset
    const span = { from: now - reachesBackMs, to: recent.earliestAt(source) ?? now }
    olderKeyFrames(attemptId, source, span).then(
      (frames) => {
        recent.addOlder(frames)
        setKeeps(frames.length > 0 ? 'something' : 'nothing')
      },
      () => {
        // Without a network what came before is not there; the next look back asks again.
        asked.current.delete(source)
      },
    )
  }, [isWanted, attemptId, source, recent, clockOffset])
  return keeps
}

function clockWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
