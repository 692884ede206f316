import type { Exam } from '@invigil/contract/exam.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { Clashes } from './clashes.tsx'
import { type Draft, draftOf } from './draft.ts'
import type { Choices } from './draft-pieces.ts'
import { mergeDrafts } from './merge-drafts.ts'

interface ConflictProps {
  examId: string
  /** What both began as, and what I have. */
  base: Draft
  mine: Draft
  by: string
  at: string
  onSettle: (choices: Choices, theirs: Exam) => void
}

/** Somebody else saved the same while one was writing: both versions of each, and the choice which goes on. */
export function Conflict({ examId, base, mine, by, at, onSettle }: ConflictProps) {
  const t = useTranslations()
  const format = useFormatter()
  const [choices, setChoices] = useState<Choices>({})
  const asked = useQuery({
    ...api.exam.get.queryOptions({ input: { examId } }),
    // The exam in hand lies under the same key, and must stay what it is until this is decided.
    queryKey: ['exam-conflict', examId, at],
    staleTime: 0,
    gcTime: 0,
  })
  const time = at ? format.dateTime(new Date(at), { timeStyle: 'short' }) : ''
  const theirs = asked.data as Exam | undefined
  const clashes = theirs ? mergeDrafts({ base, mine, theirs: draftOf(theirs) }, choices).clashes : []
  return (
    <Notice
      tone="warning"
      isAnnounced
      title={t('exam.conflict-title', { name: by, time })}
      actions={
        theirs ? (
          <Button onPress={() => onSettle(choices, theirs)}>{t('authoring.clash.go-on')}</Button>
        ) : null
      }
    >
      {asked.isPending ? <LoadingState lines={1} /> : null}
      {asked.isError ? <Failed error={asked.error} onRetry={() => void asked.refetch()} /> : null}
      {theirs ? (
        <>
          <p>
            {clashes.length > 0
              ? t('authoring.clash.text', { count: clashes.length })
              : t('authoring.clash.text-none')}
          </p>
          <Clashes
            clashes={clashes}
            name={by}
            choices={choices}
            onChoose={(id, side) => setChoices((before) => ({ ...before, [id]: side }))}
          />
        </>
      ) : null}
    </Notice>
  )
}
