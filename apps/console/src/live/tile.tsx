import type { Tile as TileData } from '@invigil/contract/live.ts'
import { CheckIcon, EyeIcon, HandIcon, MessageIcon, WarningIcon } from '@invigil/design/icons.tsx'
import spoken from '@invigil/design/spoken.module.css'
import { memo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type Attention, asksForALook, attentions } from './attention.ts'
import { LivePicture } from './live-picture.tsx'
import { StreamStates } from './stream-states.tsx'
import styles from './tile.module.css'
import type { Source } from './tile-source.ts'
import { TimeLeft } from './time-left.tsx'
import type { WallConnection } from './wall-connection.ts'

interface TileProps {
  tile: TileData
  attention: Attention
  source: Source
  /** Names of the other proctors who look at this candidate closely just now. */
  watchedBy: string
  /** Who answers for this candidate; empty when nobody does. */
  proctor: string
  /** Undefined while no group is being chosen. */
  isChosen: boolean | undefined
  connection: WallConnection | undefined
  clockOffset: number
  timeZone: string
  /** Only one tile is in the tab order; the arrows lead to the others. */
  isTabStop: boolean
  /** Opens the tile, or chooses it. */
  onPress: (attemptId: string, isShift: boolean) => void
  onFocus: (attemptId: string) => void
}

/** One candidate on the wall: the picture, and in one glance what a proctor has to know. */
export const Tile = memo(function Tile(props: TileProps) {
  const { tile, attention, source, connection, clockOffset, timeZone, isTabStop } = props
  const { watchedBy, proctor, isChosen, onPress, onFocus } = props
  const { attemptId, candidateName, status, warnings } = tile
  const t = useTranslations('live.tile')
  return (
    <button
      type="button"
      className={styles.tile}
      data-attention={attention}
      data-attempt={attemptId}
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isChosen}
      onClick={(event) => onPress(attemptId, event.shiftKey)}
      onFocus={() => onFocus(attemptId)}
    >
      <span className={styles.frame}>
        <LivePicture
          connection={connection}
          tile={tile}
          source={source}
          rank={attentions.indexOf(attention)}
        />
        <Incidents tile={tile} />
        {proctor ? (
          <span className={styles.proctor} title={t('proctor', { name: proctor })}>
            <span aria-hidden="true">{proctor}</span>
            <span className={spoken.text}>{t('proctor', { name: proctor })}</span>
          </span>
        ) : null}
        {isChosen ? (
          <span className={styles.chosen}>
            <CheckIcon size={16} />
          </span>
        ) : null}
        <span className={styles.calls}>
          <Why attention={attention} />
          {watchedBy ? (
            <span className={styles.watched} title={t('watched-by', { names: watchedBy })}>
              <EyeIcon size={14} />
              <span aria-hidden="true">{watchedBy}</span>
              <span className={spoken.text}>{t('watched-by', { names: watchedBy })}</span>
            </span>
          ) : null}
        </span>
      </span>
      <span className={styles.line}>
        <span className={styles.name}>{candidateName}</span>
        <span className={styles.left}>
          <TimeLeft tile={tile} clockOffset={clockOffset} />
        </span>
      </span>
      <span className={styles.line}>
        <State tile={tile} timeZone={timeZone} />
        <span className={styles.facts}>
          {warnings > 0 ? (
            <span className={styles.warnings} title={t('warnings', { count: warnings })}>
              <WarningIcon size={12} />
              {warnings}
            </span>
          ) : null}
          <Progress tile={tile} />
          <StreamStates status={status} side={tile.side} />
        </span>
      </span>
    </button>
  )
})

/** The state of the exam, or of the connection where that is what matters. */
function State({ tile, timeZone }: { tile: TileData; timeZone: string }) {
  const t = useTranslations()
  const format = useFormatter()
  const { state, presence, lastHeardAt, isAdmitted, checkinMissing, checkinForPerson } = tile
  const isReady = checkinMissing.length === 0 && checkinForPerson.length === 0
  const isOver = state === 'submitted' || state === 'expired' || state === 'terminated'
  // Who is not heard of while the exam runs: that is the state that matters, and there is room for one word.
  const isLost = state === 'running' && presence !== 'here'
  const heard = lastHeardAt
    ? t('live.tile.last-heard', {
        time: format.dateTime(new Date(lastHeardAt), { timeStyle: 'medium', timeZone }),
      })
    : t('live.tile.not-here')
  return (
    <span className={styles.state}>
      {isOver ? null : (
        <span className={styles.presence} data-presence={presence} title={heard}>
          {presence === 'here' ? (
            <span className={spoken.text}>{t('states.presence.here')}</span>
          ) : (
            t(`states.presence.${presence}`)
          )}
        </span>
      )}
      {isLost ? null : (
        <span className={styles.word} data-state={state}>
          {state === 'waiting' && !isAdmitted && isReady
            ? t('live.tile.ready')
            : state === 'waiting' && isAdmitted
              ? t('live.tile.admitted')
              : tile.isOnBreak
                ? t('seating.on-break')
                : t(`states.attempt.${state}`)}
        </span>
      )}
    </span>
  )
}

function Progress({ tile: { status, state } }: { tile: TileData }) {
  const t = useTranslations('live.tile')
  if (!status || status.items === 0 || (state !== 'running' && state !== 'paused')) return null
  const { answered, items, unsaved } = status
  return (
    <span className={styles.progress} title={t('answered', { answered, items })}>
      {answered}/{items}
      {unsaved > 0 ? (
        <span className={styles.unsaved} title={t('unsaved', { count: unsaved })}>
          +{unsaved}
        </span>
      ) : null}
    </span>
  )
}

function Incidents({ tile: { openIncidents } }: { tile: TileData }) {
  const t = useTranslations()
  const severities = (['high', 'medium', 'low'] as const).filter((severity) => openIncidents[severity] > 0)
  return (
    <span className={styles.incidents}>
      {severities.map((severity) => {
        const count = openIncidents[severity]
        const words = t('live.tile.incidents', { count, severity: t(`states.severity.${severity}`) })
        return (
          <span key={severity} className={styles.incident} data-severity={severity} title={words}>
            <span aria-hidden="true">{severity === 'high' ? '▲' : severity === 'medium' ? '◆' : '●'}</span>
            <span aria-hidden="true">{count}</span>
            <span className={spoken.text}>{words}</span>
          </span>
        )
      })}
    </span>
  )
}

/** Why this tile stands where it does; nothing on those that ask for nothing. */
function Why({ attention }: { attention: Attention }) {
  const t = useTranslations('live.why')
  if (!asksForALook(attention)) return null
  const Icon = { hand: HandIcon, letter: MessageIcon }[attention as string] ?? WarningIcon
  return (
    <span className={styles.call} data-why={attention}>
      <Icon size={14} />
      {t(attention)}
    </span>
  )
}
