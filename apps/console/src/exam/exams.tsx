import type { ExamSummary } from '@invigil/contract/exam.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { PlusIcon, UploadIcon } from '@invigil/design/icons.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { sorted } from '@invigil/design/sort.ts'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { type Column, type Order, Table } from '@invigil/design/table.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { CreateExam } from './create-exam.tsx'

/** The exams one may write or use. */
export function Exams() {
  const t = useTranslations('exam')
  const tt = useTranslations('transfer')
  const exams = useQuery(api.exam.list.queryOptions())
  const [isCreating, setCreating] = useState(false)
  const create = (
    <Button kind="primary" icon={<PlusIcon size={16} />} onPress={() => setCreating(true)}>
      {t('create')}
    </Button>
  )
  const bring = (
    <Link kind="normal" href="/import" icon={<UploadIcon size={16} />}>
      {tt('import')}
    </Link>
  )
  const list = exams.data?.exams
  return (
    <Stack gap={3}>
      <PageHead
        title={t('title')}
        description={t('description')}
        actions={
          list?.length === 0 ? undefined : (
            <Row>
              {bring}
              {create}
            </Row>
          )
        }
      />
      {exams.isPending ? <LoadingState /> : null}
      {exams.isError ? <Failed error={exams.error} onRetry={() => void exams.refetch()} /> : null}
      {list?.length === 0 ? (
        <EmptyState
          title={t('none')}
          action={
            <Row justify="center">
              {create}
              {bring}
            </Row>
          }
        >
          {t('none-text')}
        </EmptyState>
      ) : null}
      {list && list.length > 0 ? <ExamTable exams={list} /> : null}
      {isCreating ? <CreateExam onClose={() => setCreating(false)} /> : null}
    </Stack>
  )
}

function ExamTable({ exams }: { exams: ExamSummary[] }) {
  const t = useTranslations()
  const format = useFormatter()
  const [locale] = useLanguage()
  const [order, setOrder] = useState<Order>({ by: 'changed', direction: 'descending' })
  const columns: Column<ExamSummary>[] = [
    {
      id: 'title',
      title: t('exam.exam-title'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ id, title }) => (
        <Link kind="strong" href={`/exams/${id}`}>
          {title}
        </Link>
      ),
    },
    { id: 'revision', title: t('exam.revision'), cell: (exam) => <RevisionBadge exam={exam} /> },
    {
      id: 'items',
      title: t('exam.items'),
      align: 'end',
      isMinor: true,
      cell: ({ items }) => format.number(items),
    },
    {
      id: 'points',
      title: t('exam.points'),
      align: 'end',
      isMinor: true,
      cell: ({ points }) => format.number(points),
    },
    {
      id: 'minutes',
      title: t('exam.minutes'),
      align: 'end',
      isMinor: true,
      cell: ({ minutes }) => format.number(minutes),
    },
    {
      id: 'changed',
      title: t('exam.changed'),
      align: 'end',
      isSortable: true,
      isMinor: true,
      cell: ({ updatedAt, updatedBy }) =>
        t('exam.changed-by', {
          name: updatedBy.name,
          at: format.dateTime(new Date(updatedAt), { dateStyle: 'medium', timeStyle: 'short' }),
        }),
    },
  ]
  return (
    <Table
      label={t('exam.title')}
      columns={columns}
      rows={sorted(exams, order, (exam, by) => (by === 'title' ? exam.title : exam.updatedAt), locale)}
      rowId={({ id }) => id}
      order={order}
      onOrder={setOrder}
    />
  )
}

/** Which revision is published, and whether the draft has gone on since. */
export function RevisionBadge({ exam }: { exam: Pick<ExamSummary, 'revision' | 'hasUnpublishedChanges'> }) {
  const t = useTranslations('exam')
  if (!exam.revision) return <Badge>{t('draft')}</Badge>
  return (
    <Row gap={1}>
      <Badge tone="good">{t('revision-number', { number: exam.revision.number })}</Badge>
      {exam.hasUnpublishedChanges ? <Badge tone="warning">{t('unpublished')}</Badge> : null}
    </Row>
  )
}
