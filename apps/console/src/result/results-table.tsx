import type { Result } from '@invigil/contract/result-list.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { type Column, type Order, Table } from '@invigil/design/table.tsx'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { MoreRows } from '../frame/more-rows.tsx'
import type { PlaceFilter } from '../frame/place-filter.tsx'

interface ResultsTableProps {
  sittingId: string
  place: PlaceFilter
  /** How many there are in that place. */
  all: number
  timeZone: string
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
}

/** Ten thousand lines at once keep a browser busy for seconds. */
const limit = 200

/** Results, one candidate a line, read page by page in the order that is asked for; a tick chooses them for the release. */
export function ResultsTable({ sittingId, place, all, timeZone, chosen, onChosen }: ResultsTableProps) {
  const t = useTranslations()
  const [language] = useLanguage()
  const [order, setOrder] = useState<Order>({ by: 'name', direction: 'ascending' })
  const columns = useColumns({ sittingId, timeZone, chosen, onChosen })
  const by: 'name' | 'points' = order.by === 'points' ? 'points' : 'name'
  const list = useInfiniteQuery(
    api.result.list.infiniteOptions({
      input: (after: string | undefined) => ({
        ...{ sittingId, ...place, by, direction: order.direction, language, limit },
        ...(after !== undefined && { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  )
  if (list.isPending) return <LoadingState />
  if (list.isError && !list.data) return <Failed error={list.error} onRetry={() => void list.refetch()} />
  const results = onceEach(list.data.pages.flatMap((page) => page.results))
  const shown = results.length
  return (
    <Stack gap={3}>
      <Table
        label={t('result.results.title')}
        columns={columns}
        rows={results}
        rowId={({ attemptId }) => attemptId}
        order={order}
        onOrder={setOrder}
      />
      <FormError error={list.error} />
      <MoreRows
        key={`${by} ${order.direction}`}
        hasMore={list.hasNextPage}
        isPending={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
        label={t('result.results.show-more', { count: Math.min(limit, Math.max(1, all - shown)) })}
        shown={t('result.results.not-shown', { shown, all: Math.max(shown, all) })}
      />
    </Stack>
  )
}

/** Whose points grew between two pages stands on both. */
function onceEach(results: readonly Result[]): Result[] {
  return [...new Map(results.map((result) => [result.attemptId, result])).values()]
}

function useColumns({
  sittingId,
  timeZone,
  chosen,
  onChosen,
}: Omit<ResultsTableProps, 'place' | 'all'>): Column<Result>[] {
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
