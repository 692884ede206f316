import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import styles from './countdown.module.css'
import spoken from './spoken.module.css'

interface CountdownProps {
  /** What it counts to, read out: “Time left”. */
  label: string
  /** The instant it counts to, ISO 8601. */
  until: string
  /** Milliseconds by which the server's clock is ahead of this machine's. */
  clockOffset: number
  /** From here on it draws attention to itself, in seconds. */
  warnAtSeconds?: number
  size?: 'normal' | 'large'
}

/** Time left by the server's clock. It is read out each minute only, and each of the last ten seconds. */
export function Countdown({
  label,
  until,
  clockOffset,
  warnAtSeconds = 300,
  size = 'normal',
}: CountdownProps) {
  const t = useTranslations('common')
  const end = new Date(until).getTime() - clockOffset
  const left = useSyncExternalStore(hearSeconds, () => Math.max(0, Math.ceil((end - Date.now()) / 1000)))
  const minutes = Math.ceil(left / 60)
  return (
    <span className={styles.countdown} data-warns={left <= warnAtSeconds || undefined} data-size={size}>
      <span className={styles.label}>{label}</span>
      <span className={styles.digits} aria-hidden="true">
        {clockFace(left)}
      </span>
      <span className={spoken.text} role="timer" aria-live={isWorthSaying(left) ? 'polite' : 'off'}>
        {left <= 10 ? t('seconds', { count: left }) : t('minutes', { count: minutes })}
      </span>
    </span>
  )
}

/** Seconds as `1:05:09` or `5:09`. */
export function clockFace(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}

function isWorthSaying(left: number): boolean {
  return left <= 10 || left === 60 || left === 300 || left === 900 || left === 1800
}

function hearSeconds(hear: () => void): () => void {
  const timer = setInterval(hear, 250)
  return () => clearInterval(timer)
}
