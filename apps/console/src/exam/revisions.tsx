import type { UsedRevision } from '@invigil/contract/exam-revision.ts'
import { IconButton } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { MoreIcon } from '@invigil/design/icons.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { Section } from '@invigil/design/section.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { Comparison } from './comparison.tsx'
import type { Draft } from './draft.ts'
import styles from './exam.module.css'
import { TakeBack } from './take-back.tsx'

interface RevisionsProps {
  examId: string
  draft: Draft
  onTake: (draft: Draft) => void
}

/** The published revisions, the latest first, with the sittings that ask them; what differs between any two. */
export function Revisions({ examId, draft, onTake }: RevisionsProps) {
  const t = useTranslations('exam')
  const revisions = useQuery(api.exam.revisions.queryOptions({ input: { examId } }))
  const [taken, setTaken] = useState<UsedRevision>()
  const list = (revisions.data?.revisions ?? []) as UsedRevision[]
  return (
    <>
      <Section title={t('revisions')} description={t('revisions-help')}>
        {revisions.isPending ? <LoadingState lines={2} /> : null}
        {revisions.isError ? (
          <Failed error={revisions.error} onRetry={() => void revisions.refetch()} />
        ) : null}
        {revisions.data ? <RevisionTable revisions={list} onTake={setTaken} /> : null}
      </Section>
      <Comparison examId={examId} revisions={list} draft={draft} />
      {taken ? <TakeBack revision={taken} onTake={onTake} onClose={() => setTaken(undefined)} /> : null}
    </>
  )
}

interface RevisionTableProps {
  revisions: readonly UsedRevision[]
  onTake: (revision: UsedRevision) => void
}

function RevisionTable({ revisions, onTake }: RevisionTableProps) {
  const t = useTranslations('exam')
  const tc = useTranslations('comparing')
  const format = useFormatter()
  const columns: Column<UsedRevision>[] = [
    {
      id: 'number',
      title: t('revision'),
      isRowHeader: true,
      cell: ({ number }) => t('revision-number', { number }),
    },
    {
      id: 'published',
      title: t('published-at'),
      isMinor: true,
      cell: ({ publishedAt, publishedBy }) =>
        `${format.dateTime(new Date(publishedAt), { dateStyle: 'medium', timeStyle: 'short' })}, ${publishedBy.name}`,
    },
    { id: 'sittings', title: tc('sittings'), cell: ({ sittings }) => <Sittings sittings={sittings} /> },
    {
      id: 'hash',
      title: t('seal'),
      isMinor: true,
      cell: ({ hash }) => <code title={hash}>{hash.slice(0, 16)}…</code>,
    },
    {
      id: 'actions',
      title: tc('title'),
      isActions: true,
      cell: (revision) => (
        <RevisionMenu
          revision={revision}
          before={revisions.find(({ number }) => number === revision.number - 1)}
          onTake={onTake}
        />
      ),
    },
  ]
  return (
    <Table
      label={t('revisions')}
      columns={columns}
      rows={revisions}
      rowId={({ id }) => id}
      empty={<EmptyState title={t('no-revisions')}>{t('no-revisions-text')}</EmptyState>}
    />
  )
}

function Sittings({ sittings }: Pick<UsedRevision, 'sittings'>) {
  const t = useTranslations('comparing')
  const format = useFormatter()
  if (sittings.length === 0) return <span className={styles.quiet}>{t('no-sittings')}</span>
  return (
    <ul className={styles.uses}>
      {sittings.map(({ id, name, startsAt, begun, mayOpen }) => (
        <li key={id}>
          {mayOpen ? <Link href={`/sittings/${id}`}>{name}</Link> : <span>{name}</span>}
          <span className={styles.quiet}>
            {format.dateTime(new Date(startsAt), { dateStyle: 'medium', timeStyle: 'short' })} ·{' '}
            {t('begun', { count: begun })}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface RevisionMenuProps {
  revision: UsedRevision
  before: UsedRevision | undefined
  onTake: (revision: UsedRevision) => void
}

function RevisionMenu({ revision, before, onTake }: RevisionMenuProps) {
  const t = useTranslations('comparing')
  const { id, examId, number } = revision
  const page = `/exams/${examId}`
  const name = t('actions', { number })
  return (
    <Menu
      label={name}
      entries={[
        { id: 'draft', label: t('with-draft'), href: `${page}?tab=publish&older=${id}&newer=draft` },
        ...(before
          ? [
              {
                id: 'before',
                label: t('with-before'),
                href: `${page}?tab=publish&older=${before.id}&newer=${id}`,
              },
            ]
          : []),
        { id: 'preview', label: t('preview'), href: `${page}?tab=preview&revision=${id}` },
        { id: 'print', label: t('print'), href: `${page}/print?revision=${id}` },
        { id: 'take', label: t('take-back'), onAction: () => onTake(revision) },
      ]}
    >
      <IconButton label={name} icon={<MoreIcon />} />
    </Menu>
  )
}
