import type { Alert } from '@invigil/contract/incident.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { MoreIcon } from '@invigil/design/icons.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { SeverityBadge } from '@invigil/design/severity-badge.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useSeen } from '@invigil/messages/seen.ts'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './alert-queue.module.css'
import type { ToDecide } from './decide-incident.tsx'

interface AlertCardProps {
  alert: Alert
  timeZone: string
  onLook: (attemptId: string) => void
  onTile: (attemptId: string) => void
  onDecide: (toDecide: ToDecide) => void
}

/** One alert: who, what was seen, when, and what a proctor can do about it. */
export function AlertCard({ alert, timeZone, onLook, onTile, onDecide }: AlertCardProps) {
  const t = useTranslations('live.alerts')
  const format = useFormatter()
  const refused = useRefused()
  const seen = useSeen()(alert)
  const onError = (error: Error) => toast(refused(error).sentence, 'danger')
  const acknowledge = useMutation(api.incident.acknowledge.mutationOptions({ onError }))
  const resolve = useMutation(api.incident.resolve.mutationOptions({ onError }))
  const { incidentId, attemptId, candidateName: name, state, severity, acknowledgedBy } = alert
  const decide = (decision: ToDecide['decision']) =>
    onDecide({ incidentId, name, decision, sentence: seen.sentence })
  return (
    <article className={styles.card} data-severity={severity} data-state={state}>
      <header className={styles.head}>
        <button type="button" className={styles.name} onClick={() => onLook(attemptId)}>
          {name}
        </button>
        <time dateTime={alert.raisedAt}>
          {format.dateTime(new Date(alert.raisedAt), { timeStyle: 'medium', timeZone })}
        </time>
      </header>
      <p className={styles.what}>
        <SeverityBadge severity={severity} /> {seen.sentence || seen.title}
      </p>
      <footer className={styles.foot}>
        <span className={styles.by}>
          {acknowledgedBy ? t('seen-by', { name: acknowledgedBy.name }) : null}
        </span>
        {state === 'new' ? (
          <Button
            size="small"
            kind="primary"
            isPending={acknowledge.isPending}
            onPress={() => acknowledge.mutate({ incidentId })}
          >
            {t('acknowledge')}
          </Button>
        ) : null}
        {state === 'resolved' ? null : (
          <Button size="small" isPending={resolve.isPending} onPress={() => resolve.mutate({ incidentId })}>
            {t('resolve')}
          </Button>
        )}
        <Menu
          label={t('more', { name })}
          entries={[
            { id: 'focus', label: t('focus'), onAction: () => onLook(attemptId) },
            { id: 'tile', label: t('to-tile'), onAction: () => onTile(attemptId) },
            { id: 'confirm', label: t('confirm'), onAction: () => decide('confirmed') },
            { id: 'dismiss', label: t('dismiss'), onAction: () => decide('dismissed') },
          ]}
        >
          <IconButton label={t('more', { name })} size="small" icon={<MoreIcon />} />
        </Menu>
      </footer>
    </article>
  )
}
