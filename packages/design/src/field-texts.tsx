import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/TextField'
import { useTranslations } from 'use-intl'
import styles from './field.module.css'

/** What every field of a form takes beside its own value. */
export interface FieldTexts {
  label: string
  description?: ReactNode
  /** The sentence that says what is wrong and what to do. Its presence marks the field as wrong. */
  error?: string
}

/** The label of a field; says so when the field may be left empty in a form where others may not. */
export function FieldLabel({ label, isOptional = false }: { label: string; isOptional?: boolean }) {
  const t = useTranslations('common')
  return (
    <Label className={styles.label}>
      {label}
      {isOptional ? <span className={styles.optional}> ({t('optional')})</span> : null}
    </Label>
  )
}

/**
 * Marks a field that has an error of ours. It then leaves the browser's own validation, which would hold the form back
 * until the error is gone, although only another try can tell.
 */
export function validity(error: string | undefined) {
  return error === undefined
    ? { isInvalid: false, validationBehavior: 'native' as const }
    : { isInvalid: true, validationBehavior: 'aria' as const }
}

/** Description and error, below a control. Without an own `error` the browser's validation speaks, in our words. */
export function FieldNotes({ description, error }: Pick<FieldTexts, 'description' | 'error'>) {
  const t = useTranslations('common')
  return (
    <>
      {description ? (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      ) : null}
      <FieldError className={styles.error}>
        {({ validationDetails, defaultChildren }) => {
          if (error !== undefined) return error
          if (validationDetails.valueMissing) return t('required-field')
          return validationDetails.typeMismatch ? t('wrong-email') : defaultChildren
        }}
      </FieldError>
    </>
  )
}
