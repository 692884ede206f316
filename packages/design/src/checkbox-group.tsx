import type { ReactNode } from 'react'
import {
  CheckboxGroup as AriaCheckboxGroup,
  type CheckboxGroupProps as AriaProps,
} from 'react-aria-components/CheckboxGroup'
import choice from './choice.module.css'
import styles from './field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts, validity } from './field-texts.tsx'

interface CheckboxGroupProps
  extends Omit<AriaProps, 'className' | 'style' | 'children' | 'isInvalid'>,
    FieldTexts {
  /** `Checkbox` elements, each with its `value`. */
  children: ReactNode
  look?: 'plain' | 'lined' | 'row'
}

/** Any number of several choices, under one label. */
export function CheckboxGroup({
  label,
  description,
  error,
  children,
  look = 'plain',
  ...rest
}: CheckboxGroupProps) {
  return (
    <AriaCheckboxGroup {...rest} className={`${styles.field} ${choice[look] ?? ''}`} {...validity(error)}>
      <FieldLabel label={label} />
      <div className={choice.choices}>{children}</div>
      <FieldNotes description={description} error={error} />
    </AriaCheckboxGroup>
  )
}
