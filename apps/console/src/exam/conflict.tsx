import type { Exam } from '@invigil/contract/exam.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { compareDrafts } from './compare-drafts.ts'
import { type Draft, draftOf } from './draft.ts'
import styles from './exam.module.css'
import { firstWords } from './first-words.ts'

interface ConflictProps {
  examId: string
  mine: Draft
  by: string
  at: string
  onSettle: (keep: 'mine' | 'theirs', theirs: Exam) => void
}

/** Somebody else saved while one was writing: what differs, and the choice which of the two goes on. */
export function Conflict({ examId, mine, by, at, onSettle }: ConflictProps) {
  const t = useTranslations('exam')
  const format = useFormatter()
  const theirs = useQuery({ ...api.exam.get.queryOptions({ input: { examId } }), staleTime: 0, gcTime: 0 })
  const time = at ? format.dateTime(new Date(at), { timeStyle: 'short' }) : ''
  const exam = theirs.data
  return (
    <Notice
      tone="warning"
      isAnnounced
      title={t('conflict-title', { name: by, time })}
      actions={
        exam && !theirs.isFetching ? (
          <>
            <Button onPress={() => onSettle('theirs', exam)}>{t('conflict-theirs', { name: by })}</Button>
            <Button kind="danger" onPress={() => onSettle('mine', exam)}>
              {t('conflict-mine')}
            </Button>
          </>
        ) : null
      }
    >
      <p>{t('conflict-text')}</p>
      {theirs.isFetching ? <LoadingState lines={1} /> : null}
      {theirs.isError ? <Failed error={theirs.error} onRetry={() => void theirs.refetch()} /> : null}
      {exam && !theirs.isFetching ? <Differences mine={mine} theirs={draftOf(exam)} name={by} /> : null}
    </Notice>
  )
}

function Differences({ mine, theirs, name }: { mine: Draft; theirs: Draft; name: string }) {
  const t = useTranslations('exam')
  const differences = compareDrafts(mine, theirs)
  if (differences.length === 0) return <p>{t('conflict-no-items')}</p>
  return (
    <ul className={styles.differences}>
      {differences.map(({ what, id, words }) => (
        <li key={id}>
          {t(`conflict-${what}`, { name })} <q>{firstWords(words) || '…'}</q>
        </li>
      ))}
    </ul>
  )
}
