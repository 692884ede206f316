import type { Sitting } from '@invigil/contract/sitting.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Section } from '@invigil/design/section.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

interface SittingsNextProps {
  /** Whether this person proctors, so that the way to the live wall is shown. */
  mayWatch: boolean
  mayPlan: boolean
}

/** The sittings that are open now or planned, on the home page. */
export function SittingsNext({ mayWatch, mayPlan }: SittingsNextProps) {
  const t = useTranslations('frame')
  const sittings = useQuery(api.sitting.list.queryOptions({ input: {}, refetchInterval: 60_000 }))
  const ahead = sittings.data?.sittings.filter(({ state }) => state === 'open' || state === 'planned') ?? []
  const columns = useColumns(mayWatch)
  const plan = mayPlan ? <Link href="/sittings">{t('plan-sitting')}</Link> : null
  return (
    <Section title={t('sittings-next')} actions={ahead.length > 0 ? plan : null}>
      {sittings.isPending ? <LoadingState /> : null}
      {sittings.isError ? <Failed error={sittings.error} onRetry={() => void sittings.refetch()} /> : null}
      {sittings.isSuccess ? (
        <Table
          label={t('sittings-next')}
          columns={columns}
          rows={ahead}
          rowId={({ id }) => id}
          empty={
            <EmptyState title={t('no-sittings')} action={plan}>
              {mayPlan ? t('no-sittings-text') : null}
            </EmptyState>
          }
        />
      ) : null}
    </Section>
  )
}

function useColumns(mayWatch: boolean): Column<Sitting>[] {
  const t = useTranslations()
  const format = useFormatter()
  const names: Column<Sitting>[] = [
    {
      id: 'name',
      title: t('sitting.name'),
      isRowHeader: true,
      cell: ({ id, name }) => (
        <Link kind="strong" href={`/sittings/${id}`}>
          {name}
        </Link>
      ),
    },
    {
      id: 'state',
      title: t('common.state'),
      cell: ({ state }) => (
        <Badge tone={state === 'open' ? 'good' : 'neutral'} dot={state === 'open' ? 'live' : 'none'}>
          {t(`states.sitting.${state}`)}
        </Badge>
      ),
    },
    {
      id: 'start',
      title: t('common.start'),
      cell: ({ startsAt, timeZone }) =>
        format.dateTime(new Date(startsAt), { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    },
    {
      id: 'candidates',
      title: t('frame.candidates'),
      align: 'end',
      isMinor: true,
      cell: ({ candidates }) => candidates,
    },
  ]
  const wall: Column<Sitting> = {
    id: 'wall',
    title: t('frame.live-wall'),
    isActions: true,
    cell: ({ id, state }) =>
      state === 'open' ? <Link href={`/sittings/${id}/wall`}>{t('frame.live-wall')}</Link> : null,
  }
  return mayWatch ? [...names, wall] : names
}
