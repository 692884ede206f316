import { Badge, type Tone } from '@invigil/design/badge.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import type { api } from '../api.ts'
import styles from './admit.module.css'
import { DocumentShown, LivenessShown, PhotoShown, RoomShown } from './checkin-shown.tsx'

/** A candidate's check-in as the server tells it. */
export type CheckinLook = Awaited<ReturnType<typeof api.checkin.look.call>>

/** What a candidate agreed to, has and showed; of what the machine thinks of it only that it thinks so. */
export function CheckinOf({ name, view }: { name: string; view: CheckinLook }) {
  const t = useTranslations('live')
  const ts = useTranslations('shown')
  const format = useFormatter()
  const steps = format.list(view.forPerson.map((step) => t(`step.${step}`)))
  return (
    <div className={styles.checkin}>
      {view.forPerson.length > 0 ? (
        <Notice tone="warning" title={ts('for-person', { steps })}>
          <p>{ts('for-person-text')}</p>
        </Notice>
      ) : null}
      <div className={styles.top}>
        <PhotoShown name={name} view={view} />
        <Lists view={view} />
      </div>
      <DocumentShown name={name} view={view} />
      <LivenessShown name={name} view={view} />
      <RoomShown name={name} view={view} />
    </div>
  )
}

function Lists({ view }: { view: CheckinLook }) {
  const t = useTranslations('live')
  const ts = useTranslations('states.stream')
  return (
    <div className={styles.lists}>
      <h3>{t('lobby.consents')}</h3>
      {view.consents.length === 0 ? <p>{t('lobby.no-consents')}</p> : null}
      <ul>
        {view.consents.map(({ stream, isGiven }) => (
          <li key={stream}>
            {ts(stream)}
            <Badge tone={isGiven ? 'good' : 'neutral'}>{t(isGiven ? 'lobby.given' : 'lobby.declined')}</Badge>
          </li>
        ))}
      </ul>
      <h3>{t('lobby.devices')}</h3>
      {view.devices.length === 0 ? <p>{t('lobby.no-devices')}</p> : null}
      <ul>
        {view.devices.map(({ check, state }) => (
          <li key={check}>
            {t(`check.${check}`)}
            <Badge tone={toneOf[state]}>{t(`check-state.${state}`)}</Badge>
          </li>
        ))}
      </ul>
    </div>
  )
}

const toneOf: Record<'good' | 'warning' | 'failed' | 'skipped', Tone> = {
  good: 'good',
  warning: 'warning',
  failed: 'danger',
  skipped: 'neutral',
}
