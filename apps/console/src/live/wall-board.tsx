import type { Wall } from '@invigil/contract/live.ts'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import spoken from '@invigil/design/spoken.module.css'
import { useSeen } from '@invigil/messages/seen.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { AlertQueue } from './alert-queue.tsx'
import { type Choosing, filterTiles } from './filter-tiles.ts'
import { FocusView } from './focus-view.tsx'
import { Intervene, type ToDo } from './intervene.tsx'
import { KeysHelp } from './keys-help.tsx'
import { Tell } from './tell.tsx'
import { useBoardKeys } from './use-board-keys.ts'
import { useGroup } from './use-group.ts'
import { type HeardAlert, useHeardAlert } from './use-heard-alert.ts'
import { useHeldAlerts } from './use-held-alerts.ts'
import { useWithPart } from './use-part.ts'
import type { Duty, LiveWall } from './use-wall.ts'
import { useWallPlaces } from './use-wall-places.ts'
import styles from './wall.module.css'
import { WallCandidates } from './wall-candidates.tsx'
import { WallHead } from './wall-head.tsx'
import { WallLost } from './wall-lost.tsx'
import type { WallSearch } from './wall-search.ts'
import { unansweredOf } from './wall-state.ts'

interface WallBoardProps extends LiveWall {
  wall: Wall
  search: WallSearch
  onSearch: (change: Partial<WallSearch>) => void
}

/** The wall with its parts: head, filter, lobby, tiles or one candidate, alerts. */
export function WallBoard(props: WallBoardProps) {
  const { wall, duty, onSearch, link, connection, clockOffset } = props
  const search = useWithPart(props.search, wall)
  const t = useTranslations('live')
  const { sitting, tiles, alerts, messages } = wall
  const held = useHeldAlerts(alerts, duty, clockOffset)
  const around = useAround(wall, duty, held)
  const alertHeard = useHeardAlert(around.alerts)
  const shown = filterTiles(tiles, search, around)
  const group = useGroup(new Set(tiles.map(({ attemptId }) => attemptId)))
  const pointed = useRef<string>(undefined)
  const [toDo, setToDo] = useState<ToDo>()
  const [open, setOpen] = useState<'tell' | 'tell-chosen' | 'keys'>()
  const places = useWallPlaces({ shown, around, search, onSearch })
  const { side, setSide, look, step, back, toTile } = places
  const focused = tiles.find(({ attemptId }) => attemptId === search.focus)
  const target = toDo && tiles.find(({ attemptId }) => attemptId === toDo.attemptId)
  const focusedId = focused?.attemptId
  useEffect(() => connection?.look(focusedId), [connection, focusedId])
  useBoardKeys({
    ...{ wall, duty, around, search, onSearch },
    places,
    group,
    pointed,
    setToDo,
    setOpen,
  })

  return (
    <>
      <AlertSaid alertHeard={alertHeard} />
      <WallHead
        sitting={sitting}
        link={link}
        clockOffset={clockOffset}
        isSoundOn={alertHeard.isSoundOn}
        onSound={alertHeard.toggleSound}
        onTell={() => setOpen('tell')}
        onKeys={() => setOpen('keys')}
      />
      <SideSwitch
        side={side}
        onSide={setSide}
        alerts={around.alerts.filter(({ state }) => state !== 'resolved').length}
      />
      <div className={styles.board} data-side={side} data-stale={link !== 'open' || undefined}>
        <main className={styles.main}>
          {focused ? (
            <FocusView
              key={focused.attemptId}
              tile={focused}
              duty={duty}
              source={search.source ?? 'face'}
              onSource={(source) => onSearch({ source })}
              messages={messages}
              sittingId={sitting.id}
              timeZone={sitting.timeZone}
              connection={connection}
              clockOffset={clockOffset}
              onAct={(act) => setToDo({ act, attemptId: focused.attemptId })}
              onBack={back}
              onStep={step}
            />
          ) : search.focus ? (
            <EmptyState title={t('focus.gone')} />
          ) : (
            <WallCandidates
              {...props}
              {...{ shown, around, group, pointed }}
              onOpen={look}
              onTell={() => setOpen('tell-chosen')}
            />
          )}
        </main>
        <aside className={styles.side}>
          <AlertQueue {...{ alerts, held, duty }} timeZone={sitting.timeZone} onLook={look} onTile={toTile} />
        </aside>
      </div>
      {/* At the lower edge: what stands above does not move when the connection comes and goes. */}
      <WallLost {...props} timeZone={sitting.timeZone} />
      {toDo && target ? (
        <Intervene act={toDo.act} tile={target} sittingId={sitting.id} onClose={() => setToDo(undefined)} />
      ) : null}
      {open === 'tell' || open === 'tell-chosen' ? (
        <Tell
          sittingId={sitting.id}
          tiles={tiles}
          shown={shown}
          first={open === 'tell-chosen' ? [...(group.chosen ?? [])] : undefined}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open === 'keys' ? <KeysHelp onClose={() => setOpen(undefined)} /> : null}
    </>
  )
}

/** What decides about tiles, seen by this proctor: alerts left to another are not for them yet. */
function useAround({ alerts, messages }: Wall, { charges, you }: Duty, held: ReadonlySet<string>): Choosing {
  return useMemo(
    () => ({
      alerts: alerts.filter(({ id }) => !held.has(id)),
      unanswered: unansweredOf(messages),
      mine: new Set<string>(charges.filter(({ by }) => by.id === you).map(({ attemptId }) => attemptId)),
    }),
    [alerts, messages, held, charges, you],
  )
}

/** The newest alert for those who listen instead of look. */
function AlertSaid({ alertHeard: { latest } }: { alertHeard: HeardAlert }) {
  const t = useTranslations()
  const seen = useSeen()
  return (
    <div className={spoken.text} role="status">
      {latest
        ? t('live.alerts.heard', {
            severity: t(`states.severity.${latest.severity}`),
            name: latest.candidateName,
            what: seen(latest).sentence,
          })
        : null}
    </div>
  )
}

interface SideSwitchProps {
  side: 'candidates' | 'alerts'
  alerts: number
  onSide: (side: 'candidates' | 'alerts') => void
}

/** On narrow screens: the candidates or the alerts. */
function SideSwitch({ side, alerts, onSide }: SideSwitchProps) {
  const t = useTranslations('live')
  return (
    <div className={styles.switch}>
      <button type="button" aria-pressed={side === 'candidates'} onClick={() => onSide('candidates')}>
        {t('show.candidates')}
      </button>
      <button type="button" aria-pressed={side === 'alerts'} onClick={() => onSide('alerts')}>
        {t('alerts.title')} {alerts > 0 ? <span className={styles.number}>{alerts}</span> : null}
      </button>
    </div>
  )
}
