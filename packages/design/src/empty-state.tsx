import type { ReactNode } from 'react'
import styles from './place.module.css'

interface EmptyStateProps {
  /** What would stand here, e.g. “No exams yet”. */
  title: string
  /** How to come by one, or why there is none. */
  children?: ReactNode
  action?: ReactNode
  /** 1 where this is all that the page has. */
  level?: 1 | 2
}

/** A place where nothing stands yet, and what to do about it. */
export function EmptyState({ title, children, action, level = 2 }: EmptyStateProps) {
  const Title = level === 1 ? 'h1' : 'h2'
  return (
    <div className={styles.place}>
      <svg className={styles.drawing} viewBox="0 0 96 40" width="96" height="40" aria-hidden="true">
        <path d="M8 36.5h80M14 36V22M82 36V22M30 30h36M30 24h36M30 18h22" />
      </svg>
      <Title className={styles.title}>{title}</Title>
      {children ? <div className={styles.text}>{children}</div> : null}
      {action}
    </div>
  )
}
