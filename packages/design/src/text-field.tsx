import type { ReactNode } from 'react'
import { Input } from 'react-aria-components/Input'
import { type TextFieldProps as AriaProps, TextField as AriaTextField } from 'react-aria-components/TextField'
import styles from './field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts, validity } from './field-texts.tsx'

interface TextFieldProps
  extends Omit<AriaProps, 'className' | 'style' | 'children' | 'isInvalid'>,
    FieldTexts {
  placeholder?: string
  isOptional?: boolean
  /** Something beside the input, e.g. a button that makes a code. */
  beside?: ReactNode
}

/** One line of text: names, e-mail addresses, passwords, codes. */
export function TextField({
  label,
  description,
  error,
  placeholder,
  isOptional,
  beside,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField {...rest} className={styles.field} {...validity(error)}>
      <FieldLabel label={label} isOptional={isOptional} />
      <div className={styles.beside}>
        <Input className={styles.control} placeholder={placeholder} />
        {beside}
      </div>
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  )
}
