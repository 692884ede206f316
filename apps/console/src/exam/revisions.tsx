import type { KeptDraft, UsedRevision } from '@invigil/contract/exam-revision.ts'
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
  /** What is on the screen is not what the server has; it has to be settled first. */
  isStuck: boolean
  /** Saves what is not saved; answers the version. */
  flush: () => Promise<number>
  onTake: (draft: Draft) => void
}

/** What can be taken back: a published revision, or a draft that was replaced before it was published. */
type Taken = UsedRevision | KeptDraft

/** The published revisions and kept drafts, the latest first, with the sittings that ask them; what differs between any two. */
export function Revisions({ examId, draft, onTake, ...saving }: RevisionsProps) {
  const t = useTranslations('exam')
  const revisions = useQuery(api.exam.revisions.queryOptions({ input: { examId } }))
  const keptDrafts = useQuery(api.exam.keptDrafts.queryOptions({ input: { examId } }))
  const [taken, setTaken] = useState<Taken>()
  const list = (revisions.data?.revisions ?? []) as UsedRevision[]
  const kept = (keptDrafts.data?.keptDrafts ?? []) as KeptDraft[]
  const failed = [revisions, keptDrafts].find(({ isError }) => isError)
  return (
    <>
      <Section title={t('revisions')} description={t('revisions-help')}>
        {revisions.isPending || keptDrafts.isPending ? <LoadingState lines={2} /> : null}
        {failed ? <Failed error={failed.error} onRetry={() => void failed.refetch()} /> : null}
        {revisions.data && keptDrafts.data ? (
          <RevisionTable revisions={list} kept={kept} onTake={setTaken} />
        ) : null}
      </Section>
      {/* With one of the two lists only, it would begin with another pair than it goes on with. */}
      {revisions.data && keptDrafts.data ? (
        <Comparison examId={examId} revisions={list} kept={kept} draft={draft} />
      ) : null}
      {taken ? (
        <TakeBack taken={taken} {...saving} onTake={onTake} onClose={() => setTaken(undefined)} />
      ) : null}
    </>
  )
}

interface RevisionTableProps {
  revisions: readonly UsedRevision[]
  kept: readonly KeptDraft[]
  onTake: (taken: Taken) => void
}

function RevisionTable({ revisions, kept, onTake }: RevisionTableProps) {
  const t = useTranslations('exam')
  const tc = useTranslations('comparing')
  const format = useFormatter()
  const at = (instant: string) =>
    format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' })
  const columns: Column<Taken>[] = [
    {
      id: 'number',
      title: t('revision'),
      isRowHeader: true,
      cell: (row) =>
        isKept(row)
          ? tc('kept-name', { at: at(row.writtenAt) })
          : t('revision-number', { number: row.number }),
    },
    {
      id: 'published',
      title: t('published-at'),
      isMinor: true,
      cell: (row) =>
        isKept(row)
          ? tc('kept-by', { name: row.writtenBy.name, at: at(row.keptAt) })
          : `${at(row.publishedAt)}, ${row.publishedBy.name}`,
    },
    {
      id: 'sittings',
      title: tc('sittings'),
      cell: (row) =>
        isKept(row) ? (
          <span className={styles.quiet}>{tc('kept-unused')}</span>
        ) : (
          <Sittings sittings={row.sittings} />
        ),
    },
    {
      id: 'hash',
      title: t('seal'),
      isMinor: true,
      cell: (row) => (isKept(row) ? '–' : <code title={row.hash}>{row.hash.slice(0, 16)}…</code>),
    },
    {
      id: 'actions',
      title: tc('title'),
      isActions: true,
      cell: (row) =>
        isKept(row) ? (
          <KeptMenu kept={row} name={tc('kept-actions', { at: at(row.writtenAt) })} onTake={onTake} />
        ) : (
          <RevisionMenu
            revision={row}
            before={revisions.find(({ number }) => number === row.number - 1)}
            onTake={onTake}
          />
        ),
    },
  ]
  return (
    <Table
      label={t('revisions')}
      columns={columns}
      rows={[...revisions, ...kept].toSorted((one, other) => instantOf(other).localeCompare(instantOf(one)))}
      rowId={({ id }) => id}
      empty={<EmptyState title={t('no-revisions')}>{t('no-revisions-text')}</EmptyState>}
    />
  )
}

function isKept(row: Taken): row is KeptDraft {
  return 'keptAt' in row
}

function instantOf(row: Taken): string {
  return isKept(row) ? row.keptAt : row.publishedAt
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
  onTake: (taken: Taken) => void
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

interface KeptMenuProps {
  kept: KeptDraft
  name: string
  onTake: (taken: Taken) => void
}

function KeptMenu({ kept, name, onTake }: KeptMenuProps) {
  const t = useTranslations('comparing')
  const { id, examId } = kept
  return (
    <Menu
      label={name}
      entries={[
        {
          id: 'draft',
          label: t('with-draft'),
          href: `/exams/${examId}?tab=publish&older=${id}&newer=draft`,
        },
        { id: 'take', label: t('take-back'), onAction: () => onTake(kept) },
      ]}
    >
      <IconButton label={name} icon={<MoreIcon />} />
    </Menu>
  )
}
