import type { Role } from '@invigil/contract/access.ts'
import { roles } from '@invigil/contract/access.ts'
import type { Person } from '@invigil/contract/identity.ts'
import { Button } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { PlusIcon } from '@invigil/design/icons.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { SearchField } from '@invigil/design/search-field.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { AddPerson } from './add-person.tsx'
import { InvitationLink } from './invitation-link.tsx'
import { PeopleTable } from './people-table.tsx'

/** An invitation that has just been made and has to be handed over. */
export interface MadeInvitation {
  person: Pick<Person, 'name'>
  url: string
}

/** The people of the organisation: find, add, give roles, end access. */
export function People() {
  const t = useTranslations()
  const { search = '', role } = useSearch({ from: '/staff/people' })
  const people = useQuery(
    api.identity.people.queryOptions({
      input: { search: search || undefined, role },
      placeholderData: keepPreviousData,
    }),
  )
  const [isAdding, setAdding] = useState(false)
  const [invitation, setInvitation] = useState<MadeInvitation>()

  return (
    <Stack gap={3}>
      <PageHead
        title={t('frame.people')}
        description={t('identity.people-text')}
        actions={
          <Button kind="primary" icon={<PlusIcon size={16} />} onPress={() => setAdding(true)}>
            {t('identity.add-person')}
          </Button>
        }
      />
      <PeopleFilter search={search} role={role} />
      {people.isPending ? <LoadingState /> : null}
      {people.isError ? <Failed error={people.error} onRetry={() => void people.refetch()} /> : null}
      {people.data?.people.length === 0 ? (
        <EmptyState title={search || role ? t('common.none-found') : t('identity.no-people')} />
      ) : null}
      {people.data && people.data.people.length > 0 ? (
        <PeopleTable people={people.data.people} onInvitation={setInvitation} />
      ) : null}
      {isAdding ? (
        <AddPerson
          onClose={() => setAdding(false)}
          onAdded={(made) => {
            setAdding(false)
            setInvitation(made)
          }}
        />
      ) : null}
      {invitation ? (
        <InvitationLink invitation={invitation} onClose={() => setInvitation(undefined)} />
      ) : null}
    </Stack>
  )
}

function PeopleFilter({ search, role }: { search: string; role: Role | undefined }) {
  const t = useTranslations()
  const navigate = useNavigate({ from: '/people' })
  const choices = [
    { id: 'every' as const, label: t('identity.every-role') },
    ...roles.map((id) => ({ id, label: t(`states.role.${id}`) })),
  ]
  return (
    <Row gap={3} align="end">
      <SearchField
        label={t('identity.search-people')}
        value={search}
        onChange={(text) => void navigate({ search: { role, search: text || undefined }, replace: true })}
      />
      <Select
        label={t('identity.role-filter')}
        choices={choices}
        value={role ?? 'every'}
        onChange={(chosen) =>
          void navigate({
            search: { search: search || undefined, role: chosen === 'every' ? undefined : chosen },
            replace: true,
          })
        }
      />
    </Row>
  )
}
