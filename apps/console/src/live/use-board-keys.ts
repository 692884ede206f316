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
import type { HeardAlert } from './use-heard-alert.ts'
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
  alertHeard: HeardAlert
  places: ReturnType<typeof useWallPlaces>
  group: Group
  /** The tile that the keyboard is on. */
  pointed: RefObject<string | undefined>
  setToDo: (toDo: ToDo) => void
  setOpen: (open: 'keys') => void
}

/** What the wall's keys do: everything that a pointer can. */
export function useBoardKeys(board: BoardKeys): void {
  const { wall, duty, around, search, onSearch, alertHeard, places, group, pointed, setToDo, setOpen } = board
  const { tiles } = wall
  const sittingId = wall.sitting.id
  const { acknowledge, assign, take } = useKeyActions()
  const tile = tiles.find(({ attemptId }) => attemptId === (search.focus ?? pointed.current))

  useWallKeys((key) => {
    switch (key.do) {
      case 'act':
        return tile !== undefined && begin(key.act, tile, setToDo)
      case 'step':
        if (search.focus) places.step(key.step)
        return search.focus !== undefined
      case 'back':
        if (search.focus) places.back()
        else if (group.chosen) group.end()
        else return false
        return true
      case 'newest-alert':
        return withNewest(around.alerts, ({ attemptId }) => places.look(attemptId))
      case 'acknowledge':
        return withNewest(around.alerts, ({ incidentId }) => acknowledge({ incidentId }))
      case 'take-alert': {
        const me = duty.here.find(({ id }) => id === duty.you)
        if (!me) return false
        return withNewest(around.alerts, ({ incidentId }) => assign({ incidentId, personId: me.id }))
      }
      case 'next-look':
        return places.nextLook(pointed.current)
      case 'choose':
        if (tile && !search.focus) group.toggle(tile.attemptId)
        return tile !== undefined && !search.focus
      case 'take':
        return takeThem(group.chosen ?? (tile ? [tile.attemptId] : []), sittingId, take)
      case 'hand-over':
        if (!group.chosen?.size && tile) group.choose([tile.attemptId])
        return openHandOver()
      case 'source': {
        if (!tile) return false
        const shown = search.sourceOf?.[tile.attemptId] ?? search.source ?? 'face'
        const source = nextSource(search.focus ? (search.source ?? 'face') : shown)
        onSearch(search.focus ? { source } : { sourceOf: { ...search.sourceOf, [tile.attemptId]: source } })
        return true
      }
      case 'show-source':
        onSearch({ source: key.source, sourceOf: undefined })
        return true
      case 'filter':
        onSearch({ show: shows[search.show ? shows.indexOf(search.show) + 1 : 0] })
        return true
      case 'listen':
        return press('[data-listen]')
      case 'look-back':
        return press('[data-look-back]')
      case 'to-live':
        return press('[data-to-live]')
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

/** The newest alert that nobody has seen, or else the newest that is not settled. */
function withNewest(alerts: readonly Alert[], act: (alert: Alert) => void): boolean {
  const newest =
    alerts.find(({ state }) => state === 'new') ?? alerts.find(({ state }) => state !== 'resolved')
  if (newest) act(newest)
  return newest !== undefined
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
