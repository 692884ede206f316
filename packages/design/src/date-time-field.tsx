import { Input } from 'react-aria-components/Input'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import styles from './field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts, validity } from './field-texts.tsx'
import { fromWallClock, toWallClock } from './wall-clock.ts'

interface DateTimeFieldProps extends FieldTexts {
  /** An instant, ISO 8601 in UTC; empty when none is set. */
  value: string
  /** Hears an instant, ISO 8601 in UTC, or an empty text. */
  onChange: (instant: string) => void
  /** The zone the wall clock is read in, e.g. `Asia/Ho_Chi_Minh`. */
  timeZone: string
  isRequired?: boolean
  isDisabled?: boolean
  isOptional?: boolean
}

/** A date and a time of day as a wall clock in `timeZone` shows them, by the browser's own picker. */
export function DateTimeField({
  label,
  description,
  error,
  value,
  onChange,
  timeZone,
  isOptional,
  ...rest
}: DateTimeFieldProps) {
  return (
    <AriaTextField
      {...rest}
      className={styles.field}
      value={value === '' ? '' : toWallClock(value, timeZone)}
      onChange={(wallClock) => onChange(wallClock === '' ? '' : fromWallClock(wallClock, timeZone))}
      {...validity(error)}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <Input type="datetime-local" className={styles.control} />
      <FieldNotes description={description ?? timeZone} error={error} />
    </AriaTextField>
  )
}
