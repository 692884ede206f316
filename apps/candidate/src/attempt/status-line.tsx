import { Countdown } from '@invigil/design/countdown.tsx'
import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './attempt.module.css'
import type { AttemptDesk } from './desk.ts'
import type { DeskState } from './desk-state.ts'
import { sectionClockPlace } from './section-clock.tsx'

/** What a candidate must never have to look for: the time left, and whether the answers are safe. */
export function StatusLine({ desk, state }: { desk: AttemptDesk; state: DeskState }) {
  const t = useTranslations('attempt')
  const offset = useOffset(desk)
  const { view } = state
  return (
    <div className={styles.status}>
      <SavedState state={state} />
      <span id={sectionClockPlace} className={styles.clock} />
      {view?.endsAt && view.state === 'running' ? (
        <Countdown label={t('time-left')} until={view.endsAt} clockOffset={offset} />
      ) : null}
      {view && view.outageMinutes > 0 ? (
        <span role="status" className={styles.outage}>
          {t('outage', { count: view.outageMinutes })}
        </span>
      ) : null}
    </div>
  )
}

/** “Your answer is safe: 12:03:07”: only ever after the server has said so. */
export function SavedState({ state }: { state: DeskState }) {
  const t = useTranslations('attempt.saved')
  const format = useFormatter()
  const { savedAt, sending, unsaved, view } = state
  const isWaiting = unsaved > 0 && sending !== 'sending' && sending !== 'idle'
  const time =
    savedAt && format.dateTime(new Date(savedAt), { timeStyle: 'medium', timeZone: view?.timeZone ?? 'UTC' })
  const words = isWaiting
    ? t('waiting', { count: unsaved })
    : unsaved > 0
      ? t('saving')
      : time
        ? t('safe', { time })
        : t('nothing')
  return (
    <span
      role="status"
      className={styles.saved}
      data-state={isWaiting ? 'waiting' : unsaved > 0 ? 'saving' : 'safe'}
    >
      {words}
    </span>
  )
}

/** The clock's offset, looked up each second: somebody may set this machine's clock. */
function useOffset({ clock }: AttemptDesk): number {
  const [offset, setOffset] = useState(() => clock.offset())
  useEffect(() => {
    const timer = setInterval(() => setOffset(Math.round(clock.offset() / 100) * 100), 1_000)
    return () => clearInterval(timer)
  }, [clock])
  return offset
}
