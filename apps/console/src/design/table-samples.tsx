import { Badge } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { SeverityBadge } from '@invigil/design/severity-badge.tsx'
import { sorted } from '@invigil/design/sort.ts'
import { type Column, type Order, Table } from '@invigil/design/table.tsx'
import { Tabs } from '@invigil/design/tabs.tsx'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

interface Candidate {
  name: string
  state: 'running' | 'paused' | 'submitted'
  severity: 'low' | 'medium' | 'high'
  minutes: number
}

const candidates: readonly Candidate[] = [
  { name: 'Nguyễn Thị Ánh Tuyết', state: 'running', severity: 'high', minutes: 42 },
  { name: 'Đặng Hữu Phước', state: 'paused', severity: 'low', minutes: 38 },
  { name: 'Zoé Lefèvre-Dubois', state: 'running', severity: 'medium', minutes: 40 },
  { name: 'Chinedu Okafor', state: 'submitted', severity: 'low', minutes: 61 },
]

/** A table in order, and tabs. */
export function TableSamples() {
  const t = useTranslations()
  const [locale] = useLanguage()
  const [order, setOrder] = useState<Order>({ by: 'name', direction: 'ascending' })
  const columns: Column<Candidate>[] = [
    { id: 'name', title: t('common.name'), isRowHeader: true, isSortable: true, cell: ({ name }) => name },
    {
      id: 'state',
      title: t('common.state'),
      cell: ({ state }) => (
        <Badge tone={state === 'running' ? 'good' : 'neutral'} dot={state === 'running' ? 'live' : 'none'}>
          {t(`states.attempt.${state}`)}
        </Badge>
      ),
    },
    {
      id: 'severity',
      title: t('states.label.severity'),
      cell: ({ severity }) => <SeverityBadge severity={severity} />,
    },
    {
      id: 'minutes',
      title: t('common.time'),
      align: 'end',
      isSortable: true,
      isMinor: true,
      cell: ({ minutes }) => t('common.minutes', { count: minutes }),
    },
    {
      id: 'open',
      title: t('common.open'),
      isActions: true,
      cell: () => <Button size="small">{t('common.open')}</Button>,
    },
  ]
  const table = (
    <Table
      label={t('gallery.tables')}
      columns={columns}
      rows={sorted(candidates, order, ({ name, minutes }, by) => (by === 'minutes' ? minutes : name), locale)}
      rowId={({ name }) => name}
      selectedId="Zoé Lefèvre-Dubois"
      order={order}
      onOrder={setOrder}
    />
  )
  return (
    <Tabs
      label={t('gallery.tables')}
      pages={[
        { id: 'all', title: t('common.all'), count: 4, content: table },
        {
          id: 'running',
          title: t('states.attempt.running'),
          count: 0,
          content: <p>{t('common.none-found')}</p>,
        },
      ]}
    />
  )
}
