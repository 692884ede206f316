import type { ReviewEntry } from '@invigil/contract/review.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Meter } from '@invigil/design/meter.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { isPlacedIn, PlaceFilterFields } from '../frame/place-filter.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

/** Attempts to review, those with the most to look at first. */
export function Reviews() {
  const t = useTranslations('review')
  const search = useSearch({ from: '/staff/reviews' })
  const navigate = useNavigate({ from: '/reviews' })
  const queue = useQuery(
    api.review.queue.queryOptions({
      input: { sittingId: search.sitting, undecidedOnly: search.show === 'all' ? 'false' : 'true' },
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <Stack gap={3}>
      <PageHead title={t('title')} description={t('queue.text')} />
      <QueueFilter />
      {queue.isPending ? <LoadingState /> : null}
      {queue.isError ? <Failed error={queue.error} onRetry={() => void queue.refetch()} /> : null}
      {queue.data ? (
        <>
          <PlaceFilterFields
            all={queue.data.entries}
            value={search}
            onChange={({ group, room }) =>
              void navigate({ search: { ...search, group, room }, replace: true })
            }
          />
          <QueueTable entries={queue.data.entries.filter((entry) => isPlacedIn(entry, search))} />
        </>
      ) : null}
    </Stack>
  )
}

function QueueFilter() {
  const t = useTranslations('review.queue')
  const search = useSearch({ from: '/staff/reviews' })
  const navigate = useNavigate({ from: '/reviews' })
  const sittings = useQuery(api.sitting.list.queryOptions({ input: {} }))
  const choices = (sittings.data?.sittings ?? []).map(({ id, name }) => ({ id: id as string, label: name }))
  return (
    <Row gap={5} align="end">
      <Select
        label={t('sitting')}
        choices={[{ id: 'every', label: t('every-sitting') }, ...choices]}
        value={search.sitting ?? 'every'}
        onChange={(sitting) =>
          void navigate({
            search: { show: search.show, sitting: sitting === 'every' ? undefined : sitting },
            replace: true,
          })
        }
      />
      <Switch
        isSelected={search.show !== 'all'}
        onChange={(isOn) =>
          void navigate({ search: { ...search, show: isOn ? undefined : 'all' }, replace: true })
        }
      >
        {t('undecided')}
      </Switch>
    </Row>
  )
}

function QueueTable({ entries }: { entries: ReviewEntry[] }) {
  const t = useTranslations()
  const format = useFormatter()
  const most = Math.max(1, ...entries.map(({ weight }) => weight))
  const columns: Column<ReviewEntry>[] = [
    {
      id: 'candidate',
      title: t('review.queue.candidate'),
      isRowHeader: true,
      cell: ({ attemptId, candidateName }) => (
        <Link kind="strong" href={`/reviews/${attemptId}`}>
          {candidateName}
        </Link>
      ),
    },
    {
      id: 'weight',
      title: t('review.queue.weight'),
      cell: ({ weight }) => (
        <Meter
          label={t('review.queue.weight')}
          isLabelHidden
          value={weight}
          max={most}
          valueText={format.number(weight)}
          tone="warning"
        />
      ),
    },
    {
      id: 'incidents',
      title: t('review.queue.incidents'),
      align: 'end',
      cell: ({ openIncidents, incidents }) =>
        incidents === 0 ? '–' : t('review.queue.open', { open: openIncidents, all: incidents }),
    },
    {
      id: 'sitting',
      title: t('review.queue.sitting'),
      isMinor: true,
      cell: ({ sittingName }) => sittingName,
    },
    {
      id: 'state',
      title: t('common.state'),
      isMinor: true,
      cell: ({ state }) => <Badge>{t(`states.attempt.${state}`)}</Badge>,
    },
    {
      id: 'ended',
      title: t('review.queue.ended'),
      align: 'end',
      isMinor: true,
      cell: ({ submittedAt }) =>
        submittedAt
          ? format.dateTime(new Date(submittedAt), { dateStyle: 'medium', timeStyle: 'short' })
          : '–',
    },
    {
      id: 'verdict',
      title: t('review.queue.verdict'),
      cell: ({ verdict }) =>
        verdict ? <VerdictBadge verdict={verdict.verdict} /> : <small>{t('review.queue.no-verdict')}</small>,
    },
  ]
  return (
    <Table
      label={t('review.title')}
      columns={columns}
      rows={entries}
      rowId={({ attemptId }) => attemptId}
      empty={<EmptyState title={t('review.queue.none')}>{t('review.queue.none-text')}</EmptyState>}
    />
  )
}
