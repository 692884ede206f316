import { Button } from '@invigil/design/button.tsx'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** What holds for the whole organisation. */
export function Settings() {
  const t = useTranslations()
  const organisation = useQuery(api.admin.organisation.queryOptions())
  return (
    <Stack>
      <PageHead title={t('frame.settings')} description={t('admin.settings-text')} />
      {organisation.isPending ? <LoadingState lines={2} /> : null}
      {organisation.isError ? (
        <Failed error={organisation.error} onRetry={() => void organisation.refetch()} />
      ) : null}
      {organisation.data ? <NameForm saved={organisation.data.name} /> : null}
    </Stack>
  )
}

function NameForm({ saved }: { saved: string }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const [name, setName] = useState(saved)
  const update = useMutation(
    api.admin.updateOrganisation.mutationOptions({
      onSuccess: async (organisation) => {
        queries.setQueryData(api.admin.organisation.queryKey(), organisation)
        await queries.invalidateQueries({ queryKey: api.identity.me.key() })
        toast(t('common.saved'))
      },
    }),
  )

  function submit(event: FormEvent) {
    event.preventDefault()
    update.mutate({ name })
  }

  return (
    <form onSubmit={submit}>
      <Stack width="narrow">
        <TextField
          label={t('admin.organisation-name')}
          description={t('admin.organisation-name-text')}
          value={name}
          onChange={setName}
          maxLength={120}
          isRequired
        />
        <FormError error={update.error} />
        <div>
          <Button kind="primary" type="submit" isPending={update.isPending} isDisabled={name === saved}>
            {t('common.save')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
