import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { PageHead, Section } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { NewPassword, shortestPassword } from './new-password.tsx'
import { useMe } from './use-me.ts'

/** One's own name and password. */
export function Profile() {
  const t = useTranslations('identity')
  return (
    <Stack gap={5}>
      <PageHead title={t('profile')} description={t('profile-text')} />
      <NameForm />
      <Section title={t('change-password')} description={t('change-password-text')}>
        <PasswordForm />
      </Section>
    </Stack>
  )
}

function NameForm() {
  const t = useTranslations()
  const queries = useQueryClient()
  const me = useMe()
  const [name, setName] = useState(me.person.name)
  const update = useMutation(
    api.identity.updateMe.mutationOptions({
      onSuccess: (updated) => {
        queries.setQueryData(api.identity.me.queryKey(), updated)
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
        <TextField label={t('common.email')} value={me.person.email} isReadOnly isDisabled />
        <TextField
          label={t('identity.your-name')}
          value={name}
          onChange={setName}
          maxLength={120}
          isRequired
        />
        <FormError error={update.error} />
        <div>
          <Button type="submit" isPending={update.isPending} isDisabled={name === me.person.name}>
            {t('common.save')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

function PasswordForm() {
  const t = useTranslations()
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const [isTooShort, setTooShort] = useState(false)
  const change = useMutation(
    api.identity.changePassword.mutationOptions({
      onSuccess: () => {
        setCurrent('')
        setNew('')
        toast(t('identity.password-changed'))
      },
    }),
  )

  function submit(event: FormEvent) {
    event.preventDefault()
    setTooShort(newPassword.length < shortestPassword)
    if (newPassword.length >= shortestPassword) change.mutate({ currentPassword, newPassword })
  }

  return (
    <form onSubmit={submit}>
      <Stack width="narrow">
        <TextField
          label={t('identity.current-password')}
          type="password"
          autoComplete="current-password"
          value={currentPassword}
          onChange={setCurrent}
          isRequired
        />
        <NewPassword
          label={t('identity.new-password')}
          value={newPassword}
          onChange={setNew}
          error={change.error}
          isTooShort={isTooShort}
        />
        <FormError error={change.error} />
        <div>
          <Button type="submit" isPending={change.isPending}>
            {t('identity.change-password')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
