import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './doorway.module.css'
import { Doorway } from './doorway.tsx'
import { NewPassword, shortestPassword } from './new-password.tsx'
import { useOneTimeToken } from './one-time-token.ts'
import { useEnter } from './use-enter.ts'

/** The first administrator names the organisation and themselves. */
export function Welcome() {
  const t = useTranslations()
  const token = useOneTimeToken()
  const [locale] = useLanguage()
  const [form, setForm] = useState({ organisationName: '', name: '', email: '', password: '' })
  const [isTooShort, setTooShort] = useState(false)
  const welcome = useMutation(api.identity.welcome.mutationOptions({ onSuccess: useEnter('/') }))
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })

  function submit(event: FormEvent) {
    event.preventDefault()
    setTooShort(form.password.length < shortestPassword)
    if (form.password.length >= shortestPassword) welcome.mutate({ token, locale, ...form })
  }

  return (
    <Doorway title={t('identity.welcome')} text={t('identity.welcome-text')}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('identity.organisation')}
          description={t('identity.organisation-text')}
          name="organization"
          autoComplete="organization"
          value={form.organisationName}
          onChange={(organisationName) => set({ organisationName })}
          maxLength={120}
          isRequired
          autoFocus
        />
        <TextField
          label={t('identity.your-name')}
          name="name"
          autoComplete="name"
          value={form.name}
          onChange={(name) => set({ name })}
          maxLength={120}
          isRequired
        />
        <TextField
          label={t('common.email')}
          name="email"
          type="email"
          autoComplete="username"
          value={form.email}
          onChange={(email) => set({ email })}
          isRequired
        />
        <NewPassword
          label={t('common.password')}
          value={form.password}
          onChange={(password) => set({ password })}
          error={welcome.error}
          isTooShort={isTooShort}
        />
        <FormError error={welcome.error} />
        <Button kind="primary" type="submit" isPending={welcome.isPending}>
          {t('identity.begin')}
        </Button>
      </form>
    </Doorway>
  )
}
