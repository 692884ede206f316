import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { Alert } from '@invigil/contract/incident.ts'
import type { Tile, Wall } from '@invigil/contract/live.ts'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { api } from '../api.ts'
import type { Choosing } from './filter-tiles.ts'
import { mayAct, type ToDo } from './intervene.tsx'
import { nextSource } from './tile-source.ts'
import type { Group } from './use-group.ts'
import type { Duty } from './use-wall.ts'
import type { useWallPlaces } from './use-wall-places.ts'
import { useWallKeys, type WallKey } from './wall-keys.ts'
import { shows, type WallSearch } from './wall-search.ts'

interface BoardKeys {
  wall: Wall
  duty: Duty
  around: Choosing
  search: WallSearch
  onSearch: (change: Partial<WallSearch>) => void
  places: ReturnType<typeof useWallPlaces>
  group: Group
  /** The tile that the keyboard is on. */
  pointed: RefObject<string | undefined>
  setToDo: (toDo: ToDo) => void
  setOpen: (open: 'keys') => void
}

/** What the wall's keys do: everything that a pointer can. */
export function useBoardKeys(board: BoardKeys): void {
  const { wall, search, onSearch, places, group, pointed, setToDo, setOpen } = board
  const sittingId = wall.sitting.id
  const { acknowledge, assign, take } = useKeyActions()

  const act = (key: WallKey, tile: Tile | undefined): boolean => {
    switch (key.do) {
      case 'act':
        return tile !== undefined && begin(key.act, tile, setToDo)
      case 'choose':
        if (tile && !search.focus) group.toggle(tile.attemptId)
        return tile !== undefined && !search.focus
      case 'take':
        return takeThem(group.chosen ?? (tile ? [tile.attemptId] : []), sittingId, take)
      case 'hand-over':
        if (!group.chosen?.size && tile) group.choose([tile.attemptId])
        return openHandOver()
      default:
        return false
    }
  }

  const show = (key: WallKey, tile: Tile | undefined): boolean => {
    switch (key.do) {
      case 'step':
        if (search.focus) places.step(key.step)
        return search.focus !== undefined
      case 'back':
        if (search.focus) places.back()
        else group.end()
        return search.focus !== undefined || group.chosen !== undefined
      case 'next-look':
        return places.nextLook(pointed.current)
      case 'source':
        if (tile) onSearch(withNextSource(search, tile.attemptId))
        return tile !== undefined
      case 'show-source':
        onSearch({ source: key.source, sourceOf: undefined })
        return true
      case 'filter':
        onSearch({ show: shows[search.show ? shows.indexOf(search.show) + 1 : 0] })
        return true
      case 'help':
        setOpen('keys')
        return true
      default:
        return false
    }
  }

  const alert = alertActs(board, { acknowledge, assign })
  useWallKeys((key) => {
    // Looked up when the key comes: moving from tile to tile draws nothing anew.
    const tile = wall.tiles.find(({ attemptId }) => attemptId === (search.focus ?? pointed.current))
    return act(key, tile) || alert(key) || show(key, tile) || pressFor(key)
  })
}

/** Keys that do what a control on the screen does: it is pressed, or gets the keyboard. */
function pressFor(key: WallKey): boolean {
  switch (key.do) {
    case 'listen':
      return press('[data-listen]')
    case 'look-back':
      return press('[data-look-back]')
    case 'to-live':
      return press('[data-to-live]')
    case 'sound':
      return press('[data-sound]')
    case 'find':
      document.querySelector<HTMLInputElement>('input[type="search"]')?.focus()
      return true
    default:
      return false
  }
}

/** The next picture: of the close view, or of one tile. */
function withNextSource({ source = 'face', sourceOf, focus }: WallSearch, attemptId: string) {
  if (focus) return { source: nextSource(source) }
  return { sourceOf: { ...sourceOf, [attemptId]: nextSource(sourceOf?.[attemptId] ?? source) } }
}

/** What keys do with the newest alert. */
function alertActs(
  { around, duty, places }: BoardKeys,
  { acknowledge, assign }: Pick<ReturnType<typeof useKeyActions>, 'acknowledge' | 'assign'>,
) {
  const me = duty.here.find(({ id }) => id === duty.you)
  return (key: WallKey) =>
    withNewest(around.alerts, key, {
      'newest-alert': ({ attemptId }) => places.look(attemptId),
      acknowledge: ({ incidentId }) => acknowledge({ incidentId }),
      'take-alert': ({ incidentId }) => me && assign({ incidentId, personId: me.id }),
    })
}

function useKeyActions() {
  const refused = useRefused()
  const onError = (error: Error) => toast(refused(error).sentence, 'danger')
  const acknowledge = useMutation(api.incident.acknowledge.mutationOptions({ onError }))
  const assign = useMutation(api.live.assignAlert.mutationOptions({ onError }))
  const take = useMutation(api.live.take.mutationOptions({ onError }))
  return { acknowledge: acknowledge.mutate, assign: assign.mutate, take: take.mutate }
}

function begin(
  wanted: Extract<WallKey, { do: 'act' }>['act'],
  tile: Tile,
  setToDo: BoardKeys['setToDo'],
): boolean {
  const act = wanted === 'turn' ? (tile.state === 'paused' ? 'resume' : 'pause') : wanted
  if (mayAct(act, tile)) setToDo({ act, attemptId: tile.attemptId })
  return true
}

/** Does what a key asks with the newest alert that nobody has seen, or else the newest that is not settled. */
function withNewest(
  alerts: readonly Alert[],
  key: WallKey,
  acts: Partial<Record<WallKey['do'], (alert: Alert) => void>>,
): boolean {
  const act = acts[key.do]
  const newest =
    alerts.find(({ state }) => state === 'new') ?? alerts.find(({ state }) => state !== 'resolved')
  if (newest) act?.(newest)
  return act !== undefined && newest !== undefined
}

function takeThem(
  ids: Iterable<string>,
  sittingId: SittingId,
  take: (some: { sittingId: SittingId; attemptIds: AttemptId[] }) => void,
): boolean {
  const attemptIds = [...ids] as AttemptId[]
  if (attemptIds.length > 0) take({ sittingId, attemptIds })
  return attemptIds.length > 0
}

/** The menu stands once the group is drawn. */
function openHandOver(): boolean {
  requestAnimationFrame(() => requestAnimationFrame(() => press('[data-hand-over]')))
  return true
}

function press(selector: string): boolean {
  const button = document.querySelector<HTMLElement>(selector)
  button?.click()
  return button !== null
}
