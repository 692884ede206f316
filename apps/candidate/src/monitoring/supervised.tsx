import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { Stream } from '@invigil/contract/policy.ts'
import { Button } from '@invigil/design/button.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Streams } from '../streams/streams.ts'
import { useStreamStates } from '../streams/use-streams.ts'
import styles from './supervised.module.css'
import type { StartRecorder } from './supervision.ts'
import type { useSupervision } from './use-supervision.ts'

interface SupervisedProps {
  attempt: AttemptView
  attemptKey: string
  clockOffset: number
  supervision: ReturnType<typeof useSupervision>
  /** Fetches what records. */
  recorder: () => Promise<StartRecorder>
}

/**
 * Shows nothing while all is well; a stream that was agreed to and is gone can be turned on again. What watches and records
 * is fetched apart: were it missing or broken, the exam would not notice.
 */
export function Supervised({ attempt, attemptKey, clockOffset, supervision, recorder }: SupervisedProps) {
  const { streams, note } = supervision
  const states = useStreamStates()
  const [agreed, setAgreed] = useState<readonly Stream[]>([])
  const [round, setRound] = useState(0)
  const isLeaving = useRef(false)
  // Before the next one, so that supervision knows when it ends why it does.
  useEffect(() => {
    isLeaving.current = false
    return () => {
      isLeaving.current = true
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: one supervision for one attempt, however often its view changes
  useEffect(() => {
    let stop = (_reason: 'submitted' | 'left') => {}
    let isOver = false
    Promise.all([import('./supervision.ts'), recorder()]).then(
      ([{ supervise }, record]) => {
        const onAgreed = (known: readonly Stream[]) => {
          if (!isOver) setAgreed(known)
        }
        const options = { attempt, attemptKey, clockOffset, streams, record, onAgreed }
        if (!isOver) stop = supervise(options, note)
      },
      () => note({ sensors: 'unavailable', recording: 'unavailable' }),
    )
    return () => {
      isOver = true
      stop(isLeaving.current ? 'submitted' : 'left')
      if (isLeaving.current) streams.close()
    }
  }, [attempt.id, attemptKey, round])

  const gone = agreed.filter((stream) => states[stream] === 'off' || states[stream] === 'ended')
  if (gone.length === 0) return null
  return (
    <div className={styles.gone}>
      {gone.map((stream) => (
        <Gone key={stream} {...{ stream, streams }} onBack={() => setRound((before) => before + 1)} />
      ))}
    </div>
  )
}

/** Says calmly that a stream is gone, and turns it on again. */
function Gone({ stream, streams, onBack }: { stream: Stream; streams: Streams; onBack: () => void }) {
  const t = useTranslations('attempt.lost')
  const [is, setIs] = useState<'gone' | 'opening' | 'failed'>('gone')
  const open = async () => {
    setIs('opening')
    const opened = await streams.open(stream)
    if (opened.is === 'open') onBack()
    else setIs('failed')
  }
  return (
    <Notice
      tone="warning"
      title={t(stream)}
      isAnnounced
      actions={
        <Button size="small" isPending={is === 'opening'} onPress={() => void open()}>
          {t(`again.${stream}`)}
        </Button>
      }
    >
      {t(is === 'failed' ? 'failed' : 'text')}
    </Notice>
  )
}
