import type { Person } from '@invigil/contract/identity.ts'
import { IconButton } from '@invigil/design/button.tsx'
import { MoreIcon } from '@invigil/design/icons.tsx'
import { Menu, type MenuEntry } from '@invigil/design/menu.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useContext, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { EndAccess } from './end-access.tsx'
import type { MadeInvitation } from './people.tsx'
import { PersonRoles } from './person-roles.tsx'
import { StandingSlot } from './standing-slot.ts'

interface PersonActionsProps {
  person: Person
  onInvitation: (made: MadeInvitation) => void
}

/** What an administrator can do about one person. */
export function PersonActions({ person, onInvitation }: PersonActionsProps) {
  const t = useTranslations('identity')
  const seating = useTranslations('seating.stands')
  const Standing = useContext(StandingSlot)
  const queries = useQueryClient()
  const refused = useRefused()
  const [open, setOpen] = useState<'roles' | 'standing' | 'end-access'>()
  const { name, id: personId, deactivatedAt } = person
  const onError = (error: Error) => toast(refused(error).sentence, 'danger')
  const invite = useMutation(
    api.identity.invite.mutationOptions({
      onSuccess: ({ invitationUrl }) => onInvitation({ person, url: invitationUrl }),
      onError,
    }),
  )
  const reactivate = useMutation(
    api.identity.reactivate.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.identity.people.key() })
        toast(t('access-given', { name }))
      },
      onError,
    }),
  )
  const entries: MenuEntry[] = deactivatedAt
    ? [{ id: 'reactivate', label: t('reactivate'), onAction: () => reactivate.mutate({ personId }) }]
    : [
        { id: 'roles', label: t('edit-roles'), onAction: () => setOpen('roles') },
        { id: 'invite', label: t('new-invitation'), onAction: () => invite.mutate({ personId }) },
        ...(Standing
          ? [{ id: 'standing', label: seating('menu'), onAction: () => setOpen('standing') }]
          : []),
        { id: 'end-access', label: t('deactivate'), kind: 'danger', onAction: () => setOpen('end-access') },
      ]
  return (
    <>
      <Menu label={t('actions-for', { name })} entries={entries}>
        <IconButton label={t('actions-for', { name })} size="small" icon={<MoreIcon />} />
      </Menu>
      {open === 'roles' ? <PersonRoles person={person} onClose={() => setOpen(undefined)} /> : null}
      {open === 'standing' && Standing ? (
        <Standing person={person} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === 'end-access' ? <EndAccess person={person} onClose={() => setOpen(undefined)} /> : null}
    </>
  )
}
