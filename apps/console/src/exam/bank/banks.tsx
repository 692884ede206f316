import type { BankSummary } from '@invigil/contract/bank.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { PlusIcon } from '@invigil/design/icons.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../../api.ts'
import { useBankWords } from './bank-words.tsx'

/** The banks of the organisation. */
export function Banks() {
  const t = useTranslations('bank')
  const banks = useQuery(api.exam.bank.list.queryOptions())
  const [isCreating, setCreating] = useState(false)
  const create = (
    <Button kind="primary" icon={<PlusIcon size={16} />} onPress={() => setCreating(true)}>
      {t('create')}
    </Button>
  )
  const list = banks.data?.banks
  return (
    <Stack gap={3}>
      <PageHead
        title={t('title')}
        description={t('description')}
        actions={list?.length === 0 ? undefined : create}
      />
      {banks.isPending ? <LoadingState /> : null}
      {banks.isError ? <Failed error={banks.error} onRetry={() => void banks.refetch()} /> : null}
      {list?.length === 0 ? (
        <EmptyState title={t('none')} action={create}>
          {t('none-text')}
        </EmptyState>
      ) : null}
      {list && list.length > 0 ? <BankTable banks={list} /> : null}
      {isCreating ? <CreateBank onClose={() => setCreating(false)} /> : null}
    </Stack>
  )
}

function BankTable({ banks }: { banks: BankSummary[] }) {
  const t = useTranslations('bank')
  const format = useFormatter()
  const columns: Column<BankSummary>[] = [
    {
      id: 'title',
      title: t('bank-title'),
      isRowHeader: true,
      cell: ({ id, title, isArchived }) => (
        <Row gap={2}>
          <Link kind="strong" href={`/banks/${id}`}>
            {title}
          </Link>
          {isArchived ? <Badge>{t('archived')}</Badge> : null}
        </Row>
      ),
    },
    { id: 'about', title: t('about'), isMinor: true, cell: ({ description }) => description },
    { id: 'items', title: t('items'), align: 'end', cell: ({ items }) => format.number(items) },
    {
      id: 'changed',
      title: t('changed'),
      align: 'end',
      isMinor: true,
      cell: ({ changedAt }) =>
        format.dateTime(new Date(changedAt), { dateStyle: 'medium', timeStyle: 'short' }),
    },
  ]
  return <Table label={t('title')} columns={columns} rows={banks} rowId={({ id }) => id} />
}

function CreateBank({ onClose }: { onClose: () => void }) {
  const t = useTranslations('bank')
  const tc = useTranslations('common')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { words, fields } = useBankWords({ title: '', description: '' })
  const create = useMutation(
    api.exam.bank.create.mutationOptions({
      onSuccess: async (bank) => {
        await queries.invalidateQueries({ queryKey: api.exam.bank.list.key() })
        await navigate({ href: `/banks/${bank.id}` })
      },
    }),
  )
  return (
    <FormDialog
      title={t('create')}
      submit={tc('create')}
      onSubmit={() => create.mutate(words)}
      onClose={onClose}
      isPending={create.isPending}
      error={create.error}
    >
      {fields}
    </FormDialog>
  )
}
