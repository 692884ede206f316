import type { CorrectableItem, Correction } from '@invigil/contract/correction.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { PageHead, Section } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { Table } from '@invigil/design/table.tsx'
import type { Item } from '@invigil/items/all.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ComponentType, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { CorrectItem } from './correct-item.tsx'
import { ResultTabs } from './result-tabs.tsx'
import { UndoCorrection } from './undo-correction.tsx'

export type ItemEditing = ComponentType<{ examId: string; item: Item; onChange: (item: Item) => void }>

/** Questions of a sitting with a wrong key or points: corrected, previewed, applied and taken back. */
export function Corrections({ Editor }: { Editor: ItemEditing }) {
  const t = useTranslations('result.correct')
  const { sittingId } = useParams({ from: '/staff/sittings/$sittingId/corrections' })
  const sitting = useQuery(api.sitting.get.queryOptions({ input: { sittingId } }))
  const read = useQuery(
    api.result.corrections.queryOptions({
      input: { sittingId },
      refetchInterval: ({ state }) =>
        state.data?.corrections.some((one) => one.state === 'waiting') ? 1_000 : false,
    }),
  )
  const [editing, setEditing] = useState<CorrectableItem>()
  return (
    <Stack gap={3}>
      <PageHead
        above={<Link href={`/sittings/${sittingId}`}>{sitting.data?.name ?? ''}</Link>}
        title={t('title')}
        description={t('text')}
      />
      <ResultTabs sittingId={sittingId} at="corrections" />
      {read.isPending ? <LoadingState /> : null}
      {read.isError ? <Failed error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.data ? (
        <>
          <Items items={read.data.items} onEdit={setEditing} />
          <History sittingId={sittingId} corrections={read.data.corrections} earlier={read.data.earlier} />
        </>
      ) : null}
      {editing && sitting.data ? (
        <CorrectItem
          sittingId={sittingId}
          examId={sitting.data.examId}
          given={editing}
          Editor={Editor}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Stack>
  )
}

function Items({ items, onEdit }: { items: CorrectableItem[]; onEdit: (item: CorrectableItem) => void }) {
  const format = useFormatter()
  const t = useTranslations('result')
  return (
    <Section title={t('correct.items')}>
      <Table
        label={t('correct.items')}
        rows={items.filter(({ item }) => item.kind !== 'information')}
        rowId={({ item }) => item.id}
        columns={[
          {
            id: 'item',
            title: t('correct.question'),
            isRowHeader: true,
            cell: ({ itemNumber, item }) => `${itemNumber}. ${firstWords(item.text)}`,
          },
          {
            id: 'points',
            title: t('results.points'),
            align: 'end',
            cell: ({ item }) => format.number(item.points),
          },
          {
            id: 'counts',
            title: t('correct.counts'),
            isMinor: true,
            cell: ({ counts }) =>
              counts === 'as-written' ? (
                t('counts.as-written')
              ) : (
                <Badge tone="info">{t(`counts.${counts}`)}</Badge>
              ),
          },
          {
            id: 'edit',
            title: t('correct.button'),
            isActions: true,
            cell: (one) => (
              <Button
                size="small"
                aria-label={t('correct.edit-title', { number: one.itemNumber })}
                onPress={() => onEdit(one)}
              >
                {t('correct.button')}
              </Button>
            ),
          },
        ]}
      />
    </Section>
  )
}

interface HistoryProps {
  sittingId: string
  corrections: Correction[]
  earlier: number
}

function History({ sittingId, corrections, earlier }: HistoryProps) {
  const t = useTranslations('result')
  const format = useFormatter()
  const [undoing, setUndoing] = useState<Correction>()
  return (
    <Section title={t('correct.history')}>
      {corrections.length === 0 ? <p>{t('correct.history-none')}</p> : null}
      <Stack gap={4}>
        {corrections.map((one) => (
          <Stack key={one.id} gap={1}>
            <strong>{t('correct.item', { number: one.itemNumber })}</strong>
            <span>
              {[
                t(`counts.${one.counts}`),
                one.isItemChanged ? t('correct.item-changed') : '',
                one.undoes ? t('correct.undoes') : '',
                one.by.name,
                format.dateTime(new Date(one.madeAt), { dateStyle: 'short', timeStyle: 'short' }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span>{one.reason}</span>
            {one.state === 'waiting' ? (
              <ProgressBar
                label={t('correct.applying')}
                value={one.total > 0 ? one.done : undefined}
                max={Math.max(1, one.total)}
                valueText={t('correct.applying-value', { done: one.done, total: one.total })}
              />
            ) : (
              <small>
                {one.state === 'failed' ? t('correct.failed') : t('correct.changed', { count: one.changed })}
              </small>
            )}
            {one.mayBeUndone ? (
              <div>
                <Button size="small" kind="quiet" onPress={() => setUndoing(one)}>
                  {t('correct.undo')}
                </Button>
              </div>
            ) : null}
          </Stack>
        ))}
      </Stack>
      {earlier > 0 ? <small>{t('correct.earlier', { count: earlier })}</small> : null}
      {undoing ? (
        <UndoCorrection
          sittingId={sittingId}
          correctionId={undoing.id}
          onClose={() => setUndoing(undefined)}
        />
      ) : null}
    </Section>
  )
}
