import type { Regraded } from '@invigil/contract/correction.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { Table } from '@invigil/design/table.tsx'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

interface BeforeAfterProps {
  preview: { attempts: Regraded[]; all: number; maxBefore: number; maxAfter: number; changed: number }
}

/** What a correction makes of every attempt, before anything is changed. */
export function BeforeAfter({ preview }: BeforeAfterProps) {
  const { attempts, all, maxBefore, maxAfter, changed } = preview
  const t = useTranslations('result.correct')
  const format = useFormatter()
  const [showsAll, setShowsAll] = useState(false)
  const figure = (points: number | null) => (points === null ? t('not-marked') : format.number(points))
  const way = (from: number | null, to: number | null) =>
    from === to ? figure(from) : `${figure(from)} → ${figure(to)}`
  const rows = attempts.filter(
    (one) => showsAll || one.before !== one.after || one.totalBefore !== one.totalAfter,
  )
  const fitting = showsAll ? all : changed
  return (
    <Stack gap={3}>
      <h3>{t('preview-title')}</h3>
      <p role="status">
        {changed === 0 ? t('preview-none') : t('preview-some', { changed, all })}{' '}
        {maxBefore === maxAfter
          ? null
          : t('max', { before: format.number(maxBefore), after: format.number(maxAfter) })}
      </p>
      {attempts.length > 0 ? (
        <Switch isSelected={showsAll} onChange={setShowsAll}>
          {t('all')}
        </Switch>
      ) : null}
      <Table
        label={t('preview-title')}
        rows={rows}
        rowId={({ attemptId }) => attemptId}
        empty={<span />}
        columns={[
          {
            id: 'name',
            title: t('candidate'),
            isRowHeader: true,
            cell: ({ candidateName, isReleased }) => (
              <>
                {candidateName} {isReleased ? <Badge>{t('released')}</Badge> : null}
              </>
            ),
          },
          {
            id: 'question',
            title: t('question'),
            align: 'end',
            cell: ({ before, after }) => way(before, after),
          },
          {
            id: 'whole',
            title: t('whole'),
            align: 'end',
            cell: ({ totalBefore, totalAfter }) => way(totalBefore, totalAfter),
          },
        ]}
      />
      {fitting > rows.length ? (
        <small>{t('preview-more', { shown: rows.length, all: fitting })}</small>
      ) : null}
    </Stack>
  )
}
