import type { RevisionContent } from '@invigil/contract/exam-revision.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { PhoneIcon, ScreenIcon } from '@invigil/design/icons.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import type { Draft } from './draft.ts'
import styles from './exam.module.css'
import { ImagesContext } from './images.ts'
import { Preview } from './preview.tsx'

interface PreviewTabProps {
  examId: string
  draft: Draft
  /** Saves what is not saved yet. */
  flush: () => Promise<number>
}

/** How a candidate sees the draft, or the revision that the address names; and the way to answer it. */
export function PreviewTab({ examId, draft, flush }: PreviewTabProps) {
  const { revision: revisionId } = useSearch({ from: '/staff/exams/$examId' })
  return (
    <Stack gap={4} width="text">
      <Answering key={revisionId} address={addressOf(examId, revisionId)} flush={flush} />
      {revisionId ? <OfRevision examId={examId} revisionId={revisionId} /> : <Preview draft={draft} />}
    </Stack>
  )
}

/** In the candidate's app, which is at the root of the same origin. */
function addressOf(examId: string, revisionId: string | undefined): string {
  return `/try/${examId}${revisionId ? `?revision=${revisionId}` : ''}`
}

/** A window of its own: no page may stand within another, and a window as wide as a phone looks as on one. */
function Answering({ address, flush }: { address: string; flush: () => Promise<number> }) {
  const t = useTranslations('authoring.preview')
  const [isBlocked, setBlocked] = useState(false)
  async function open(features: string) {
    // What cannot be saved now is told above the tabs; then the last that could is tried.
    await flush().catch(() => undefined)
    setBlocked(window.open(address, '_blank', features) === null)
  }
  return (
    <>
      <Row gap={2}>
        <Button icon={<ScreenIcon size={16} />} onPress={() => void open('')}>
          {t('answer')}
        </Button>
        <Button icon={<PhoneIcon size={16} />} onPress={() => void open('popup,width=390,height=844')}>
          {t('answer-phone')}
        </Button>
      </Row>
      <p className={styles.quiet}>{t('answer-help')}</p>
      {isBlocked ? (
        <Notice tone="warning" isAnnounced>
          {t('blocked')}{' '}
          <a href={address} target="_blank" rel="noreferrer">
            {t('answer')}
          </a>
        </Notice>
      ) : null}
    </>
  )
}

function OfRevision({ examId, revisionId }: { examId: string; revisionId: string }) {
  const t = useTranslations('comparing')
  const navigate = useNavigate({ from: '/exams/$examId' })
  const asked = useQuery({
    ...api.exam.revision.queryOptions({ input: { examId, revisionId } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (asked.isPending) return <LoadingState />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const revision = asked.data as RevisionContent
  return (
    <ImagesContext value={revision.images}>
      <Notice
        tone="warning"
        actions={
          <>
            <Button size="small" onPress={() => void navigate({ search: { tab: 'preview' }, replace: true })}>
              {t('to-draft')}
            </Button>
            <Link href={`/exams/${examId}?tab=publish&older=${revisionId}&newer=draft`}>
              {t('with-draft')}
            </Link>
          </>
        }
      >
        {t('is-revision', { number: revision.number })}
      </Notice>
      <Preview draft={revision} />
    </ImagesContext>
  )
}
