import type { ReactNode } from 'react'
import { Radio as AriaRadio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import choice from './choice.module.css'
import styles from './field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts, validity } from './field-texts.tsx'

interface RadioChoice<Id extends string> {
  id: Id
  label: ReactNode
  note?: ReactNode
  isDisabled?: boolean
  /** Stands beside the choice and is no part of it, e.g. a button of its own. */
  beside?: ReactNode
}

interface RadioGroupProps<Id extends string> extends FieldTexts {
  choices: readonly RadioChoice<Id>[]
  /** `undefined`: none is chosen yet. */
  value: Id | undefined
  onChange: (value: Id) => void
  /** `lined` makes each choice a line of its own to press, as in an exam; `row` sets short ones side by side. */
  look?: 'plain' | 'lined' | 'row'
  isDisabled?: boolean
  isReadOnly?: boolean
}

/** Exactly one of several choices, all in sight. */
export function RadioGroup<Id extends string>({
  label,
  description,
  error,
  choices,
  value,
  onChange,
  look = 'plain',
  ...rest
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      {...rest}
      className={`${styles.field} ${choice[look] ?? ''}`}
      value={value ?? null}
      onChange={(id) => {
        const chosen = choices.find((one) => one.id === id)
        if (chosen) onChange(chosen.id)
      }}
      {...validity(error)}
    >
      <FieldLabel label={label} />
      <div className={choice.choices}>
        {choices.map(({ id, label: text, note, isDisabled, beside }) => (
          <div key={id} className={beside ? choice.line : choice.alone}>
            <AriaRadio value={id} isDisabled={isDisabled} className={choice.choice}>
              <span className={choice.dot} />
              <span className={choice.text}>
                {text}
                {note ? <span className={choice.note}>{note}</span> : null}
              </span>
            </AriaRadio>
            {beside}
          </div>
        ))}
      </div>
      <FieldNotes description={description} error={error} />
    </AriaRadioGroup>
  )
}
