import type { Tile, Wall } from '@invigil/contract/live.ts'
import { type RefObject, useCallback, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { ChargeBar } from './charge-bar.tsx'
import type { Choosing } from './filter-tiles.ts'
import { HallStrip } from './hall-strip.tsx'
import { Lobby } from './lobby.tsx'
import { TileGrid } from './tile-grid.tsx'
import type { Group } from './use-group.ts'
import type { LiveWall } from './use-wall.ts'
import styles from './wall.module.css'
import { WallFilter } from './wall-filter.tsx'
import type { WallSearch } from './wall-search.ts'

interface WallCandidatesProps extends Pick<LiveWall, 'connection' | 'clockOffset' | 'duty'> {
  wall: Wall
  /** Those that the filter lets through. */
  shown: Tile[]
  around: Choosing
  search: WallSearch
  onSearch: (change: Partial<WallSearch>) => void
  group: Group
  onOpen: (attemptId: string) => void
  /** Writes to those chosen. */
  onTell: () => void
  /** The tile that the keyboard is on. */
  pointed: RefObject<string | undefined>
}

/** All candidates: the filter, who waits to be let in, the tiles, and who has not entered yet. */
export function WallCandidates(props: WallCandidatesProps) {
  const { wall, shown, around, search, onSearch, duty, group, onOpen, onTell, pointed } = props
  return (
    <>
      <WallFilter wall={wall} around={around} search={search} onSearch={onSearch} />
      <ChargeBar sittingId={wall.sitting.id} duty={duty} group={group} shown={shown} onTell={onTell} />
      <Lobby sittingId={wall.sitting.id} tiles={wall.tiles} />
      <HallStrip sitting={wall.sitting} connection={props.connection} />
      <TileGrid
        wall={wall}
        tiles={shown}
        around={around}
        search={search}
        connection={props.connection}
        clockOffset={props.clockOffset}
        duty={duty}
        chosen={group.chosen}
        onPress={(attemptId, isShift) =>
          group.chosen || isShift ? group.toggle(attemptId) : onOpen(attemptId)
        }
        onFocus={(attemptId) => {
          pointed.current = attemptId
        }}
        onShowAll={() => onSearch({ show: undefined, search: undefined })}
      />
      <FewerCameras connection={props.connection} />
      <NotYet notYet={wall.notYet} />
    </>
  )
}

/** Says that this machine cannot decode all the large pictures, below them: nothing moves when it comes and goes. */
function FewerCameras({ connection }: Pick<LiveWall, 'connection'>) {
  const t = useTranslations('live.cameras')
  const cameras = connection?.cameras
  const hear = useCallback((changed: () => void) => cameras?.hear(changed) ?? (() => undefined), [cameras])
  const count = useSyncExternalStore(hear, () => cameras?.limit())
  return (
    <p role="status" className={styles.fewer}>
      {count === undefined ? null : t('fewer', { count })}
    </p>
  )
}

function NotYet({ notYet }: Pick<Wall, 'notYet'>) {
  const t = useTranslations('live')
  if (notYet.length === 0) return null
  return (
    <details className={styles.notYet}>
      <summary>{t('tiles.not-yet', { count: notYet.length })}</summary>
      <ul>
        {notYet.map(({ registrationId, candidateName }) => (
          <li key={registrationId}>{candidateName}</li>
        ))}
      </ul>
    </details>
  )
}
