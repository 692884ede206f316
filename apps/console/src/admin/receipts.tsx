import type { ReceiptLine } from '@invigil/contract/deletion-receipt.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { DownloadIcon } from '@invigil/design/icons.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { saveFile } from '@invigil/design/save-file.ts'
import { Section } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { MoreRows } from '../frame/more-rows.tsx'
import { receiptsAsCsv } from './receipts-as-csv.ts'
import { useReceiptColumns } from './use-receipt-columns.ts'

const page = 100

/** What was erased, the latest first; one receipt or the list of all those shown can be saved. */
export function Receipts() {
  const t = useTranslations('retention')
  const receipts = useInfiniteQuery(
    api.admin.retention.receipts.infiniteOptions({
      input: (last: ReceiptLine | undefined) => ({
        ...{ before: last?.erasedAt, beforeNumber: last?.number, limit: page },
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => (last.isWhole ? undefined : last.receipts.at(-1)),
    }),
  )
  const lines = receipts.data?.pages.flatMap((one) => one.receipts) ?? []
  return (
    <Section
      title={t('receipts')}
      description={t('receipts-text')}
      actions={lines.length > 0 ? <SaveAll lines={lines} /> : null}
    >
      <Stack>
        {receipts.isPending ? <LoadingState lines={2} /> : null}
        {receipts.isError && !receipts.data ? (
          <Failed error={receipts.error} onRetry={() => void receipts.refetch()} />
        ) : null}
        {receipts.data ? <Lines lines={lines} /> : null}
        {receipts.data ? <FormError error={receipts.error} /> : null}
        <MoreRows
          hasMore={receipts.hasNextPage}
          isPending={receipts.isFetchingNextPage}
          onMore={() => void receipts.fetchNextPage()}
          label={t('older')}
          shown={receipts.hasNextPage ? null : t('all-receipts', { count: lines.length })}
        />
      </Stack>
    </Section>
  )
}

function SaveAll({ lines }: { lines: readonly ReceiptLine[] }) {
  const t = useTranslations('retention')
  const columns = useReceiptColumns()
  const [language] = useLanguage()
  const name = `${t('receipts').replaceAll(' ', '-')}.csv`
  const json = () => `${JSON.stringify(lines, null, 2)}\n`
  return (
    <Row>
      <Button
        size="small"
        onPress={() => saveFile(name, receiptsAsCsv(lines, columns, language), 'text/csv;charset=utf-8')}
      >
        {t('save-csv')}
      </Button>
      <Button size="small" onPress={() => saveFile('deletion-receipts.json', json(), 'application/json')}>
        {t('save-json')}
      </Button>
    </Row>
  )
}

function Lines({ lines }: { lines: readonly ReceiptLine[] }) {
  const t = useTranslations('retention')
  const tc = useTranslations('common')
  const format = useFormatter()
  const save = useMutation(
    api.admin.retention.receipt.mutationOptions({
      onSuccess: (signed) =>
        saveFile(`${signed.receipt.number}.json`, `${JSON.stringify(signed, null, 2)}\n`, 'application/json'),
    }),
  )
  const columns: Column<ReceiptLine>[] = [
    { id: 'number', title: t('number'), isRowHeader: true, cell: ({ number }) => <code>{number}</code> },
    {
      id: 'at',
      title: t('erased-at'),
      cell: ({ erasedAt }) =>
        format.dateTime(new Date(erasedAt), { dateStyle: 'medium', timeStyle: 'short' }),
    },
    {
      id: 'about',
      title: t('receipts-about'),
      isMinor: true,
      cell: ({ what, cameraName }) => t(`about-${what}`, { name: cameraName ?? '' }),
    },
    {
      id: 'candidate',
      title: t('candidate'),
      cell: ({ candidateName, cameraName }) => candidateName ?? cameraName,
    },
    { id: 'sitting', title: t('sitting'), isMinor: true, cell: ({ sittingName }) => sittingName },
    {
      id: 'why',
      title: t('why'),
      cell: ({ why, reason }) =>
        reason ? tc('labelled', { name: t(`because-${why}`), text: reason }) : t(`because-${why}`),
    },
    { id: 'by', title: t('made-by'), isMinor: true, cell: ({ by }) => by?.name ?? t('by-clock') },
    {
      id: 'size',
      title: t('size'),
      align: 'end',
      isMinor: true,
      cell: ({ bytes }) => t('megabytes', { size: bytes / 1e6 }),
    },
    {
      id: 'save',
      title: t('save-receipt', { number: '' }),
      isActions: true,
      align: 'end',
      cell: ({ number }) => (
        <IconButton
          label={t('save-receipt', { number })}
          size="small"
          icon={<DownloadIcon />}
          onPress={() => save.mutate({ number })}
        />
      ),
    },
  ]
  return (
    <>
      <FormError error={save.error} />
      <Table
        label={t('receipts')}
        columns={columns}
        rows={lines}
        rowId={({ number }) => number}
        empty={<EmptyState title={t('no-receipts')} />}
      />
    </>
  )
}
