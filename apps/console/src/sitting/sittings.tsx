import type { Sitting, SittingState } from '@invigil/contract/sitting.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { PlusIcon } from '@invigil/design/icons.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { CreatePractice } from './create-practice.tsx'
import { CreateSitting } from './create-sitting.tsx'
import { ownTimeZone } from './own-time-zone.ts'
import { StateBadge } from './state-badge.tsx'

const states: readonly SittingState[] = ['open', 'planned', 'ended', 'cancelled']

/** The sittings one has to do with: open ones first, then the nearest. */
export function Sittings() {
  const t = useTranslations()
  const { state, create } = useSearch({ from: '/staff/sittings' })
  const navigate = useNavigate({ from: '/sittings' })
  const sittings = useQuery(
    api.sitting.list.queryOptions({ input: { state }, placeholderData: keepPreviousData }),
  )
  const list = sittings.data?.sittings as Sitting[] | undefined
  const plan = (what: 'new' | 'practice') => void navigate({ search: { state, create: what } })
  const close = () => void navigate({ search: { state }, replace: true })
  const button = (
    <Row gap={2}>
      <Button onPress={() => plan('practice')}>{t('seating.practice.open')}</Button>
      <Button kind="primary" icon={<PlusIcon size={16} />} onPress={() => plan('new')}>
        {t('sitting.create')}
      </Button>
    </Row>
  )
  return (
    <Stack gap={3}>
      <PageHead title={t('sitting.title')} description={t('sitting.description')} actions={button} />
      <Row>
        <Select
          label={t('common.state')}
          value={state ?? 'all'}
          onChange={(chosen) =>
            void navigate({ search: { state: chosen === 'all' ? undefined : chosen }, replace: true })
          }
          choices={[
            { id: 'all' as const, label: t('common.all') },
            ...states.map((id) => ({ id, label: t(`states.sitting.${id}`) })),
          ]}
        />
      </Row>
      {sittings.isPending ? <LoadingState /> : null}
      {sittings.isError ? <Failed error={sittings.error} onRetry={() => void sittings.refetch()} /> : null}
      {list?.length === 0 ? (
        <EmptyState title={state ? t('common.none-found') : t('sitting.none')}>
          {state ? null : t('sitting.none-text')}
        </EmptyState>
      ) : null}
      {list && list.length > 0 ? <SittingTable sittings={list} /> : null}
      {create === 'practice' ? <CreatePractice onClose={close} /> : null}
      {create && create !== 'practice' ? (
        <CreateSitting examId={create === 'new' ? undefined : create} onClose={close} />
      ) : null}
    </Stack>
  )
}

function SittingTable({ sittings }: { sittings: Sitting[] }) {
  const t = useTranslations()
  const format = useFormatter()
  const columns: Column<Sitting>[] = [
    {
      id: 'name',
      title: t('sitting.name'),
      isRowHeader: true,
      cell: ({ id, name, kind }) => (
        <>
          <Link kind="strong" href={`/sittings/${id}`}>
            {name}
          </Link>{' '}
          {kind === 'practice' ? <Badge>{t('seating.practice.badge')}</Badge> : null}
        </>
      ),
    },
    { id: 'state', title: t('common.state'), cell: ({ state }) => <StateBadge state={state} /> },
    {
      id: 'starts',
      title: t('sitting.starts'),
      cell: ({ startsAt, timeZone }) =>
        inZone(
          format.dateTime(new Date(startsAt), { dateStyle: 'medium', timeStyle: 'short', timeZone }),
          timeZone,
        ),
    },
    { id: 'exam', title: t('sitting.exam'), isMinor: true, cell: ({ examTitle }) => examTitle },
    {
      id: 'code',
      title: t('sitting.room-code'),
      isMinor: true,
      cell: ({ roomCode }) => <code>{roomCode}</code>,
    },
    {
      id: 'candidates',
      title: t('sitting.candidates'),
      align: 'end',
      cell: ({ candidates }) => format.number(candidates),
    },
  ]
  return <Table label={t('sitting.title')} columns={columns} rows={sittings} rowId={({ id }) => id} />
}

/** The zone is told where it is not the reader's own. */
function inZone(time: string, timeZone: string): string {
  return timeZone === ownTimeZone() ? time : `${time} (${timeZone.replaceAll('_', ' ')})`
}
