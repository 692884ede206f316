import type { ReactNode } from 'react'
import { type SwitchProps as AriaProps, Switch as AriaSwitch } from 'react-aria-components/Switch'
import styles from './choice.module.css'

interface SwitchProps extends Omit<AriaProps, 'className' | 'style' | 'children'> {
  /** What is on when it is on. */
  children: ReactNode
  note?: ReactNode
}

/** Something that is on or off at once, without a button to save it. */
export function Switch({ children, note, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={styles.choice}>
      <span className={styles.rail}>
        <span className={styles.knob} />
      </span>
      <span className={styles.text}>
        {children}
        {note ? <span className={styles.note}>{note}</span> : null}
      </span>
    </AriaSwitch>
  )
}
