import type { Sitting } from '@invigil/contract/sitting.ts'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Grid } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** Registers one candidate after another. */
export function AddCandidate({ sitting, onClose }: { sitting: Sitting; onClose: () => void }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const [locale] = useLanguage()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [externalId, setExternalId] = useState('')
  const [extraMinutes, setExtraMinutes] = useState(0)
  const register = useMutation(
    api.sitting.register.mutationOptions({
      onSuccess: async ({ person }) => {
        toast(t('sitting.candidate-added', { name: person.name }))
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        onClose()
      },
    }),
  )

  function submit() {
    const accommodation = extraMinutes > 0 ? { extraMinutes } : undefined
    const person = { name, email, locale, externalId: externalId.trim() || null }
    register.mutate({ sittingId: sitting.id, ...person, accommodation })
  }

  return (
    <FormDialog
      title={t('sitting.add-candidate')}
      submit={t('common.add')}
      onSubmit={submit}
      onClose={onClose}
      isPending={register.isPending}
      error={register.error}
    >
      <TextField
        label={t('common.name')}
        value={name}
        onChange={setName}
        maxLength={120}
        isRequired
        autoFocus
      />
      <TextField
        label={t('common.email')}
        description={t('sitting.email-help')}
        type="email"
        value={email}
        onChange={setEmail}
        isRequired
      />
      <Grid>
        <TextField
          label={t('sitting.external-id')}
          value={externalId}
          onChange={setExternalId}
          maxLength={80}
          isOptional
        />
        <NumberField
          label={t('sitting.extra-minutes')}
          value={extraMinutes}
          onChange={(minutes) => setExtraMinutes(Number.isNaN(minutes) ? 0 : minutes)}
          minValue={0}
          maxValue={600}
        />
      </Grid>
    </FormDialog>
  )
}
