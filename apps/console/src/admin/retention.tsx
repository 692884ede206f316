import type { LedgerState } from '@invigil/contract/retention.ts'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Facts, PageHead, Section } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { DueSittings } from './due-sittings.tsx'
import { Holds } from './holds.tsx'
import { Receipts } from './receipts.tsx'

/** How long recordings are kept: what is due, who holds what, what was erased, and the ledger of it. */
export function Retention() {
  const t = useTranslations()
  const overview = useQuery(api.admin.retention.overview.queryOptions())
  return (
    <Stack gap={5}>
      <PageHead title={t('frame.retention')} description={t('retention.text')} />
      <Section title={t('retention.due')} description={t('retention.due-text')}>
        {overview.isPending ? <LoadingState lines={3} /> : null}
        {overview.isError ? <Failed error={overview.error} onRetry={() => void overview.refetch()} /> : null}
        {overview.data ? <DueSittings due={overview.data.due} /> : null}
      </Section>
      <Holds />
      <Receipts />
      {overview.data ? <Ledger ledger={overview.data.ledger} /> : null}
    </Stack>
  )
}

function Ledger({ ledger }: { ledger: LedgerState }) {
  const t = useTranslations('retention')
  const format = useFormatter()
  const { lines, lastAt, missing, isIntact, problem } = ledger
  const last = lastAt
    ? format.dateTime(new Date(lastAt), { dateStyle: 'medium', timeStyle: 'short' })
    : undefined
  return (
    <Section title={t('ledger')} description={t('ledger-text')}>
      <Stack gap={3}>
        <Facts
          facts={[
            { name: t('receipts'), value: t('ledger-lines', { count: lines }) },
            ...(last ? [{ name: t('ledger-last'), value: last }] : []),
            ...(isIntact ? [{ name: t('ledger-state'), value: t('ledger-whole') }] : []),
          ]}
        />
        {isIntact ? null : <Notice tone="danger">{t('ledger-broken', { problem: problem ?? '' })}</Notice>}
        {missing > 0 ? <Notice tone="warning">{t('ledger-missing', { count: missing })}</Notice> : null}
      </Stack>
    </Section>
  )
}
