import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaProps } from 'react-aria-components/Checkbox'
import styles from './choice.module.css'
import { CheckIcon, MinusIcon } from './icons.tsx'

interface CheckboxProps extends Omit<AriaProps, 'className' | 'style' | 'children'> {
  /** The sentence beside the box; it is the box's name. */
  children: ReactNode
  /** A quieter line below. */
  note?: ReactNode
}

/** A box to tick. */
export function Checkbox({ children, note, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles.choice}>
      {({ isIndeterminate }) => (
        <>
          <span className={styles.box}>
            {isIndeterminate ? <MinusIcon size={14} /> : <CheckIcon size={14} />}
          </span>
          <span className={styles.text}>
            {children}
            {note ? <span className={styles.note}>{note}</span> : null}
          </span>
        </>
      )}
    </AriaCheckbox>
  )
}
