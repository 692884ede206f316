import type { Alert } from '@invigil/contract/incident.ts'
import type { Tile } from '@invigil/contract/live.ts'

/** Why a candidate asks for a look, the most urgent first. */
export const attentions = [
  'alert-high',
  'alert-medium',
  'silent',
  'hand',
  'letter',
  'incident-high',
  'incident-medium',
  'quiet',
  'waiting',
  'calm',
  'over',
] as const
export type Attention = (typeof attentions)[number]

/** What of the wall decides where a tile stands. */
export interface Around {
  alerts: readonly Alert[]
  /** Attempts whose last message has no answer. */
  unanswered: ReadonlySet<string>
}

const over = new Set(['submitted', 'expired', 'terminated'])

export type Phase = 'waiting' | 'running' | 'paused' | 'ended'

/** Which of the wall's four heaps an attempt lies on. */
export function phaseOf({ state }: Pick<Tile, 'state'>): Phase {
  if (over.has(state)) return 'ended'
  if (state === 'running' || state === 'paused') return state
  return 'waiting'
}

/** The most urgent reason to look at a candidate. Silence counts only while the exam runs. */
export function attentionOf(tile: Tile, { alerts, unanswered }: Around): Attention {
  const unresolved = alerts.filter(
    ({ attemptId, state }) => attemptId === tile.attemptId && state !== 'resolved',
  )
  const fresh = unresolved.filter(({ state }) => state === 'new')
  if (fresh.some(({ severity }) => severity === 'high')) return 'alert-high'
  if (fresh.length > 0) return 'alert-medium'
  if (tile.state === 'running' && (tile.presence === 'silent' || tile.presence === 'away')) return 'silent'
  if (tile.status?.hasHandUp && !over.has(tile.state)) return 'hand'
  if (unanswered.has(tile.attemptId)) return 'letter'
  if (over.has(tile.state)) return 'over'
  if (tile.openIncidents.high > 0) return 'incident-high'
  if (tile.openIncidents.medium > 0) return 'incident-medium'
  if (tile.state === 'running' && tile.presence === 'quiet') return 'quiet'
  return tile.state === 'waiting' && !tile.isAdmitted ? 'waiting' : 'calm'
}

/** Whether a reason is one that the filter “needs a look” shows. */
export function asksForALook(attention: Attention): boolean {
  return attentions.indexOf(attention) <= attentions.indexOf('quiet')
}

/** Tiles by urgency, then by name. */
export function byAttention(tiles: readonly Tile[], around: Around, locale: string): Tile[] {
  const names = new Intl.Collator(locale)
  return tiles
    .map((tile) => ({ tile, rank: attentions.indexOf(attentionOf(tile, around)) }))
    .sort((a, b) => a.rank - b.rank || names.compare(a.tile.candidateName, b.tile.candidateName))
    .map(({ tile }) => tile)
}

/** The order that is shown while nobody may be moved: those shown keep their places, new ones come last. */
export function keepingOrder(shown: readonly string[], wanted: readonly string[]): string[] {
  const stays = shown.filter((id) => wanted.includes(id))
  return [...stays, ...wanted.filter((id) => !stays.includes(id))]
}
