import type { Alert } from '@invigil/contract/incident.ts'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AlertCard } from './alert-card.tsx'
import styles from './alert-queue.module.css'
import { DecideIncident, type ToDecide } from './decide-incident.tsx'
import type { Duty } from './use-wall.ts'

interface AlertQueueProps {
  alerts: readonly Alert[]
  /** Those that are left to another proctor for now. */
  held: ReadonlySet<string>
  duty: Duty
  timeZone: string
  onLook: (attemptId: string) => void
  onTile: (attemptId: string) => void
}

/** What asks for a look now, the newest first; what is settled is folded away. */
export function AlertQueue({ alerts, held, duty, timeZone, onLook, onTile }: AlertQueueProps) {
  const t = useTranslations('live.alerts')
  const [toDecide, setToDecide] = useState<ToDecide>()
  const unsettled = alerts.filter(({ state }) => state !== 'resolved')
  const open = unsettled.filter(({ id }) => !held.has(id))
  const ofOthers = unsettled.filter(({ id }) => held.has(id))
  const settled = alerts.filter(({ state }) => state === 'resolved')
  const card = (alert: Alert) => (
    <li key={alert.id}>
      <AlertCard
        alert={alert}
        duty={duty}
        isHeld={held.has(alert.id)}
        timeZone={timeZone}
        onLook={onLook}
        onTile={onTile}
        onDecide={setToDecide}
      />
    </li>
  )
  return (
    <section className={styles.queue} aria-label={t('title')}>
      <h2 className={styles.title}>
        {t('title')}
        {open.length > 0 ? <span className={styles.count}>{open.length}</span> : null}
      </h2>
      {open.length > 0 ? (
        <ul className={styles.list}>{open.map(card)}</ul>
      ) : (
        <EmptyState title={t('none')}>{t('none-text')}</EmptyState>
      )}
      {ofOthers.length > 0 ? (
        <section className={styles.others} aria-label={t('with-others')}>
          <h3>{t('with-others')}</h3>
          <ul className={styles.list}>{ofOthers.map(card)}</ul>
        </section>
      ) : null}
      {settled.length > 0 ? (
        <details className={styles.settled}>
          <summary>{t('settled', { count: settled.length })}</summary>
          <ul className={styles.list}>{settled.slice(0, 100).map(card)}</ul>
        </details>
      ) : null}
      {toDecide ? <DecideIncident toDecide={toDecide} onClose={() => setToDecide(undefined)} /> : null}
    </section>
  )
}
