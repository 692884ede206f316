import type { ReleaseParts, ShownFrom } from '@invigil/contract/release.ts'
import { DateTimeField } from '@invigil/design/date-time-field.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { releaseParts } from './release-timeline.ts'
import { SeenWhen } from './seen-when.tsx'

interface ReleasePartsProps {
  sittingId: string
  timeZone: string
  given: ReleaseParts
  onClose: () => void
}

const choices = ['with-release', 'at', 'never'] as const
type Choice = (typeof choices)[number]

/** From when candidates see which part of a released result. */
export function ReleasePartsDialog({ sittingId, timeZone, given, onClose }: ReleasePartsProps) {
  const t = useTranslations('result.parts')
  const queries = useQueryClient()
  const [wanted, setWanted] = useState(given)
  const save = useMutation(
    api.result.setReleaseParts.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.result.releaseParts.key() })
        toast(t('saved'))
        onClose()
      },
    }),
  )
  const isIncomplete = Object.values(wanted).includes('')
  return (
    <FormDialog
      title={t('title')}
      submit={t('save')}
      onSubmit={() => save.mutate({ sittingId, parts: wanted })}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
      isDisabled={isIncomplete}
    >
      <Stack gap={4}>
        <p>{t('text')}</p>
        {releaseParts.map((part) => (
          <Part
            key={part}
            label={t(part)}
            timeZone={timeZone}
            value={wanted[part]}
            onChange={(from) => setWanted({ ...wanted, [part]: from })}
          />
        ))}
        <SeenWhen parts={wanted} timeZone={timeZone} />
      </Stack>
    </FormDialog>
  )
}

interface PartProps {
  label: string
  timeZone: string
  value: ShownFrom
  onChange: (from: ShownFrom) => void
}

function Part({ label, timeZone, value, onChange }: PartProps) {
  const t = useTranslations('result.parts')
  const choice: Choice = value === 'with-release' || value === 'never' ? value : 'at'
  return (
    <Stack gap={2}>
      <Select
        label={label}
        choices={choices.map((id) => ({ id, label: t(id) }))}
        value={choice}
        onChange={(id) => onChange(id === 'at' ? '' : id)}
      />
      {choice === 'at' ? (
        <DateTimeField label={t('when')} timeZone={timeZone} value={value} onChange={onChange} isRequired />
      ) : null}
    </Stack>
  )
}
