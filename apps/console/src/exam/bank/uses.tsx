import type { BankItem, ItemUse } from '@invigil/contract/bank.ts'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../../api.ts'

/** Where an item was asked, and what share of its points candidates earned. */
export function Uses({ item }: { item: BankItem }) {
  const t = useTranslations('bank')
  const te = useTranslations('exam')
  const format = useFormatter()
  const asked = useQuery(api.exam.bank.uses.queryOptions({ input: { bankId: item.bankId, itemId: item.id } }))
  if (asked.isPending) return <LoadingState />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const uses = asked.data.uses as ItemUse[]
  if (uses.length === 0) return <EmptyState title={t('no-uses')}>{t('no-uses-text')}</EmptyState>
  const columns: Column<ItemUse>[] = [
    {
      id: 'exam',
      title: t('exam'),
      isRowHeader: true,
      cell: ({ examId, examTitle }) => <Link href={`/exams/${examId}`}>{examTitle}</Link>,
    },
    {
      id: 'revision',
      title: te('revision'),
      cell: ({ revisionNumber }) => (revisionNumber === null ? te('draft') : format.number(revisionNumber)),
    },
    {
      id: 'how',
      title: t('how'),
      isMinor: true,
      cell: ({ how }) => (how === 'drawn' ? t('drawn') : t('copied-into')),
    },
    {
      id: 'sittings',
      title: t('sittings'),
      align: 'end',
      isMinor: true,
      cell: ({ sittings }) => format.number(sittings),
    },
    { id: 'asked', title: t('asked'), align: 'end', cell: ({ asked }) => format.number(asked) },
    {
      id: 'scored',
      title: t('scored'),
      align: 'end',
      isMinor: true,
      cell: ({ scored }) => format.number(scored),
    },
    {
      id: 'share',
      title: t('share'),
      align: 'end',
      cell: ({ share }) =>
        share === null ? '–' : format.number(share, { style: 'percent', maximumFractionDigits: 0 }),
    },
  ]
  return (
    <Stack gap={3}>
      <p>{t('uses-count', countsOf(uses))}</p>
      <p>{t('uses-help')}</p>
      <Table
        label={t('tab-uses')}
        columns={columns}
        rows={uses}
        rowId={({ examId, revisionNumber, how }) => `${examId}-${revisionNumber}-${how}`}
      />
    </Stack>
  )
}

/** In how many exams it is drawn and copied, and how many attempts were asked it. */
function countsOf(uses: readonly ItemUse[]) {
  const exams = (wanted: ItemUse['how']) =>
    new Set(uses.filter(({ how }) => how === wanted).map(({ examId }) => examId)).size
  return {
    drawn: exams('drawn'),
    copied: exams('copied'),
    asked: uses.reduce((sum, { asked }) => sum + asked, 0),
  }
}
