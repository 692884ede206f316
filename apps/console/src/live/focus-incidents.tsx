import type { Incident } from '@invigil/contract/incident.ts'
import type { Tile } from '@invigil/contract/live.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { SeverityBadge } from '@invigil/design/severity-badge.tsx'
import { useSeen } from '@invigil/messages/seen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import queue from './alert-queue.module.css'
import { DecideIncident, type ToDecide } from './decide-incident.tsx'

/** What was noticed of one candidate so far, the newest first. */
export function FocusIncidents({ tile, timeZone }: { tile: Tile; timeZone: string }) {
  const { attemptId, candidateName } = tile
  const t = useTranslations('live')
  const [toDecide, setToDecide] = useState<ToDecide>()
  const incidents = useQuery(
    api.incident.list.queryOptions({ input: { attemptId }, refetchInterval: 15_000 }),
  )
  if (incidents.isPending) return <LoadingState lines={3} />
  if (incidents.isError) return <Failed error={incidents.error} onRetry={() => void incidents.refetch()} />
  const newestFirst = incidents.data.incidents.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
  if (newestFirst.length === 0) return <p>{t('focus.no-incidents')}</p>
  return (
    <ul className={queue.list}>
      {newestFirst.map((incident) => (
        <li key={incident.id}>
          <IncidentCard
            incident={incident}
            timeZone={timeZone}
            onDecide={(decision, sentence) =>
              setToDecide({ incidentId: incident.id, name: candidateName, decision, sentence })
            }
          />
        </li>
      ))}
      {toDecide ? <DecideIncident toDecide={toDecide} onClose={() => setToDecide(undefined)} /> : null}
    </ul>
  )
}

interface IncidentCardProps {
  incident: Incident
  timeZone: string
  onDecide: (decision: ToDecide['decision'], sentence: string) => void
}

function IncidentCard({ incident, timeZone, onDecide }: IncidentCardProps) {
  const t = useTranslations()
  const format = useFormatter()
  const { title, sentence } = useSeen()(incident)
  const { severity, state, startedAt, endedAt, confidence } = incident
  const time = (instant: string) => format.dateTime(new Date(instant), { timeStyle: 'medium', timeZone })
  return (
    <article
      className={queue.card}
      data-severity={severity}
      data-state={state === 'open' ? 'open' : 'resolved'}
    >
      <header className={queue.head}>
        <strong>{title}</strong>
        <time>
          {time(startedAt)} – {endedAt ? time(endedAt) : t('live.focus.going-on')}
        </time>
      </header>
      <p className={queue.what}>{sentence}</p>
      <footer className={queue.foot}>
        <SeverityBadge severity={severity} />
        <span className={queue.by}>{t('live.focus.sureness', { percent: confidence })}</span>
        {state === 'open' ? (
          <>
            <Button size="small" onPress={() => onDecide('confirmed', sentence)}>
              {t('live.alerts.confirm-button')}
            </Button>
            <Button size="small" onPress={() => onDecide('dismissed', sentence)}>
              {t('live.alerts.dismiss-button')}
            </Button>
          </>
        ) : (
          <Badge>{t(`states.incident.${state}`)}</Badge>
        )}
      </footer>
    </article>
  )
}
