import type { Bank } from '@invigil/contract/bank.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { api } from '../../api.ts'
import { ImagesContext } from '../images.ts'
import { ImageBank } from '../use-add-image.ts'
import { AddBankItem } from './add-bank-item.tsx'
import styles from './bank.module.css'
import { BankFilters } from './bank-filters.tsx'
import { BankItemPage } from './bank-item-page.tsx'
import { BankItems } from './bank-items.tsx'
import { BankMenu } from './bank-menu.tsx'
import type { BankSearch } from './bank-search.ts'
import { Folders } from './folders.tsx'

/** One bank: its folders, its items and filters; or one of its items, where the address names it. */
export function BankPage() {
  const { bankId } = useParams({ from: '/staff/banks/$bankId' })
  const bank = useQuery(api.exam.bank.get.queryOptions({ input: { bankId } }))
  if (bank.isPending) return <LoadingState />
  if (bank.isError) return <Failed error={bank.error} onRetry={() => void bank.refetch()} />
  return (
    <ImageBank value={bankId as Bank['id']}>
      <ImagesContext value={bank.data.images}>
        <OpenBank bank={bank.data as Bank} />
      </ImagesContext>
    </ImageBank>
  )
}

function OpenBank({ bank }: { bank: Bank }) {
  const t = useTranslations('bank')
  const search = useSearch({ from: '/staff/banks/$bankId' })
  const navigate = useNavigate({ from: '/banks/$bankId' })
  if (search.item) return <BankItemPage key={search.item} bank={bank} itemId={search.item} />

  const change = (changes: BankSearch) =>
    void navigate({ search: { ...search, page: undefined, ...changes }, replace: true })
  return (
    <Stack gap={4}>
      <PageHead
        above={<Link href="/banks">{t('title')}</Link>}
        title={bank.title}
        description={bank.description}
        actions={
          <Row gap={2}>
            {bank.isArchived ? <Badge>{t('archived')}</Badge> : null}
            <AddBankItem bankId={bank.id} folderId={search.folder} />
            <BankMenu bank={bank} />
          </Row>
        }
      />
      <div className={styles.bank}>
        <Folders bank={bank} open={search.folder} onOpen={(folder) => change({ folder })} />
        <Stack gap={3}>
          <BankFilters bank={bank} search={search} onChange={change} />
          <BankItems bank={bank} search={search} onPage={(page) => change({ page })} />
        </Stack>
      </div>
    </Stack>
  )
}
