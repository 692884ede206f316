import type { Registration, Sitting } from '@invigil/contract/sitting.ts'
import { Button } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { PlusIcon, UploadIcon } from '@invigil/design/icons.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { SearchField } from '@invigil/design/search-field.tsx'
import { Section } from '@invigil/design/section.tsx'
import { sorted } from '@invigil/design/sort.ts'
import { Row } from '@invigil/design/stack.tsx'
import { type Column, type Order, Table } from '@invigil/design/table.tsx'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AddCandidate } from './add-candidate.tsx'
import { Adjusted } from './adjusted.tsx'
import { Arrange, Stagger } from './arrange.tsx'
import { CandidateActions } from './candidate-actions.tsx'
import { ImportRoster } from './import-roster.tsx'
import { Placed } from './placed.tsx'
import { everybody, Filters, passes, type RosterFilter } from './roster-filters.tsx'

interface RosterProps {
  sitting: Sitting
  registrations: Registration[]
}

/** Who sits: one candidate a line, with adjustments and how far they are. */
export function Roster({ sitting, registrations }: RosterProps) {
  const t = useTranslations()
  const [open, setOpen] = useState<'add' | 'import' | 'arrange' | 'stagger'>()
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<RosterFilter>(everybody)
  const close = () => setOpen(undefined)
  const canChange = sitting.state !== 'cancelled'
  const actions = canChange ? (
    <Row gap={2}>
      <Button icon={<UploadIcon size={16} />} onPress={() => setOpen('import')}>
        {t('sitting.import')}
      </Button>
      <Button icon={<PlusIcon size={16} />} onPress={() => setOpen('add')}>
        {t('sitting.add-candidate')}
      </Button>
    </Row>
  ) : null
  const found = registrations
    .filter((registration) => passes(registration, filter))
    .filter(({ person, externalId }) =>
      `${person.name} ${person.email} ${externalId ?? ''}`
        .toLocaleLowerCase()
        .includes(search.trim().toLocaleLowerCase()),
    )
  return (
    <Section
      title={t('sitting.candidates-count', { count: registrations.length })}
      actions={registrations.length > 0 ? actions : null}
    >
      {registrations.length === 0 ? (
        <EmptyState title={t('sitting.nobody')} action={actions}>
          {t('sitting.nobody-text')}
        </EmptyState>
      ) : null}
      {registrations.length > 8 ? (
        <SearchField label={t('sitting.search-candidates')} value={search} onChange={setSearch} />
      ) : null}
      {registrations.length > 1 ? (
        <Filters
          sitting={sitting}
          registrations={registrations}
          value={filter}
          onChange={setFilter}
          onArrange={canChange ? () => setOpen('arrange') : undefined}
          onStagger={canChange ? () => setOpen('stagger') : undefined}
        />
      ) : null}
      {registrations.length > 0 ? <RosterTable sitting={sitting} registrations={found} /> : null}
      {open === 'arrange' ? <Arrange sitting={sitting} shown={found} onClose={close} /> : null}
      {open === 'stagger' ? <Stagger sitting={sitting} onClose={close} /> : null}
      {open === 'add' ? <AddCandidate sitting={sitting} onClose={close} /> : null}
      {open === 'import' ? <ImportRoster sitting={sitting} onClose={close} /> : null}
    </Section>
  )
}

function RosterTable({ sitting, registrations }: RosterProps) {
  const t = useTranslations()
  const [locale] = useLanguage()
  const [order, setOrder] = useState<Order>({ by: 'name', direction: 'ascending' })
  const columns: Column<Registration>[] = [
    {
      id: 'name',
      title: t('common.name'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ person }) => person.name,
    },
    {
      id: 'email',
      title: t('common.email'),
      isSortable: true,
      isMinor: true,
      cell: ({ person }) => person.email,
    },
    {
      id: 'number',
      title: t('sitting.external-id'),
      isSortable: true,
      isMinor: true,
      cell: ({ externalId }) => externalId ?? '–',
    },
    {
      id: 'place',
      title: t('seating.where-and-when'),
      cell: (registration) => <Placed sitting={sitting} registration={registration} />,
    },
    {
      id: 'accommodation',
      title: t('sitting.accommodation'),
      cell: ({ accommodation }) => (accommodation ? <Adjusted accommodation={accommodation} /> : null),
    },
    {
      id: 'state',
      title: t('common.state'),
      cell: ({ attempt }) => t(`states.attempt.${attempt?.state ?? 'expected'}`),
    },
    {
      id: 'actions',
      title: t('common.more'),
      isActions: true,
      cell: (registration) => <CandidateActions sitting={sitting} registration={registration} />,
    },
  ]
  return (
    <Table
      label={t('sitting.candidates')}
      columns={columns}
      rows={sorted(registrations, order, sortValue, locale)}
      rowId={({ id }) => id}
      order={order}
      onOrder={setOrder}
      empty={<EmptyState title={t('common.none-found')} />}
    />
  )
}

function sortValue({ person, externalId }: Registration, by: string): string {
  if (by === 'email') return person.email
  return by === 'number' ? (externalId ?? '') : person.name
}
