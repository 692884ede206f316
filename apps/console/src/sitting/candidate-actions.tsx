import type { Registration, Sitting } from '@invigil/contract/sitting.ts'
import { IconButton } from '@invigil/design/button.tsx'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { BinIcon, CheckIcon, ClockIcon, LinkIcon, MoreIcon, PeopleIcon } from '@invigil/design/icons.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { AccommodationDialog } from './accommodation.tsx'
import { PersonalLink } from './personal-link.tsx'
import { PlaceDialog } from './place-dialog.tsx'
import { StandingDialog } from './standing.tsx'
import { useReachesPeople } from './use-reaches-people.ts'

interface CandidateActionsProps {
  sitting: Sitting
  registration: Registration
}

/** What can be done about one candidate of the roster. */
export function CandidateActions({ sitting, registration }: CandidateActionsProps) {
  const t = useTranslations('sitting')
  const seating = useTranslations('seating')
  const [open, setOpen] = useState<'accommodation' | 'standing' | 'link' | 'place' | 'late' | 'unregister'>()
  const close = () => setOpen(undefined)
  const reachesPeople = useReachesPeople()
  const { person, accommodation } = registration
  const { name } = person
  const isCancelled = sitting.state === 'cancelled'
  const entries = [
    {
      id: 'link',
      label: t('personal-link'),
      icon: <LinkIcon size={16} />,
      isDisabled: isCancelled,
      onAction: () => setOpen('link'),
    },
    {
      id: 'accommodation',
      label: t('accommodate'),
      icon: <ClockIcon size={16} />,
      isDisabled: isCancelled || !accommodation,
      onAction: () => setOpen('accommodation'),
    },
    ...(reachesPeople
      ? [
          {
            id: 'standing',
            label: seating('stands.menu'),
            icon: <ClockIcon size={16} />,
            onAction: () => setOpen('standing'),
          },
        ]
      : []),
    {
      id: 'place',
      label: seating('place'),
      icon: <PeopleIcon size={16} />,
      isDisabled: isCancelled,
      onAction: () => setOpen('place'),
    },
    ...(sitting.lateMinutes !== null && !registration.lateAllowed && !hasBegun(registration)
      ? [
          {
            id: 'late',
            label: seating('let-in-late'),
            icon: <CheckIcon size={16} />,
            isDisabled: isCancelled,
            onAction: () => setOpen('late'),
          },
        ]
      : []),
    {
      id: 'unregister',
      label: t('unregister'),
      icon: <BinIcon size={16} />,
      kind: 'danger' as const,
      isDisabled: registration.attempt !== null,
      onAction: () => setOpen('unregister'),
    },
  ]
  return (
    <>
      <Menu label={t('actions-for', { name })} entries={entries}>
        <IconButton label={t('actions-for', { name })} size="small" icon={<MoreIcon />} />
      </Menu>
      {open === 'link' ? <PersonalLink registration={registration} onClose={close} /> : null}
      {open === 'accommodation' && accommodation ? (
        <AccommodationDialog {...{ sitting, registration, accommodation }} onClose={close} />
      ) : null}
      {open === 'standing' ? <StandingDialog person={person} onClose={close} /> : null}
      {open === 'place' ? (
        <PlaceDialog sitting={sitting} registration={registration} onClose={close} />
      ) : null}
      {open === 'late' ? <LetInLate registration={registration} onClose={close} /> : null}
      {open === 'unregister' ? <Unregister registration={registration} onClose={close} /> : null}
    </>
  )
}

function hasBegun({ attempt }: Registration): boolean {
  return attempt !== null && !['expected', 'checking-in', 'waiting'].includes(attempt.state)
}

function LetInLate({ registration, onClose }: { registration: Registration; onClose: () => void }) {
  const t = useTranslations('seating')
  const refused = useRefused()
  const queries = useQueryClient()
  const { name } = registration.person
  const letIn = useMutation(
    api.attempt.letInLate.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('let-in-late-title', { name })}
      confirm={t('let-in-late')}
      kind="primary"
      isOpen
      isPending={letIn.isPending}
      error={letIn.error ? refused(letIn.error).sentence : undefined}
      reasonLabel={t('late-reason')}
      onConfirm={(reason) => letIn.mutate({ registrationId: registration.id, reason })}
      onClose={onClose}
    >
      <p>{t('let-in-late-text')}</p>
    </ConfirmDialog>
  )
}

function Unregister({ registration, onClose }: { registration: Registration; onClose: () => void }) {
  const t = useTranslations('sitting')
  const refused = useRefused()
  const queries = useQueryClient()
  const { name } = registration.person
  const unregister = useMutation(
    api.sitting.unregister.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('unregister-title', { name })}
      confirm={t('unregister')}
      kind="danger"
      isOpen
      isPending={unregister.isPending}
      error={unregister.error ? refused(unregister.error).sentence : undefined}
      onConfirm={() => unregister.mutate({ registrationId: registration.id })}
      onClose={onClose}
    >
      <p>{t('unregister-text', { name })}</p>
    </ConfirmDialog>
  )
}
