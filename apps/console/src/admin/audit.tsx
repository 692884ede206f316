import type { AuditEntry } from '@invigil/contract/admin.ts'
import { Button } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { MoreRows } from '../frame/more-rows.tsx'

const page = 100

/** The audit log, the latest first, and a way to verify that it is whole. */
export function Audit() {
  const t = useTranslations()
  const verify = useMutation(api.admin.verifyAudit.mutationOptions())
  const audit = useInfiniteQuery(
    api.admin.audit.infiniteOptions({
      input: (before: number | undefined) => ({ before, limit: page }),
      initialPageParam: undefined,
      getNextPageParam: ({ entries }) => (entries.length < page ? undefined : entries.at(-1)?.seq),
    }),
  )
  const entries = audit.data?.pages.flatMap((one) => one.entries) ?? []
  return (
    <Stack>
      <PageHead
        title={t('frame.audit')}
        description={t('admin.audit-text')}
        actions={
          <Button isPending={verify.isPending} onPress={() => verify.mutate({})}>
            {t('admin.verify')}
          </Button>
        }
      />
      <FormError error={verify.error} />
      {verify.data?.isIntact ? (
        <Notice tone="good" isAnnounced>
          {t('admin.intact', { count: verify.data.entries })}
        </Notice>
      ) : null}
      {verify.data?.isIntact === false ? (
        <Notice tone="danger" isAnnounced>
          {t('admin.broken', { problem: verify.data.problem ?? '' })}
        </Notice>
      ) : null}
      {audit.isPending ? <LoadingState /> : null}
      {audit.isError && !audit.data ? (
        <Failed error={audit.error} onRetry={() => void audit.refetch()} />
      ) : null}
      {audit.data ? <Entries entries={entries} /> : null}
      {audit.data ? <FormError error={audit.error} /> : null}
      <MoreRows
        hasMore={audit.hasNextPage}
        isPending={audit.isFetchingNextPage}
        onMore={() => void audit.fetchNextPage()}
        label={t('admin.older')}
        shown={audit.hasNextPage ? null : t('admin.all-entries', { count: entries.length })}
      />
    </Stack>
  )
}

function Entries({ entries }: { entries: AuditEntry[] }) {
  const t = useTranslations()
  const format = useFormatter()
  const columns: Column<AuditEntry>[] = [
    {
      id: 'at',
      title: t('admin.when'),
      cell: ({ at }) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' }),
    },
    { id: 'actor', title: t('admin.actor'), cell: ({ actorName }) => actorName ?? t('admin.by-system') },
    { id: 'kind', title: t('admin.did'), isRowHeader: true, cell: ({ kind }) => <code>{kind}</code> },
    {
      id: 'subject',
      title: t('admin.subject'),
      isMinor: true,
      cell: ({ subject }) => <code>{subject}</code>,
    },
    { id: 'seq', title: '#', align: 'end', isMinor: true, cell: ({ seq }) => seq },
  ]
  return (
    <Table
      label={t('frame.audit')}
      columns={columns}
      rows={entries}
      rowId={({ seq }) => String(seq)}
      empty={<EmptyState title={t('admin.no-audit')} />}
    />
  )
}
