import type { Alert } from '@invigil/contract/incident.ts'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AlertCard } from './alert-card.tsx'
import styles from './alert-queue.module.css'
import { DecideIncident, type ToDecide } from './decide-incident.tsx'

interface AlertQueueProps {
  alerts: readonly Alert[]
  timeZone: string
  onLook: (attemptId: string) => void
  onTile: (attemptId: string) => void
}

/** What asks for a look now, the newest first; what is settled is folded away. */
export function AlertQueue({ alerts, timeZone, onLook, onTile }: AlertQueueProps) {
  const t = useTranslations('live.alerts')
  const [toDecide, setToDecide] = useState<ToDecide>()
  const open = alerts.filter(({ state }) => state !== 'resolved')
  const settled = alerts.filter(({ state }) => state === 'resolved')
  const card = (alert: Alert) => (
    <li key={alert.id}>
      <AlertCard alert={alert} timeZone={timeZone} onLook={onLook} onTile={onTile} onDecide={setToDecide} />
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
