import type { Rejudgement } from '@invigil/contract/monitoring.ts'
import type { Timeline } from '@invigil/contract/review.ts'
import { Stack } from '@invigil/design/stack.tsx'
import { useSeen } from '@invigil/messages/seen.ts'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './incidents.module.css'

interface JudgedAgainProps {
  timeline: Pick<Timeline, 'attemptId' | 'timeZone'>
  onSeek: (at: number) => void
}

/** How later detectors judged the recording, beside the first judgement. Shows nothing where that was never done. */
export function JudgedAgain({ timeline: { attemptId, timeZone }, onSeek }: JudgedAgainProps) {
  const t = useTranslations('review.again')
  const judged = useQuery(api.review.rejudgements.queryOptions({ input: { attemptId }, staleTime: 60_000 }))
  const rejudgements = judged.data?.rejudgements ?? []
  if (rejudgements.length === 0) return null
  return (
    <section aria-label={t('title')}>
      <Stack gap={3}>
        <h2>{t('title')}</h2>
        <p>{t('text')}</p>
        {rejudgements.map((rejudgement) => (
          <OneJudgement key={rejudgement.id} rejudgement={rejudgement} timeZone={timeZone} onSeek={onSeek} />
        ))}
      </Stack>
    </section>
  )
}

interface OneJudgementProps {
  rejudgement: Rejudgement
  timeZone: string
  onSeek: (at: number) => void
}

function OneJudgement({ rejudgement, timeZone, onSeek }: OneJudgementProps) {
  const t = useTranslations('review.again')
  const format = useFormatter()
  const seen = useSeen()
  const { at, by, version, frames, difference, signals } = rejudgement
  const when = format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const noticed = signals.filter(({ phase }) => phase !== 'ended')
  return (
    <details className={styles.evidence}>
      <summary>{t('judged', { when, by, version, frames })}</summary>
      <ul>
        {difference.map(({ kind, ...counts }) => (
          <li key={kind}>
            <strong>{seen({ kind, detail: {} }).title}</strong>: {t('counts', counts)}
          </li>
        ))}
        {difference.length === 0 ? <li>{t('nothing')}</li> : null}
      </ul>
      <ul>
        {noticed.map((signal) => (
          <li key={`${signal.kind} ${signal.episode}`}>
            <button type="button" className={styles.moment} onClick={() => onSeek(signal.since)}>
              {format.dateTime(new Date(signal.since), { timeStyle: 'medium', timeZone })}
            </button>{' '}
            {seen(signal).sentence}
          </li>
        ))}
      </ul>
    </details>
  )
}
