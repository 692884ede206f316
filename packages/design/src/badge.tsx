import type { ReactNode } from 'react'
import styles from './badge.module.css'

/** What a badge, notice or bar is about. */
export type Tone = 'neutral' | 'accent' | 'info' | 'good' | 'warning' | 'danger'

interface BadgeProps {
  tone?: Tone
  /** A dot before the text: `steady` for a state, `live` for something going on right now. */
  dot?: 'none' | 'steady' | 'live'
  icon?: ReactNode
  children: ReactNode
}

/** A word or two about a thing: its state, its kind. The text says it; the colour only helps. */
export function Badge({ tone = 'neutral', dot = 'none', icon, children }: BadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {dot === 'none' ? null : <span className={styles.dot} data-dot={dot} />}
      {icon}
      {children}
    </span>
  )
}
