import type { DueSitting } from '@invigil/contract/retention.ts'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Link } from '@invigil/design/link.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { useFormatter, useTranslations } from 'use-intl'

/** Sittings that lose recordings soon, the earliest first. */
export function DueSittings({ due }: { due: readonly DueSitting[] }) {
  const t = useTranslations('retention')
  const format = useFormatter()
  const columns: Column<DueSitting>[] = [
    {
      id: 'sitting',
      title: t('sitting'),
      isRowHeader: true,
      cell: ({ sittingId, sittingName }) => <Link href={`/retention/${sittingId}`}>{sittingName}</Link>,
    },
    {
      id: 'at',
      title: t('first-at'),
      cell: ({ dueAt, timeZone }) =>
        format.dateTime(new Date(dueAt), { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    },
    { id: 'attempts', title: t('recordings'), align: 'end', isMinor: true, cell: ({ attempts }) => attempts },
    {
      id: 'undecided',
      title: t('undecided'),
      align: 'end',
      cell: ({ undecided }) => t('undecided-count', { count: undecided }),
    },
    { id: 'held', title: t('held'), align: 'end', isMinor: true, cell: ({ held }) => held },
  ]
  return (
    <Table
      label={t('due')}
      columns={columns}
      rows={due}
      rowId={({ sittingId }) => sittingId}
      empty={<EmptyState title={t('none-due')} />}
    />
  )
}
