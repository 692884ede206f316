import type { Accommodation } from '@invigil/contract/accommodation.ts'
import type { Registration, Sitting } from '@invigil/contract/sitting.ts'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { Looks, OtherPaper, Time } from './accommodation-fields.tsx'
import { Aids, Silence } from './aids-and-silence.tsx'

interface AccommodationDialogProps {
  sitting: Sitting
  registration: Registration
  accommodation: Accommodation
  onClose: () => void
}

/** Everything that bends for one candidate in this sitting, in one place; nobody else sees it. */
export function AccommodationDialog(props: AccommodationDialogProps) {
  const { sitting, registration, accommodation, onClose } = props
  const t = useTranslations()
  const queries = useQueryClient()
  const [value, setValue] = useState<Accommodation>(accommodation)
  const set = (change: Partial<Accommodation>) => setValue((now) => ({ ...now, ...change }))
  const hasBegun =
    registration.attempt !== null &&
    !['expected', 'checking-in', 'waiting'].includes(registration.attempt.state)
  const save = useMutation(
    api.sitting.accommodate.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        onClose()
      },
    }),
  )

  return (
    <FormDialog
      title={t('sitting.accommodation-of', { name: registration.person.name })}
      submit={t('common.save')}
      onSubmit={() => save.mutate({ registrationId: registration.id, accommodation: value })}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <p>{hasBegun ? t('sitting.time-stands') : t('sitting.accommodation-text')}</p>
      <Time value={value} minutes={sitting.minutes} hasBegun={hasBegun} onChange={set} />
      <Looks value={value} onChange={set} />
      <Aids value={value} onChange={set} />
      <OtherPaper value={value} sitting={sitting} hasBegun={hasBegun} onChange={set} />
      <Silence value={value} onChange={set} />
    </FormDialog>
  )
}
