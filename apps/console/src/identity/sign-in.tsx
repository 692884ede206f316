import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './doorway.module.css'
import { Doorway } from './doorway.tsx'
import { useEnter } from './use-enter.ts'

/** Signs staff in with e-mail and password, and leads to the page they came for. */
export function SignIn() {
  const t = useTranslations()
  const { returnTo } = useSearch({ from: '/sign-in' })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useEnter(returnTo ?? '/')
  const start = useQuery(api.identity.start.queryOptions())
  const signIn = useMutation(api.identity.signIn.mutationOptions({ onSuccess: enter }))

  function submit(event: FormEvent) {
    event.preventDefault()
    signIn.mutate({ email, password })
  }

  return (
    <Doorway title={t('identity.sign-in')} text={t('identity.sign-in-text')}>
      {start.data?.needsFirstAdministrator ? (
        <Notice>{t('identity.first-administrator-waits')}</Notice>
      ) : null}
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('common.email')}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          isRequired
          autoFocus
        />
        <TextField
          label={t('common.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          isRequired
        />
        <FormError error={signIn.error} />
        <Button kind="primary" type="submit" isPending={signIn.isPending}>
          {t('identity.sign-in')}
        </Button>
      </form>
    </Doorway>
  )
}
