import type { Accommodation } from '@invigil/contract/accommodation.ts'
import type { Registration, Sitting } from '@invigil/contract/sitting.ts'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { detectors } from '@invigil/detectors/all.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { Looks, OtherPaper, Time } from './accommodation-fields.tsx'

interface AccommodationDialogProps {
  sitting: Sitting
  registration: Registration
  onClose: () => void
}

/** Everything that bends for one candidate, in one place; nobody else sees it. */
export function AccommodationDialog({ sitting, registration, onClose }: AccommodationDialogProps) {
  const t = useTranslations()
  const queries = useQueryClient()
  const [value, setValue] = useState<Accommodation>(registration.accommodation)
  const [isStanding, setStanding] = useState(registration.standing !== null)
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
      onSubmit={() => save.mutate({ registrationId: registration.id, accommodation: value, isStanding })}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <p>{hasBegun ? t('sitting.time-stands') : t('sitting.accommodation-text')}</p>
      <Time value={value} minutes={sitting.minutes} hasBegun={hasBegun} onChange={set} />
      <Looks value={value} onChange={set} />
      <TextArea
        label={t('seating.aids')}
        description={t('seating.aids-help')}
        isOptional
        rows={2}
        maxLength={1000}
        value={value.aids}
        onChange={(aids) => set({ aids })}
      />
      <OtherPaper value={value} sitting={sitting} hasBegun={hasBegun} onChange={set} />
      <CheckboxGroup
        label={t('sitting.silenced')}
        description={t('sitting.silenced-help')}
        value={value.silencedDetectors}
        onChange={(silencedDetectors) => set({ silencedDetectors })}
      >
        {detectors.map(({ kind }) => (
          <Checkbox key={kind} value={kind}>
            {t(`detectors.${kind}.title`)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <TextArea
        label={t('sitting.note')}
        description={t('sitting.note-help')}
        isOptional
        rows={2}
        maxLength={1000}
        value={value.note}
        onChange={(note) => set({ note })}
      />
      <Checkbox isSelected={isStanding} onChange={setStanding} note={t('seating.standing-help')}>
        {t('seating.standing', { name: registration.person.name })}
      </Checkbox>
    </FormDialog>
  )
}
