import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../api.ts'

interface SignInFormProps {
  onSignedIn: () => void
  /** What follows the sign-in is under way. */
  isEntering: boolean
  /** Why what follows was refused. */
  error: unknown
}

/** Signs a candidate in who came with a room code. */
export function SignInForm({ onSignedIn, isEntering, error }: SignInFormProps) {
  const t = useTranslations('entrance.sign-in')
  const common = useTranslations('common')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => client.identity.signIn({ email, password }),
    onSuccess: onSignedIn,
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={4}>
        <h2>{t('title')}</h2>
        <p>{t('text')}</p>
        <TextField
          label={common('email')}
          type="email"
          autoComplete="username"
          isRequired
          value={email}
          onChange={setEmail}
        />
        <TextField
          label={common('password')}
          type="password"
          autoComplete="current-password"
          isRequired
          value={password}
          onChange={setPassword}
        />
        <FormError error={signIn.error ?? error} />
        <div>
          <Button kind="primary" type="submit" isPending={signIn.isPending || isEntering}>
            {t('submit')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
