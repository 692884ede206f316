import type { Bank, BankItem } from '@invigil/contract/bank.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import type { ItemKindName } from '@invigil/items/all.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../../api.ts'
import styles from './bank.module.css'
import type { BankSearch } from './bank-search.ts'
import { ChosenActions } from './chosen-actions.tsx'

interface BankItemsProps {
  bank: Bank
  search: BankSearch
  onPage: (page: number) => void
}

/** One page of the items that fit, to be opened or chosen. */
export function BankItems({ bank, search, onPage }: BankItemsProps) {
  const t = useTranslations('bank')
  const { text, kind, tag, folder: folderId, difficulty, archived = false, page = 1 } = search
  const input = { bankId: bank.id, text, kind, tag, folderId, difficulty, isArchived: String(archived), page }
  const items = useQuery(
    api.exam.bank.items.queryOptions({ input: input as never, placeholderData: keepPreviousData }),
  )
  const [chosen, setChosen] = useState<readonly string[]>([])
  if (items.isPending) return <LoadingState />
  if (items.isError) return <Failed error={items.error} onRetry={() => void items.refetch()} />
  const { total, pageSize } = items.data
  const rows = items.data.items as BankItem[]
  if (total === 0) return <NoItems isFiltered={Boolean(text || kind || tag || difficulty || archived)} />
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const shown = rows.map(({ id }) => id as string)
  const areAllChosen = shown.length > 0 && shown.every((id) => chosen.includes(id))
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen((now) => [...now.filter((id) => !ids.includes(id)), ...(isChosen ? ids : [])])

  return (
    <Stack gap={3}>
      <Row justify="between">
        <Checkbox isSelected={areAllChosen} onChange={(isChosen) => choose(shown, isChosen)}>
          {t('choose-page')}
        </Checkbox>
        <span aria-live="polite">{t('found', { count: total })}</span>
      </Row>
      {chosen.length > 0 ? (
        <ChosenActions bank={bank} chosen={chosen} isArchived={archived} onDone={() => setChosen([])} />
      ) : null}
      <ItemTable rows={rows} bankId={bank.id} chosen={chosen} onChoose={(id, is) => choose([id], is)} />
      {pages > 1 ? (
        <Row justify="center">
          <Button size="small" isDisabled={page <= 1} onPress={() => onPage(page - 1)}>
            {t('previous')}
          </Button>
          <span>{t('page', { page, pages })}</span>
          <Button size="small" isDisabled={page >= pages} onPress={() => onPage(page + 1)}>
            {t('next')}
          </Button>
        </Row>
      ) : null}
    </Stack>
  )
}

function NoItems({ isFiltered }: { isFiltered: boolean }) {
  const t = useTranslations('bank')
  if (isFiltered) return <EmptyState title={t('nothing-fits')}>{t('nothing-fits-text')}</EmptyState>
  return <EmptyState title={t('no-items')}>{t('no-items-text')}</EmptyState>
}

interface ItemTableProps {
  rows: BankItem[]
  bankId: string
  chosen: readonly string[]
  onChoose: (id: string, isChosen: boolean) => void
}

function ItemTable({ rows, bankId, chosen, onChoose }: ItemTableProps) {
  const t = useTranslations()
  const format = useFormatter()
  const wordsOf = ({ item }: BankItem) => firstWords(item.text) || t('exam.item-empty')
  const columns: Column<BankItem>[] = [
    {
      id: 'chosen',
      title: t('common.select'),
      isActions: true,
      cell: (row) => (
        <Checkbox
          aria-label={t('bank.choose-item', { words: wordsOf(row) })}
          isSelected={chosen.includes(row.id)}
          onChange={(isChosen) => onChoose(row.id, isChosen)}
        >
          {''}
        </Checkbox>
      ),
    },
    {
      id: 'question',
      title: t('bank.question'),
      isRowHeader: true,
      cell: (row) => (
        <Link kind="strong" href={`/banks/${bankId}?item=${row.id}`}>
          <span className={styles.words}>{wordsOf(row)}</span>
        </Link>
      ),
    },
    {
      id: 'kind',
      title: t('bank.kind'),
      isMinor: true,
      cell: ({ item }) => t(`items.kinds.${item.kind as ItemKindName}.title`),
    },
    {
      id: 'tags',
      title: t('bank.tags'),
      isMinor: true,
      cell: ({ tags }) => (
        <span className={styles.tags}>
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      ),
    },
    {
      id: 'difficulty',
      title: t('bank.difficulty'),
      align: 'end',
      isMinor: true,
      cell: ({ difficulty }) => (difficulty ? format.number(difficulty) : '–'),
    },
    {
      id: 'version',
      title: t('bank.version'),
      align: 'end',
      isMinor: true,
      cell: ({ version }) => format.number(version),
    },
  ]
  return <Table label={t('bank.items')} columns={columns} rows={rows} rowId={({ id }) => id} />
}
