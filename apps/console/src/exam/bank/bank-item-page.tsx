import type { Bank, BankItem } from '@invigil/contract/bank.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { Tabs } from '@invigil/design/tabs.tsx'
import { firstWords } from '@invigil/items/first-words.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { api } from '../../api.ts'
import { EditBankItem } from './edit-bank-item.tsx'
import { Uses } from './uses.tsx'
import { Versions } from './versions.tsx'

/** One item of a bank: to be written, its versions, and where it was asked. */
export function BankItemPage({ bank, itemId }: { bank: Bank; itemId: string }) {
  const t = useTranslations('bank')
  const te = useTranslations('exam')
  const search = useSearch({ from: '/staff/banks/$bankId' })
  const navigate = useNavigate({ from: '/banks/$bankId' })
  const input = { bankId: bank.id, itemId: itemId as BankItem['id'] }
  const asked = useQuery(api.exam.bank.item.queryOptions({ input }))
  if (asked.isPending) return <LoadingState />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const item = asked.data as BankItem
  return (
    <Stack gap={4}>
      <PageHead
        above={<Link href={`/banks/${bank.id}`}>{bank.title}</Link>}
        title={firstWords(item.item.text) || te('item-empty')}
        actions={
          <Row gap={2}>
            <Badge>{t('version-number', { number: item.version })}</Badge>
            {item.isArchived ? <Badge tone="warning">{t('archived')}</Badge> : null}
          </Row>
        }
      />
      <Tabs
        label={t('tabs')}
        selected={search.tab ?? 'write'}
        onSelect={(chosen) => void navigate({ search: { ...search, tab: chosen }, replace: true })}
        pages={[
          { id: 'write', title: t('tab-write'), content: <EditBankItem key={itemId} saved={item} /> },
          { id: 'versions', title: t('tab-versions'), content: <Versions item={item} /> },
          { id: 'uses', title: t('tab-uses'), content: <Uses item={item} /> },
        ]}
      />
    </Stack>
  )
}
