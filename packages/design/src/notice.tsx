import type { ReactNode } from 'react'
import { GoodIcon, InfoIcon, StopIcon, WarningIcon } from './icons.tsx'
import styles from './notice.module.css'

interface NoticeProps {
  tone?: 'info' | 'good' | 'warning' | 'danger'
  title?: string
  children?: ReactNode
  /** Buttons or links below the text. */
  actions?: ReactNode
  /** `true` when it appears as an answer to what the person did: it is then read out at once. */
  isAnnounced?: boolean
}

const icons = { info: InfoIcon, good: GoodIcon, warning: WarningIcon, danger: StopIcon }

/** A paragraph that should not be overlooked, with a line in its tone at the margin. */
export function Notice({ tone = 'info', title, children, actions, isAnnounced = false }: NoticeProps) {
  const Icon = icons[tone]
  const role = tone === 'danger' || tone === 'warning' ? 'alert' : 'status'
  return (
    <div className={styles.notice} data-tone={tone} role={isAnnounced ? role : undefined}>
      <span className={styles.icon}>
        <Icon />
      </span>
      <div className={styles.text}>
        {title ? <strong>{title}</strong> : null}
        {children ? <div>{children}</div> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </div>
  )
}
