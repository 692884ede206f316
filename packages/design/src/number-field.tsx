import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaProps,
} from 'react-aria-components/NumberField'
import { useTranslations } from 'use-intl'
import styles from './field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts, validity } from './field-texts.tsx'
import { MinusIcon, PlusIcon } from './icons.tsx'

interface NumberFieldProps
  extends Omit<AriaProps, 'className' | 'style' | 'children' | 'isInvalid'>,
    FieldTexts {
  isOptional?: boolean
}

/** A number, typed in the person's own notation or stepped with the buttons and arrow keys. `NaN` is empty. */
export function NumberField({ label, description, error, isOptional, ...rest }: NumberFieldProps) {
  const t = useTranslations('common')
  return (
    <AriaNumberField
      {...rest}
      incrementAriaLabel={t('increase')}
      decrementAriaLabel={t('decrease')}
      className={styles.field}
      {...validity(error)}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <Group className={`${styles.control} ${styles.group}`}>
        <Input className={styles.inner} />
        <Button slot="decrement" className={styles.step}>
          <MinusIcon size={14} />
        </Button>
        <Button slot="increment" className={styles.step}>
          <PlusIcon size={14} />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
    </AriaNumberField>
  )
}
