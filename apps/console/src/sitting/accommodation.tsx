import type { Accommodation, Registration, Sitting } from '@invigil/contract/sitting.ts'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Grid } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { detectors } from '@invigil/detectors/all.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

interface AccommodationDialogProps {
  sitting: Sitting
  registration: Registration
  onClose: () => void
}

/** Adjusts time and monitoring for one candidate; nobody else sees it. */
export function AccommodationDialog({ sitting, registration, onClose }: AccommodationDialogProps) {
  const t = useTranslations()
  const queries = useQueryClient()
  const [value, setValue] = useState<Accommodation>(registration.accommodation)
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
      <Time value={value} minutes={sitting.minutes} isDisabled={hasBegun} onChange={set} />
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
    </FormDialog>
  )
}

interface TimeProps {
  value: Accommodation
  minutes: number
  isDisabled: boolean
  onChange: (change: Partial<Accommodation>) => void
}

function Time({ value, minutes, isDisabled, onChange }: TimeProps) {
  const t = useTranslations()
  const { timeFactor, extraMinutes } = value
  const all = Math.ceil(Number((minutes * timeFactor).toFixed(6))) + extraMinutes
  return (
    <>
      <Grid>
        <NumberField
          label={t('sitting.time-factor')}
          value={timeFactor}
          onChange={(factor) => onChange({ timeFactor: Number.isNaN(factor) ? 1 : factor })}
          minValue={1}
          maxValue={4}
          step={0.05}
          isDisabled={isDisabled}
        />
        <NumberField
          label={t('sitting.extra-minutes')}
          value={extraMinutes}
          onChange={(extra) => onChange({ extraMinutes: Number.isNaN(extra) ? 0 : extra })}
          minValue={0}
          maxValue={600}
          isDisabled={isDisabled}
        />
      </Grid>
      <p>{t('sitting.all-minutes', { count: all, minutes })}</p>
    </>
  )
}
