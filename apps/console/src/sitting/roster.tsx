import type { Registration, Sitting } from '@invigil/contract/sitting.ts'
import { Badge } from '@invigil/design/badge.tsx'
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
import { useFormatter, useTranslations } from 'use-intl'
import { AddCandidate } from './add-candidate.tsx'
import { CandidateActions } from './candidate-actions.tsx'
import { ImportRoster } from './import-roster.tsx'

interface RosterProps {
  sitting: Sitting
  registrations: Registration[]
}

/** Who sits: one candidate a line, with adjustments and how far they are. */
export function Roster({ sitting, registrations }: RosterProps) {
  const t = useTranslations()
  const [open, setOpen] = useState<'add' | 'import'>()
  const [search, setSearch] = useState('')
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
  const found = registrations.filter(({ person, externalId }) =>
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
      {registrations.length > 0 ? <RosterTable sitting={sitting} registrations={found} /> : null}
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
      id: 'accommodation',
      title: t('sitting.accommodation'),
      cell: ({ accommodation }) => <Adjusted accommodation={accommodation} />,
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

function Adjusted({ accommodation }: Pick<Registration, 'accommodation'>) {
  const t = useTranslations('sitting')
  const format = useFormatter()
  const { timeFactor, extraMinutes, silencedDetectors } = accommodation
  return (
    <Row gap={1}>
      {timeFactor > 1 ? <Badge tone="info">{t('times', { factor: format.number(timeFactor) })}</Badge> : null}
      {extraMinutes > 0 ? <Badge tone="info">{t('plus-minutes', { count: extraMinutes })}</Badge> : null}
      {silencedDetectors.length > 0 ? (
        <Badge tone="info">{t('silenced-count', { count: silencedDetectors.length })}</Badge>
      ) : null}
    </Row>
  )
}
