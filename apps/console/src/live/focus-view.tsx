import type { Message, Tile } from '@invigil/contract/live.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { ChevronLeftIcon, ChevronRightIcon } from '@invigil/design/icons.tsx'
import { Link } from '@invigil/design/link.tsx'
import { Facts } from '@invigil/design/section.tsx'
import { Tabs } from '@invigil/design/tabs.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import { FocusHistory } from './focus-history.tsx'
import { FocusIncidents } from './focus-incidents.tsx'
import { FocusLook } from './focus-look.tsx'
import styles from './focus-view.module.css'
import { type Act, mayAct } from './intervene.tsx'
import { Letters } from './letters.tsx'
import { Listen } from './listen.tsx'
import { StreamStates } from './stream-states.tsx'
import { TalkButton } from './talk-button.tsx'
import type { Source } from './tile-source.ts'
import { TimeLeft } from './time-left.tsx'
import type { Duty } from './use-wall.ts'
import type { WallConnection } from './wall-connection.ts'

interface FocusViewProps {
  tile: Tile
  duty: Duty
  source: Source
  onSource: (source: Source) => void
  messages: readonly Message[]
  sittingId: string
  timeZone: string
  connection: WallConnection | undefined
  clockOffset: number
  onAct: (act: Act) => void
  onBack: () => void
  /** To the next (1) or previous (-1) candidate of the wall's order. */
  onStep: (step: 1 | -1) => void
}

/** One candidate looked at closely: the camera, what is known, what was noticed, what was said and done. */
export function FocusView(props: FocusViewProps) {
  const { tile, messages, sittingId, timeZone, connection, clockOffset, onAct, onBack, onStep } = props
  const { duty, source, onSource } = props
  const t = useTranslations()
  const { attemptId, candidateName, state, presence, openIncidents } = tile
  const hears = tile.status?.microphone === 'live' || tile.status?.microphone === 'muted'
  const own = messages.filter((message) => message.attemptId === attemptId || message.attemptId === null)
  return (
    <section className={styles.focus} aria-label={candidateName}>
      <header className={styles.head}>
        <Button kind="quiet" size="small" icon={<ChevronLeftIcon size={16} />} onPress={onBack}>
          {t('live.focus.back')}
        </Button>
        <span className={styles.steps}>
          <IconButton
            size="small"
            label={t('live.focus.previous')}
            icon={<ChevronLeftIcon />}
            onPress={() => onStep(-1)}
          />
          <IconButton
            size="small"
            label={t('live.focus.next')}
            icon={<ChevronRightIcon />}
            onPress={() => onStep(1)}
          />
        </span>
      </header>
      <div className={styles.columns}>
        <div className={styles.look}>
          <div className={styles.title}>
            <h2>{candidateName}</h2>
            <span>
              {tile.isOnBreak ? t('seating.on-break') : t(`states.attempt.${state}`)} ·{' '}
              {t(`states.presence.${presence}`)}
              {tile.outageMinutes > 0 ? ` · ${t('seating.given-back', { count: tile.outageMinutes })}` : ''}
            </span>
            <span className={styles.left}>
              <TimeLeft tile={tile} clockOffset={clockOffset} />
            </span>
          </div>
          <FocusLook
            tile={tile}
            source={source}
            onSource={onSource}
            connection={connection}
            clockOffset={clockOffset}
          />
          <Actions tile={tile} onAct={onAct} />
          <div className={styles.under}>
            <StreamStates status={tile.status} side={tile.side} />
            {hears ? <Listen key={attemptId} connection={connection} attemptId={attemptId} /> : null}
            <OthersHere attemptId={attemptId} duty={duty} />
            <Link href={`/reviews/${attemptId}`}>{t('live.focus.review-link')}</Link>
          </div>
          <TileFacts tile={tile} timeZone={timeZone} />
        </div>
        <Tabs
          key={attemptId}
          label={candidateName}
          pages={[
            {
              id: 'letters',
              title: t('live.focus.letters'),
              content: <Letters tile={tile} messages={own} sittingId={sittingId} timeZone={timeZone} />,
            },
            {
              id: 'incidents',
              title: t('live.focus.incidents'),
              count: openIncidents.low + openIncidents.medium + openIncidents.high,
              content: <FocusIncidents tile={tile} timeZone={timeZone} />,
            },
            {
              id: 'history',
              title: t('live.focus.history'),
              content: <FocusHistory attemptId={attemptId} timeZone={timeZone} />,
            },
          ]}
        />
      </div>
    </section>
  )
}

/** Who answers for this candidate, and which other proctors look at them too. */
function OthersHere({ attemptId, duty }: { attemptId: string; duty: Duty }) {
  const t = useTranslations('live.tile')
  const proctor = duty.charges.find((charge) => charge.attemptId === attemptId)?.by.name
  const names = duty.here
    .filter(({ id, looksAt }) => id !== duty.you && looksAt.some((one) => one === attemptId))
    .map(({ name }) => name)
    .join(', ')
  return (
    <>
      {proctor ? <span>{t('proctor', { name: proctor })}</span> : null}
      {names ? <span>{t('watched-by', { names })}</span> : null}
    </>
  )
}

function Actions({ tile, onAct }: { tile: Tile; onAct: (act: Act) => void }) {
  const t = useTranslations('live')
  const turn: Act = tile.state === 'paused' ? 'resume' : 'pause'
  return (
    <div role="toolbar" aria-label={t('focus.actions')} className={styles.actions}>
      <TalkButton tile={tile} />
      {(['message', 'warn', turn, 'extend'] as const).map((act) => (
        <Button key={act} isDisabled={!mayAct(act, tile)} onPress={() => onAct(act)}>
          {t(`act.${act}`)}
        </Button>
      ))}
      <Button kind="danger" isDisabled={!mayAct('terminate', tile)} onPress={() => onAct('terminate')}>
        {t('act.terminate')}
      </Button>
    </div>
  )
}

function TileFacts({ tile, timeZone }: { tile: Tile; timeZone: string }) {
  const t = useTranslations('live')
  const format = useFormatter()
  const { startedAt, endsAt, lastHeardAt, warnings, status } = tile
  const time = (instant: string | null) =>
    instant ? format.dateTime(new Date(instant), { timeStyle: 'medium', timeZone }) : '–'
  const facts = [
    { name: t('focus.started'), value: time(startedAt) },
    { name: t('focus.ends'), value: time(endsAt) },
    { name: t('focus.heard'), value: time(lastHeardAt) },
    { name: t('focus.warnings'), value: format.number(warnings) },
  ]
  const reported = status
    ? [
        { name: t('focus.answers'), value: `${status.answered} / ${status.items}` },
        { name: t('focus.unsaved'), value: format.number(status.unsaved) },
        { name: t('focus.recording'), value: t(`recording.${status.recording}`) },
        { name: t('focus.sensors'), value: t(`sensors.${status.sensors}`) },
      ]
    : []
  return <Facts facts={[...facts, ...reported]} />
}
