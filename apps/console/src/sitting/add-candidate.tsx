import type { Locale } from '@invigil/contract/ids.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Grid, Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** Registers one candidate after another. */
export function AddCandidate({ sitting, onClose }: { sitting: Sitting; onClose: () => void }) {
  const t = useTranslations()
  const form = useId()
  const queries = useQueryClient()
  const [own] = useLanguage()
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

  function submit(event: FormEvent) {
    event.preventDefault()
    const accommodation = extraMinutes > 0 ? { extraMinutes } : undefined
    const locale: Locale = own
    register.mutate({
      sittingId: sitting.id,
      ...{ name, email, locale, accommodation },
      externalId: externalId.trim() || null,
    })
  }

  return (
    <Dialog
      title={t('sitting.add-candidate')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" type="submit" form={form} isPending={register.isPending}>
            {t('common.add')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Stack>
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
          <FormError error={register.error} />
        </Stack>
      </form>
    </Dialog>
  )
}
