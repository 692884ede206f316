import type { Person } from '@invigil/contract/identity.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Initials } from '@invigil/design/initials.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { sorted } from '@invigil/design/sort.ts'
import { Row } from '@invigil/design/stack.tsx'
import { type Column, type Order, Table } from '@invigil/design/table.tsx'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { MadeInvitation } from './people.tsx'
import { PersonActions } from './person-actions.tsx'

interface PeopleTableProps {
  people: Person[]
  onInvitation: (made: MadeInvitation) => void
}

/** People, one a line, with what they may do. */
export function PeopleTable({ people, onInvitation }: PeopleTableProps) {
  const t = useTranslations()
  const format = useFormatter()
  const [locale] = useLanguage()
  const [order, setOrder] = useState<Order>({ by: 'name', direction: 'ascending' })
  const columns: Column<Person>[] = [
    {
      id: 'name',
      title: t('common.name'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ name }) => (
        <Row gap={2} wraps={false}>
          <Initials name={name} size={24} />
          {name}
        </Row>
      ),
    },
    { id: 'email', title: t('common.email'), isSortable: true, isMinor: true, cell: ({ email }) => email },
    { id: 'roles', title: t('identity.roles'), cell: (person) => <Roles person={person} /> },
    {
      id: 'added',
      title: t('identity.added'),
      align: 'end',
      isSortable: true,
      isMinor: true,
      cell: ({ createdAt }) => format.dateTime(new Date(createdAt), { dateStyle: 'medium' }),
    },
    {
      id: 'actions',
      title: t('common.more'),
      isActions: true,
      cell: (person) => <PersonActions person={person} onInvitation={onInvitation} />,
    },
  ]
  return (
    <Table
      label={t('frame.people')}
      columns={columns}
      rows={sorted(people, order, sortValue, locale)}
      rowId={({ id }) => id}
      order={order}
      onOrder={setOrder}
    />
  )
}

function Roles({ person: { grants, deactivatedAt } }: { person: Person }) {
  const t = useTranslations()
  const everywhere = grants.filter(({ on }) => on === 'organisation')
  const single = grants.length - everywhere.length
  return (
    <Row gap={1}>
      {deactivatedAt ? (
        <Badge tone="warning" dot="steady">
          {t('identity.deactivated')}
        </Badge>
      ) : null}
      {everywhere.map(({ role }) => (
        <Badge key={role} tone={role === 'administrator' ? 'accent' : 'neutral'}>
          {t(`states.role.${role}`)}
        </Badge>
      ))}
      {single > 0 ? <small>{t('identity.only-for-one', { count: single })}</small> : null}
      {grants.length === 0 ? <small>{t('identity.no-roles')}</small> : null}
    </Row>
  )
}

function sortValue(person: Person, by: string): string {
  if (by === 'email') return person.email
  return by === 'added' ? person.createdAt : person.name
}
