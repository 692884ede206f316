import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { type TextFieldProps as AriaProps, TextField as AriaTextField } from 'react-aria-components/TextField'
import styles from './field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts, validity } from './field-texts.tsx'

interface TextAreaProps
  extends Omit<AriaProps, 'className' | 'style' | 'children' | 'isInvalid'>,
    FieldTexts {
  placeholder?: string
  isOptional?: boolean
  /** Lines shown at first; the person can drag it taller. */
  rows?: number
}

/** Several lines of text: reasons, notes, essays, pasted lists. */
export function TextArea({
  label,
  description,
  error,
  placeholder,
  isOptional,
  rows = 4,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField {...rest} className={styles.field} {...validity(error)}>
      <FieldLabel label={label} isOptional={isOptional} />
      <AriaTextArea className={styles.control} placeholder={placeholder} rows={rows} />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  )
}
