import type { PersonId } from '@invigil/contract/ids.ts'
import type { Alert } from '@invigil/contract/incident.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { MoreIcon } from '@invigil/design/icons.tsx'
import { Menu, type MenuEntry } from '@invigil/design/menu.tsx'
import { SeverityBadge } from '@invigil/design/severity-badge.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useSeen } from '@invigil/messages/seen.ts'
import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { ownerOf } from './alert-owner.ts'
import styles from './alert-queue.module.css'
import type { ToDecide } from './decide-incident.tsx'
import type { Duty } from './use-wall.ts'

interface AlertCardProps {
  alert: Alert
  duty: Duty
  /** Left to its proctor for now: it is shown, and asks for nothing. */
  isHeld: boolean
  timeZone: string
  onLook: (attemptId: string) => void
  onTile: (attemptId: string) => void
  onDecide: (toDecide: ToDecide) => void
}

/** One alert: who, what was seen, when, and what a proctor can do about it. */
export function AlertCard({ alert, duty, isHeld, timeZone, onLook, onTile, onDecide }: AlertCardProps) {
  const t = useTranslations('live.alerts')
  const format = useFormatter()
  const refused = useRefused()
  const seen = useSeen()(alert)
  const onError = (error: Error) => toast(refused(error).sentence, 'danger')
  const acknowledge = useMutation(api.incident.acknowledge.mutationOptions({ onError }))
  const resolve = useMutation(api.incident.resolve.mutationOptions({ onError }))
  const assign = useMutation(api.live.assignAlert.mutationOptions({ onError }))
  const owner = ownerOf(alert, duty)
  const id = useId()
  // Every card has the same two buttons: read out alone they would not say whose.
  const whose = `${id}-who ${id}-what`
  const { incidentId, attemptId, candidateName: name, state, severity, acknowledgedBy } = alert
  const decide = (decision: ToDecide['decision']) =>
    onDecide({ incidentId, name, decision, sentence: seen.sentence })
  return (
    <article className={styles.card} data-severity={severity} data-state={isHeld ? 'held' : state}>
      <header className={styles.head}>
        <button type="button" id={`${id}-who`} className={styles.name} onClick={() => onLook(attemptId)}>
          {name}
        </button>
        <time dateTime={alert.raisedAt}>
          {format.dateTime(new Date(alert.raisedAt), { timeStyle: 'medium', timeZone })}
        </time>
      </header>
      <p className={styles.what} id={`${id}-what`}>
        <SeverityBadge severity={severity} /> {seen.sentence || seen.title}
      </p>
      <footer className={styles.foot}>
        <span className={styles.by}>
          {owner ? t(owner.id === duty.you ? 'yours' : 'with', { name: owner.name }) : null}
          {owner && acknowledgedBy ? ' · ' : null}
          {acknowledgedBy ? t('seen-by', { name: acknowledgedBy.name }) : null}
        </span>
        {state === 'new' ? (
          <Button
            size="small"
            kind="primary"
            aria-describedby={whose}
            isPending={acknowledge.isPending}
            onPress={() => acknowledge.mutate({ incidentId })}
          >
            {t('acknowledge')}
          </Button>
        ) : null}
        {state === 'resolved' ? null : (
          <Button
            size="small"
            aria-describedby={whose}
            isPending={resolve.isPending}
            onPress={() => resolve.mutate({ incidentId })}
          >
            {t('resolve')}
          </Button>
        )}
        <Menu
          label={t('more', { name })}
          entries={[
            { id: 'focus', label: t('focus'), onAction: () => onLook(attemptId) },
            { id: 'tile', label: t('to-tile'), onAction: () => onTile(attemptId) },
            ...(state === 'resolved' ? [] : assignEntries(alert, duty, t, assign.mutate)),
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

/** Taking an alert, giving it to somebody at the wall, or to everybody again. */
function assignEntries(
  { incidentId, assignedTo }: Alert,
  { here, you }: Duty,
  t: (key: 'take' | 'give' | 'give-all', values: { name: string }) => string,
  assign: (to: { incidentId: Alert['incidentId']; personId: PersonId | null }) => void,
): MenuEntry[] {
  const people = here.toSorted((a, b) => Number(b.id === you) - Number(a.id === you))
  const entries = people
    .filter(({ id }) => id !== assignedTo?.id)
    .map(({ id, name }) => ({
      id: `to-${id}`,
      label: t(id === you ? 'take' : 'give', { name }),
      onAction: () => assign({ incidentId, personId: id }),
    }))
  if (!assignedTo) return entries
  const all = { id: 'to-all', label: t('give-all', { name: '' }) }
  return [...entries, { ...all, onAction: () => assign({ incidentId, personId: null }) }]
}
