import type { Result } from '@invigil/contract/result.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { Link } from '@invigil/design/link.tsx'
import { sorted } from '@invigil/design/sort.ts'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { type Column, type Order, Table } from '@invigil/design/table.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

interface ResultsTableProps {
  sittingId: string
  results: Result[]
  timeZone: string
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
}

/** Results, one candidate a line; a tick chooses them for the release. */
export function ResultsTable({ sittingId, results, timeZone, chosen, onChosen }: ResultsTableProps) {
  const t = useTranslations()
  const [locale] = useLanguage()
  const [order, setOrder] = useState<Order>({ by: 'name', direction: 'ascending' })
  const [shown, setShown] = useState(step)
  const columns = useColumns({ sittingId, timeZone, chosen, onChosen })
  const hidden = results.length - shown
  return (
    <Stack gap={3}>
      <Table
        label={t('result.results.title')}
        columns={columns}
        rows={sorted(results, order, sortValue, locale).slice(0, shown)}
        rowId={({ attemptId }) => attemptId}
        order={order}
        onOrder={setOrder}
      />
      {hidden > 0 ? (
        <Row>
          <Button onPress={() => setShown(shown + step)}>
            {t('result.results.show-more', { count: Math.min(step, hidden) })}
          </Button>
          <small>{t('result.results.not-shown', { shown, all: results.length })}</small>
        </Row>
      ) : null}
    </Stack>
  )
}

/** Ten thousand lines at once keep a browser busy for seconds. */
const step = 200

function useColumns({
  sittingId,
  timeZone,
  chosen,
  onChosen,
}: Omit<ResultsTableProps, 'results'>): Column<Result>[] {
  const t = useTranslations()
  const format = useFormatter()
  const mayReview = useMayReview()
  function choose(attemptId: string, isChosen: boolean) {
    const next = new Set(chosen)
    if (isChosen) next.add(attemptId)
    else next.delete(attemptId)
    onChosen(next)
  }
  return [
    {
      id: 'name',
      title: t('common.name'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ attemptId, candidateName }) => (
        <Checkbox isSelected={chosen.has(attemptId)} onChange={(is) => choose(attemptId, is)}>
          {candidateName}
        </Checkbox>
      ),
    },
    {
      id: 'state',
      title: t('common.state'),
      isMinor: true,
      cell: ({ state }) => <Badge>{t(`states.attempt.${state}`)}</Badge>,
    },
    {
      id: 'points',
      title: t('result.results.points'),
      align: 'end',
      isSortable: true,
      cell: ({ attemptId, submittedAt, points, max, late }) => {
        if (submittedAt === null) return '–'
        const figures = { points: points === null ? '–' : format.number(points), max: format.number(max) }
        return (
          <>
            <Link href={`/sittings/${sittingId}/results/${attemptId}`}>
              {t('result.results.of-max', figures)}
            </Link>
            {late > 0 ? (
              <>
                {' '}
                <Badge tone="info">{t('result.late.some', { count: late })}</Badge>
              </>
            ) : null}
          </>
        )
      },
    },
    {
      id: 'toMark',
      title: t('result.results.to-mark'),
      align: 'end',
      isMinor: true,
      cell: ({ toMark }) => (toMark > 0 ? format.number(toMark) : '–'),
    },
    {
      id: 'incidents',
      title: t('result.results.incidents'),
      align: 'end',
      cell: ({ attemptId, openIncidents }) => {
        if (openIncidents === 0) return '–'
        const count = format.number(openIncidents)
        return mayReview ? <Link href={`/reviews/${attemptId}`}>{count}</Link> : count
      },
    },
    {
      id: 'verdict',
      title: t('result.results.verdict'),
      isMinor: true,
      cell: ({ verdict }) =>
        verdict ? <Badge tone={toneOf[verdict]}>{t(`states.verdict.${verdict}`)}</Badge> : '–',
    },
    {
      id: 'released',
      title: t('result.results.released'),
      align: 'end',
      isMinor: true,
      cell: ({ releasedAt }) =>
        releasedAt ? (
          format.dateTime(new Date(releasedAt), { dateStyle: 'short', timeStyle: 'short', timeZone })
        ) : (
          <small>{t('result.results.not-released')}</small>
        ),
    },
  ]
}

/** A marker without the role would only be refused there. */
function useMayReview(): boolean {
  const me = useQuery(api.identity.me.queryOptions())
  return me.data?.person.grants.some(({ role }) => role === 'reviewer' || role === 'administrator') ?? false
}

const toneOf = { clear: 'good', inconclusive: 'info', breach: 'danger' } as const

function sortValue(result: Result, by: string): string | number {
  return by === 'points' ? (result.points ?? -1) : result.candidateName
}
