import { Button } from 'react-aria-components/Button'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { useTranslations } from 'use-intl'
import styles from './field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts, validity } from './field-texts.tsx'
import { CheckIcon, ChevronDownIcon } from './icons.tsx'
import popover from './popover.module.css'
import spoken from './spoken.module.css'

/** One thing to choose; `note` is a second, quieter line. */
export interface Choice<Id extends string> {
  id: Id
  label: string
  note?: string
}

interface SelectProps<Id extends string> extends FieldTexts {
  choices: readonly Choice<Id>[]
  /** `undefined`: nothing is chosen yet. */
  value: Id | undefined
  onChange: (value: Id) => void
  isOptional?: boolean
  isDisabled?: boolean
  name?: string
  /** For a list whose neighbours say what it is; the label is then only read out. */
  hidesLabel?: boolean
}

/** One of a handful of choices, in a list that opens. */
export function Select<Id extends string>({
  label,
  description,
  error,
  choices,
  value,
  onChange,
  isOptional,
  hidesLabel = false,
  ...rest
}: SelectProps<Id>) {
  const t = useTranslations('common')
  return (
    <AriaSelect
      {...rest}
      className={styles.field}
      value={value ?? null}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key)
        if (chosen) onChange(chosen.id)
      }}
      {...validity(error)}
      placeholder={t('choose')}
    >
      <span className={hidesLabel ? spoken.text : undefined}>
        <FieldLabel label={label} isOptional={isOptional} />
      </span>
      <Button className={`${styles.control} ${styles.opener}`}>
        <SelectValue className={styles.chosen}>
          {({ isPlaceholder, selectedText, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDownIcon size={16} />
      </Button>
      <FieldNotes description={description} error={error} />
      <Popover className={popover.popover} data-fits="true">
        <ListBox className={popover.list} items={choices}>
          {({ id, label: text, note }) => (
            <ListBoxItem id={id} textValue={text} className={popover.item}>
              <span className={popover.tick}>
                <CheckIcon size={14} />
              </span>
              <span className={popover.text}>
                {text}
                {note ? <small className={popover.note}>{note}</small> : null}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
