import type { ItemStatistics } from '@invigil/contract/statistics.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { Section } from '@invigil/design/section.tsx'
import { sorted } from '@invigil/design/sort.ts'
import { Stack } from '@invigil/design/stack.tsx'
import { type Column, type Order, Table } from '@invigil/design/table.tsx'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

/** The figures of every question, one a line. */
export function ItemFigures({ items }: { items: ItemStatistics[] }) {
  const t = useTranslations('result.statistics')
  const [locale] = useLanguage()
  const [order, setOrder] = useState<Order>({ by: 'number', direction: 'ascending' })
  const columns = useColumns()
  return (
    <Table
      label={t('items')}
      columns={columns}
      rows={sorted(items, order, sortValue, locale)}
      rowId={({ itemId }) => itemId}
      order={order}
      onOrder={setOrder}
    />
  )
}

function useColumns(): Column<ItemStatistics>[] {
  const t = useTranslations('result.statistics')
  const format = useFormatter()
  const figure = (value: number | null) =>
    value === null
      ? '–'
      : format.number(value, {
          minimumFractionDigits: 2,
          maximumFractionDigits: 2,
          signDisplay: 'negative',
        })
  return [
    {
      id: 'question',
      title: t('question'),
      isRowHeader: true,
      cell: ({ itemNumber, title }) => `${itemNumber}. ${title}`,
    },
    {
      id: 'difficulty',
      title: t('difficulty'),
      align: 'end',
      isSortable: true,
      cell: ({ difficulty }) => figure(difficulty),
    },
    {
      id: 'discrimination',
      title: t('discrimination'),
      align: 'end',
      isSortable: true,
      cell: ({ discrimination }) => (
        <>
          {discrimination !== null && discrimination < 0.2 ? (
            <Badge tone="warning">{t('look-again')}</Badge>
          ) : null}{' '}
          {figure(discrimination)}
        </>
      ),
    },
    {
      id: 'upperLower',
      title: t('upper-lower'),
      align: 'end',
      isMinor: true,
      cell: ({ upperLower }) => figure(upperLower),
    },
    {
      id: 'alpha',
      title: t('alpha-without'),
      align: 'end',
      isMinor: true,
      cell: ({ alphaWithout }) => figure(alphaWithout),
    },
    {
      id: 'time',
      title: t('time'),
      align: 'end',
      isSortable: true,
      isMinor: true,
      cell: ({ medianSeconds }) =>
        medianSeconds === null ? '–' : t('seconds', { seconds: format.number(Math.round(medianSeconds)) }),
    },
    {
      id: 'answered',
      title: t('answered'),
      align: 'end',
      isMinor: true,
      cell: ({ answered, attempts }) => `${format.number(answered)} / ${format.number(attempts)}`,
    },
  ]
}

function sortValue(item: ItemStatistics, by: string): number {
  switch (by) {
    case 'difficulty':
      return item.difficulty ?? -1
    case 'discrimination':
      return item.discrimination ?? -2
    case 'time':
      return item.medianSeconds ?? -1
    default:
      return item.itemNumber
  }
}

/** Who chose which option, for every question that has options. */
export function OptionFigures({ items }: { items: ItemStatistics[] }) {
  const t = useTranslations('result.statistics')
  const tc = useTranslations('common')
  const format = useFormatter()
  const choices = items.filter(({ options }) => options.length > 0)
  if (choices.length === 0) return null
  const nameOf = (kind: string, text: string) =>
    kind === 'true-false' && (text === 'true' || text === 'false') ? t(text) : text
  return (
    <Section title={t('options')}>
      <Stack gap={4}>
        {choices.map(({ itemId, itemNumber, kind, title, options }) => (
          <div key={itemId}>
            <h3>{`${itemNumber}. ${title}`}</h3>
            <Table
              label={tc('labelled', { name: t('options'), text: `${itemNumber}. ${title}` })}
              rows={options}
              rowId={({ optionId }) => optionId}
              columns={[
                {
                  id: 'option',
                  title: t('option'),
                  isRowHeader: true,
                  cell: ({ text, isCorrect }) => (
                    <>
                      {nameOf(kind, text)} {isCorrect ? <Badge tone="good">{t('right')}</Badge> : null}
                    </>
                  ),
                },
                { id: 'all', title: t('all'), align: 'end', cell: ({ all }) => format.number(all) },
                { id: 'upper', title: t('upper'), align: 'end', cell: ({ upper }) => format.number(upper) },
                { id: 'lower', title: t('lower'), align: 'end', cell: ({ lower }) => format.number(lower) },
              ]}
            />
          </div>
        ))}
      </Stack>
    </Section>
  )
}
