import type { Tile as TileData, Wall } from '@invigil/contract/live.ts'
import { Button } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Around, type Attention, attentionOf, attentions, byAttention } from './attention.ts'
import { Tile } from './tile.tsx'
import styles from './tile-grid.module.css'
import { useGlide } from './use-glide.ts'
import { useSteadyOrder } from './use-steady-order.ts'
import type { LiveWall } from './use-wall.ts'
import type { WallSearch } from './wall-search.ts'

interface TileGridProps extends Pick<LiveWall, 'connection' | 'clockOffset' | 'duty'> {
  wall: Wall
  /** Those that the filter lets through, in any order. */
  tiles: TileData[]
  around: Around
  search: WallSearch
  /** The tiles chosen so far; undefined while no group is being chosen. */
  chosen: ReadonlySet<string> | undefined
  onPress: (attemptId: string, isShift: boolean) => void
  /** The tile that the keyboard is on. */
  onFocus: (attemptId: string) => void
  onShowAll: () => void
}

/** All tiles, those who need a look first; nothing moves under the pointer or the focus. */
export function TileGrid(props: TileGridProps) {
  const { wall, tiles, around, search, connection, clockOffset, duty, chosen } = props
  const { onPress, onFocus, onShowAll } = props
  const t = useTranslations('live.tiles')
  const [locale] = useLanguage()
  const list = useRef<HTMLUListElement>(null)
  const [tabStop, setTabStop] = useState<string>()
  const byUrgency = byAttention(tiles, around, locale)
  const attentionById = new Map<string, Attention>(
    byUrgency.map((tile) => [tile.attemptId, attentionOf(tile, around)]),
  )
  const order = useSteadyOrder(
    byUrgency.map(({ attemptId }) => attemptId),
    new Map([...attentionById].map(([id, attention]) => [id, attentions.indexOf(attention)])),
    list,
  )
  useGlide(list, order.shown)
  const tileById = new Map<string, TileData>(tiles.map((tile) => [tile.attemptId, tile]))
  const stop = tabStop && tileById.has(tabStop) ? tabStop : order.shown[0]

  const latest = useRef({ onPress, onFocus })
  useEffect(() => {
    latest.current = { onPress, onFocus }
  })
  // The same functions each time, so that only tiles that changed are drawn anew.
  const press = useCallback(
    (attemptId: string, isShift: boolean) => latest.current.onPress(attemptId, isShift),
    [],
  )
  const remember = useCallback((attemptId: string) => {
    setTabStop(attemptId)
    latest.current.onFocus(attemptId)
  }, [])

  if (wall.tiles.length === 0)
    return <EmptyState title={t('none')}>{t('none-text', { code: wall.sitting.roomCode })}</EmptyState>
  if (tiles.length === 0)
    return (
      <EmptyState title={t('none-shown')} action={<Button onPress={onShowAll}>{t('show-all')}</Button>} />
    )
  return (
    <div className={styles.place}>
      {order.isHeld ? (
        <div className={styles.reorder}>
          <Button size="small" onPress={order.reorder}>
            {t('reorder')}
          </Button>
        </div>
      ) : null}
      <ul
        ref={list}
        className={styles.grid}
        data-size={search.size ?? 'medium'}
        aria-label={t('label')}
        onKeyDown={walk}
      >
        {order.shown.map((attemptId) => {
          const tile = tileById.get(attemptId)
          if (!tile) return null
          return (
            <li key={attemptId} data-item={attemptId}>
              <Tile
                tile={tile}
                attention={attentionById.get(attemptId) ?? 'calm'}
                source={search.sourceOf?.[attemptId] ?? search.source ?? 'face'}
                watchedBy={watchersOf(attemptId, duty)}
                proctor={duty.charges.find((charge) => charge.attemptId === attemptId)?.by.name ?? ''}
                isChosen={chosen?.has(attemptId)}
                connection={connection}
                clockOffset={clockOffset}
                timeZone={wall.sitting.timeZone}
                isTabStop={attemptId === stop}
                onPress={press}
                onFocus={remember}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The names of the other proctors who look at a candidate closely. */
function watchersOf(attemptId: string, { here, you }: LiveWall['duty']): string {
  return here
    .filter(({ id, looksAt }) => id !== you && looksAt.some((one) => one === attemptId))
    .map(({ name }) => name)
    .join(', ')
}

/** Arrow keys, Home and End lead from tile to tile, by rows as they stand on the screen. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const tiles = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-attempt]')]
  const at = tiles.indexOf(event.target as HTMLButtonElement)
  const columns = tiles.findIndex((tile) => tile.offsetTop !== tiles[0]?.offsetTop)
  const step = stepOf(event.key, columns < 1 ? tiles.length : columns, tiles.length, at)
  if (at < 0 || step === undefined) return
  event.preventDefault()
  const next = tiles[Math.min(tiles.length - 1, Math.max(0, at + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

function stepOf(key: string, columns: number, count: number, at: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: at + columns < count ? columns : 0,
    ArrowUp: at - columns >= 0 ? -columns : 0,
    Home: -count,
    End: count,
  }
  return steps[key]
}
