import type { Hold } from '@invigil/contract/retention.ts'
import { Button } from '@invigil/design/button.tsx'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Section } from '@invigil/design/section.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { MoreRows } from '../frame/more-rows.tsx'

/** Who holds what, and why; those that have ended below. */
export function Holds() {
  const t = useTranslations('retention')
  const [ending, setEnding] = useState<Hold>()
  const holds = useInfiniteQuery(
    api.admin.retention.holds.infiniteOptions({
      input: (after: string | undefined) => (after === undefined ? {} : { after }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next,
    }),
  )
  const all = holds.data?.pages.flatMap((page) => page.holds) ?? []
  return (
    <Section title={t('holds')} description={t('holds-text')}>
      {holds.isPending ? <LoadingState lines={2} /> : null}
      {holds.isError && !holds.data ? (
        <Failed error={holds.error} onRetry={() => void holds.refetch()} />
      ) : null}
      {holds.data ? <HoldTable holds={all} onEnd={setEnding} /> : null}
      {holds.data ? <FormError error={holds.error} /> : null}
      <MoreRows
        hasMore={holds.hasNextPage}
        isPending={holds.isFetchingNextPage}
        onMore={() => void holds.fetchNextPage()}
        label={t('more-holds')}
        shown={holds.hasNextPage ? null : t('all-holds', { count: all.length })}
      />
      {ending ? <EndHold hold={ending} onClose={() => setEnding(undefined)} /> : null}
    </Section>
  )
}

function HoldTable({ holds, onEnd }: { holds: readonly Hold[]; onEnd: (hold: Hold) => void }) {
  const t = useTranslations('retention')
  const format = useFormatter()
  const instant = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium' })
  const columns: Column<Hold>[] = [
    { id: 'what', title: t('what'), isRowHeader: true, cell: (hold) => <What hold={hold} /> },
    { id: 'why', title: t('why'), cell: ({ reason }) => reason },
    {
      id: 'by',
      title: t('made-by'),
      isMinor: true,
      cell: ({ by, madeAt }) => t('held-since', { name: by.name, at: instant(madeAt) }),
    },
    {
      id: 'end',
      title: t('end-hold'),
      align: 'end',
      cell: (hold) =>
        hold.ended ? (
          t('ended-by', {
            name: hold.ended.by.name,
            at: instant(hold.ended.at),
            reason: hold.ended.reason,
          })
        ) : (
          <Button size="small" onPress={() => onEnd(hold)}>
            {t('end-hold')}
          </Button>
        ),
    },
  ]
  return (
    <Table
      label={t('holds')}
      columns={columns}
      rows={holds}
      rowId={({ id }) => id}
      empty={<EmptyState title={t('none-held')}>{t('none-held-text')}</EmptyState>}
    />
  )
}

function What({ hold }: { hold: Hold }) {
  const t = useTranslations('retention')
  const { of, name, sittingName } = hold
  if (of.on === 'attempt') return t('on-attempt', { name, sitting: sittingName ?? '' })
  return t(of.on === 'sitting' ? 'on-sitting' : 'on-exam', { name })
}

function EndHold({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const t = useTranslations()
  const refused = useRefused()
  const queries = useQueryClient()
  const end = useMutation(
    api.admin.retention.endHold.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.admin.retention.key() })
        toast(t('retention.ended'))
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('retention.end-title', { name: hold.name })}
      confirm={t('retention.end-hold')}
      kind="danger"
      reasonLabel={t('common.reason')}
      isOpen
      isPending={end.isPending}
      error={end.error ? refused(end.error).sentence : undefined}
      onConfirm={(reason) => end.mutate({ holdId: hold.id, reason })}
      onClose={onClose}
    >
      <p>{t('retention.end-text')}</p>
    </ConfirmDialog>
  )
}
