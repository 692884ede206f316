import type { ReactNode } from 'react'
import styles from './place.module.css'

interface EmptyStateProps {
  /** What would stand here, e.g. “No exams yet”. */
  title: string
  /** How to come by one, or why there is none. */
  children?: ReactNode
  action?: ReactNode
}

/** A place where nothing stands yet, and what to do about it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.place}>
      <svg className={styles.drawing} viewBox="0 0 96 40" width="96" height="40" aria-hidden="true">
        <path d="M8 36.5h80M14 36V22M82 36V22M30 30h36M30 24h36M30 18h22" />
      </svg>
      <h3>{title}</h3>
      {children ? <div className={styles.text}>{children}</div> : null}
      {action}
    </div>
  )
}
