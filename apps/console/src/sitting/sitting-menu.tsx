import type { Sitting } from '@invigil/contract/sitting.ts'
import { IconButton } from '@invigil/design/button.tsx'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { CrossIcon, EditIcon, MoreIcon, UploadIcon } from '@invigil/design/icons.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { LoadAnswers } from './load-answers.tsx'
import { type Schedule, ScheduleFields } from './schedule-fields.tsx'

interface SittingMenuProps {
  sitting: Sitting
  hasBegun: boolean
}

/** What can be done with a whole sitting: change its times, cancel it. */
export function SittingMenu({ sitting, hasBegun }: SittingMenuProps) {
  const t = useTranslations()
  const [open, setOpen] = useState<'times' | 'answers' | 'cancel'>()
  const close = () => setOpen(undefined)
  const entries = [
    {
      id: 'times',
      label: t('sitting.edit'),
      icon: <EditIcon size={16} />,
      onAction: () => setOpen('times'),
    },
    {
      id: 'answers',
      label: t('sitting.answer-file.menu'),
      icon: <UploadIcon size={16} />,
      onAction: () => setOpen('answers'),
    },
    {
      id: 'cancel',
      label: t('sitting.cancel'),
      icon: <CrossIcon size={16} />,
      kind: 'danger' as const,
      isDisabled: hasBegun,
      onAction: () => setOpen('cancel'),
    },
  ]
  if (sitting.state === 'cancelled') return null
  return (
    <>
      <Menu label={t('sitting.actions')} entries={entries}>
        <IconButton label={t('sitting.actions')} icon={<MoreIcon />} />
      </Menu>
      {open === 'times' ? <EditTimes sitting={sitting} hasBegun={hasBegun} onClose={close} /> : null}
      {open === 'answers' ? <LoadAnswers sitting={sitting} onClose={close} /> : null}
      {open === 'cancel' ? <CancelSitting sitting={sitting} onClose={close} /> : null}
    </>
  )
}

function EditTimes({ sitting, hasBegun, onClose }: SittingMenuProps & { onClose: () => void }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const { name, startsAt, endsAt, minutes, timeZone, lateMinutes, lateTime } = sitting
  const [schedule, setSchedule] = useState<Schedule>({
    ...{ name, startsAt, endsAt, minutes, timeZone, lateMinutes, lateTime },
  })
  const update = useMutation(
    api.sitting.update.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        onClose()
      },
    }),
  )

  return (
    <FormDialog
      title={t('sitting.edit')}
      submit={t('common.save')}
      onSubmit={() => update.mutate({ sittingId: sitting.id, ...schedule })}
      onClose={onClose}
      isPending={update.isPending}
      error={update.error}
    >
      {hasBegun ? <p>{t('sitting.has-begun')}</p> : null}
      <ScheduleFields value={schedule} onChange={setSchedule} hasBegun={hasBegun} />
    </FormDialog>
  )
}

function CancelSitting({ sitting, onClose }: { sitting: Sitting; onClose: () => void }) {
  const t = useTranslations('sitting')
  const refused = useRefused()
  const queries = useQueryClient()
  const cancel = useMutation(
    api.sitting.cancel.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('cancel-title', { name: sitting.name })}
      confirm={t('cancel')}
      kind="danger"
      isOpen
      isPending={cancel.isPending}
      error={cancel.error ? refused(cancel.error).sentence : undefined}
      reasonLabel={t('cancel-reason')}
      onConfirm={(reason) => cancel.mutate({ sittingId: sitting.id, reason })}
      onClose={onClose}
    >
      <p>{t('cancel-text')}</p>
    </ConfirmDialog>
  )
}
