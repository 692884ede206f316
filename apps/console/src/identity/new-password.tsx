import { TextField } from '@invigil/design/text-field.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useTranslations } from 'use-intl'

/** The shortest password the server takes. */
export const shortestPassword = 10

interface NewPasswordProps {
  label: string
  value: string
  onChange: (password: string) => void
  /** What the last try was refused with; a weak password is told here. */
  error: unknown
  isTooShort: boolean
}

/** The field in which a new password is chosen. */
export function NewPassword({ label, value, onChange, error, isTooShort }: NewPasswordProps) {
  const t = useTranslations('identity')
  const refused = useRefused()
  const refusal = error ? refused(error) : undefined
  const weak = refusal?.code === 'password-too-weak' ? refusal.sentence : undefined
  return (
    <TextField
      label={label}
      description={t('password-text')}
      name="new-password"
      type="password"
      autoComplete="new-password"
      value={value}
      onChange={onChange}
      isRequired
      error={isTooShort ? t('password-short') : weak}
    />
  )
}
