import type { Revision } from '@invigil/contract/exam.ts'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Section } from '@invigil/design/section.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** The published revisions, the latest first, each with the seal of what it froze. */
export function Revisions({ examId }: { examId: string }) {
  const t = useTranslations('exam')
  const format = useFormatter()
  const revisions = useQuery(api.exam.revisions.queryOptions({ input: { examId } }))
  const columns: Column<Revision>[] = [
    {
      id: 'number',
      title: t('revision'),
      isRowHeader: true,
      cell: ({ number }) => t('revision-number', { number }),
    },
    {
      id: 'published',
      title: t('published-at'),
      cell: ({ publishedAt }) =>
        format.dateTime(new Date(publishedAt), { dateStyle: 'medium', timeStyle: 'short' }),
    },
    { id: 'by', title: t('published-by'), isMinor: true, cell: ({ publishedBy }) => publishedBy.name },
    {
      id: 'hash',
      title: t('seal'),
      isMinor: true,
      cell: ({ hash }) => <code title={hash}>{hash.slice(0, 16)}…</code>,
    },
  ]
  return (
    <Section title={t('revisions')} description={t('revisions-help')}>
      {revisions.isPending ? <LoadingState lines={2} /> : null}
      {revisions.isError ? <Failed error={revisions.error} onRetry={() => void revisions.refetch()} /> : null}
      {revisions.data ? (
        <Table
          label={t('revisions')}
          columns={columns}
          rows={revisions.data.revisions as Revision[]}
          rowId={({ id }) => id}
          empty={<EmptyState title={t('no-revisions')}>{t('no-revisions-text')}</EmptyState>}
        />
      ) : null}
    </Section>
  )
}
