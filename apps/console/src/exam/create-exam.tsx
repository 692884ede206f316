import type { Locale } from '@invigil/contract/ids.ts'
import { type Preset, presets } from '@invigil/contract/policy.ts'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Grid } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { LanguageField } from './language-field.tsx'

/** Creates an exam and opens it. */
export function CreateExam({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [own] = useLanguage()
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState<Locale>(own)
  const [minutes, setMinutes] = useState(60)
  const [preset, setPreset] = useState<Preset>('standard')
  const create = useMutation(
    api.exam.create.mutationOptions({
      onSuccess: async (exam) => {
        await queries.invalidateQueries({ queryKey: api.exam.list.key() })
        await navigate({ href: `/exams/${exam.id}` })
      },
    }),
  )

  return (
    <FormDialog
      title={t('exam.create')}
      submit={t('common.create')}
      onSubmit={() => create.mutate({ title, language, minutes, preset })}
      onClose={onClose}
      isPending={create.isPending}
      error={create.error}
    >
      <TextField
        label={t('exam.exam-title')}
        value={title}
        onChange={setTitle}
        maxLength={200}
        isRequired
        autoFocus
      />
      <Grid>
        <LanguageField value={language} onChange={setLanguage} />
        <NumberField
          label={t('exam.minutes')}
          value={minutes}
          onChange={setMinutes}
          minValue={1}
          maxValue={1440}
          isRequired
        />
      </Grid>
      <RadioGroup
        label={t('exam.preset')}
        look="lined"
        value={preset}
        onChange={setPreset}
        choices={presets.map((name) => ({
          id: name,
          label: t(`exam.presets.${name}.title`),
          note: t(`exam.presets.${name}.explanation`),
        }))}
      />
    </FormDialog>
  )
}
