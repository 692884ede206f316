import type { Wall } from '@invigil/contract/live.ts'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { useSeen } from '@invigil/messages/seen.ts'
import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { AlertQueue } from './alert-queue.tsx'
import { filterTiles } from './filter-tiles.ts'
import { FocusView } from './focus-view.tsx'
import { Intervene, mayAct, type ToDo } from './intervene.tsx'
import { KeysHelp } from './keys-help.tsx'
import { Tell } from './tell.tsx'
import type { HeardAlert } from './use-heard-alert.ts'
import type { LiveWall } from './use-wall.ts'
import { useWallPlaces } from './use-wall-places.ts'
import styles from './wall.module.css'
import { WallCandidates } from './wall-candidates.tsx'
import { WallHead } from './wall-head.tsx'
import { useWallKeys, type WallKey } from './wall-keys.ts'
import { WallLost } from './wall-lost.tsx'
import type { WallSearch } from './wall-search.ts'
import { unansweredOf } from './wall-state.ts'

interface WallBoardProps extends LiveWall {
  wall: Wall
  search: WallSearch
  onSearch: (change: Partial<WallSearch>) => void
  alertHeard: HeardAlert
}

/** The wall with its parts: head, filter, lobby, tiles or one candidate, alerts. */
export function WallBoard(props: WallBoardProps) {
  const { wall, search, onSearch, alertHeard, link, connection, clockOffset } = props
  const t = useTranslations('live')
  const { sitting, tiles, alerts, messages } = wall
  const around = useMemo(() => ({ alerts, unanswered: unansweredOf(messages) }), [alerts, messages])
  const shown = filterTiles(tiles, search, around)
  const pointed = useRef<string>(undefined)
  const [toDo, setToDo] = useState<ToDo>()
  const [open, setOpen] = useState<'tell' | 'keys'>()
  const { side, setSide, look, step, back, toTile } = useWallPlaces({ shown, around, search, onSearch })
  const focused = tiles.find(({ attemptId }) => attemptId === search.focus)
  const target = toDo && tiles.find(({ attemptId }) => attemptId === toDo.attemptId)

  const newest =
    alerts.find(({ state }) => state === 'new') ?? alerts.find(({ state }) => state !== 'resolved')

  function hearKey(key: WallKey): boolean {
    switch (key.do) {
      case 'act': {
        const tile = focused ?? tiles.find(({ attemptId }) => attemptId === pointed.current)
        if (!tile) return false
        const act = key.act === 'turn' ? (tile.state === 'paused' ? 'resume' : 'pause') : key.act
        if (mayAct(act, tile)) setToDo({ act, attemptId: tile.attemptId })
        return true
      }
      case 'step':
        if (focused) step(key.step)
        return focused !== undefined
      case 'back':
        if (search.focus) back()
        return search.focus !== undefined
      case 'newest-alert':
        if (newest) look(newest.attemptId)
        return newest !== undefined
      case 'find':
        document.querySelector<HTMLInputElement>('input[type="search"]')?.focus()
        return true
      case 'help':
        setOpen('keys')
        return true
      case 'sound':
        alertHeard.toggleSound()
        return true
    }
  }
  useWallKeys(hearKey)

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
      <WallLost {...props} timeZone={sitting.timeZone} />
      <SideSwitch
        side={side}
        onSide={setSide}
        alerts={alerts.filter(({ state }) => state !== 'resolved').length}
      />
      <div className={styles.board} data-side={side} data-stale={link !== 'open' || undefined}>
        <main className={styles.main}>
          {focused ? (
            <FocusView
              tile={focused}
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
            <WallCandidates {...props} shown={shown} around={around} onOpen={look} pointed={pointed} />
          )}
        </main>
        <aside className={styles.side}>
          <AlertQueue alerts={alerts} timeZone={sitting.timeZone} onLook={look} onTile={toTile} />
        </aside>
      </div>
      {toDo && target ? (
        <Intervene act={toDo.act} tile={target} sittingId={sitting.id} onClose={() => setToDo(undefined)} />
      ) : null}
      {open === 'tell' ? (
        <Tell sittingId={sitting.id} tiles={tiles} shown={shown} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === 'keys' ? <KeysHelp onClose={() => setOpen(undefined)} /> : null}
    </>
  )
}

/** The newest alert for those who listen instead of look. */
function AlertSaid({ alertHeard: { latest } }: { alertHeard: HeardAlert }) {
  const t = useTranslations()
  const seen = useSeen()
  return (
    <div className={styles.spoken} role="status">
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
