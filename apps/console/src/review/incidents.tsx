import type { Timeline } from '@invigil/contract/review.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { ChevronLeftIcon, ChevronRightIcon } from '@invigil/design/icons.tsx'
import { SeverityBadge } from '@invigil/design/severity-badge.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { useSeen } from '@invigil/messages/seen.ts'
import { useFormatter, useTranslations } from 'use-intl'
import { inOrder } from './axis.ts'
import type { ToDecide } from './decide-incident.tsx'
import { Evidence } from './evidence.tsx'
import styles from './incidents.module.css'
import { WhatWasSeen } from './what-was-seen.tsx'

interface IncidentsProps {
  timeline: Timeline
  selectedId: string | undefined
  onSelect: (id: string, startedAt: string) => void
  onStep: (direction: 1 | -1) => void
  onDecide: (toDecide: ToDecide) => void
}

/** The incidents in the order of time; the one that is looked at is unfolded. */
export function Incidents({ timeline, selectedId, onSelect, onStep, onDecide }: IncidentsProps) {
  const t = useTranslations('review.incidents')
  const incidents = inOrder(timeline.incidents)
  return (
    <section className={styles.incidents} aria-label={t('title')}>
      <Row justify="between">
        <h2>
          {t('title')} <span className={styles.count}>{incidents.length}</span>
        </h2>
        <span className={styles.steps}>
          <IconButton label={t('previous')} icon={<ChevronLeftIcon />} onPress={() => onStep(-1)} />
          <IconButton label={t('next')} icon={<ChevronRightIcon />} onPress={() => onStep(1)} />
        </span>
      </Row>
      {incidents.length === 0 ? <EmptyState title={t('none')}>{t('none-text')}</EmptyState> : null}
      <ol className={styles.list}>
        {incidents.map((incident) => (
          <IncidentLine
            key={incident.id}
            incident={incident}
            timeZone={timeline.timeZone}
            isSelected={incident.id === selectedId}
            onSelect={() => onSelect(incident.id, incident.startedAt)}
            onDecide={(decision) => onDecide({ incident, decision })}
          />
        ))}
      </ol>
    </section>
  )
}

interface IncidentLineProps {
  incident: Timeline['incidents'][number]
  timeZone: string
  isSelected: boolean
  onSelect: () => void
  onDecide: (decision: ToDecide['decision']) => void
}

function IncidentLine({ incident, timeZone, isSelected, onSelect, onDecide }: IncidentLineProps) {
  const t = useTranslations('review.incidents')
  const ts = useTranslations('states.incident')
  const format = useFormatter()
  const { title, sentence } = useSeen()(incident)
  const { severity, state, startedAt, endedAt, confidence } = incident
  const seconds = endedAt ? Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1_000) : undefined
  return (
    <li className={styles.incident} data-selected={isSelected || undefined} data-severity={severity}>
      <button type="button" className={styles.head} aria-expanded={isSelected} onClick={onSelect}>
        <time>{format.dateTime(new Date(startedAt), { timeStyle: 'medium', timeZone })}</time>
        <span className={styles.title}>{title}</span>
        {state === 'open' ? <SeverityBadge severity={severity} /> : <Badge>{ts(state)}</Badge>}
      </button>
      {isSelected ? (
        <div className={styles.body}>
          <p>{sentence}</p>
          <WhatWasSeen incident={incident} sentence={sentence} />
          <p className={styles.facts}>
            {seconds === undefined ? t('going-on') : t('lasted', { seconds })} ·{' '}
            {t('sureness', { percent: confidence })}
          </p>
          {state === 'open' ? (
            <Row>
              <Button size="small" onPress={() => onDecide('confirmed')}>
                {t('confirm')}
              </Button>
              <Button size="small" onPress={() => onDecide('dismissed')}>
                {t('dismiss')}
              </Button>
            </Row>
          ) : null}
          <Evidence incident={incident} timeZone={timeZone} />
        </div>
      ) : null}
    </li>
  )
}
