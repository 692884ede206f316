import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './doorway.module.css'
import { Doorway } from './doorway.tsx'
import { NewPassword, shortestPassword } from './new-password.tsx'
import { useOneTimeToken } from './one-time-token.ts'
import { useEnter } from './use-enter.ts'

/** An invited person, or one who lost the password, chooses one. */
export function Invitation() {
  const t = useTranslations('identity')
  const token = useOneTimeToken()
  const [password, setPassword] = useState('')
  const [isTooShort, setTooShort] = useState(false)
  const accept = useMutation(api.identity.acceptInvitation.mutationOptions({ onSuccess: useEnter('/') }))

  function submit(event: FormEvent) {
    event.preventDefault()
    setTooShort(password.length < shortestPassword)
    if (password.length >= shortestPassword) accept.mutate({ token, password })
  }

  return (
    <Doorway title={t('invitation')} text={t('invitation-text')}>
      <form className={styles.form} onSubmit={submit}>
        <NewPassword
          label={t('new-password')}
          value={password}
          onChange={setPassword}
          error={accept.error}
          isTooShort={isTooShort}
        />
        <FormError error={accept.error} />
        <Button kind="primary" type="submit" isPending={accept.isPending}>
          {t('save-and-sign-in')}
        </Button>
      </form>
    </Doorway>
  )
}
