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
  'trouble',
  'incident-medium',
  'quiet',
  'waiting',
  'calm',
  'over',
] as const
export type Attention = (typeof attentions)[number]

/** What of the wall decides where a tile stands. */
export interface Around {
  /** Those that are for this proctor, or for everybody. */
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
  if (isTroubled(tile)) return 'trouble'
  if (tile.openIncidents.medium > 0) return 'incident-medium'
  if (tile.state === 'running' && tile.presence === 'quiet') return 'quiet'
  return tile.state === 'waiting' && !tile.isAdmitted ? 'waiting' : 'calm'
}

/** Whether something that is to be recorded or watched is not, while the exam runs. */
function isTroubled({ state, status }: Tile): boolean {
  if (state !== 'running' || !status) return false
  const { camera, microphone, screen, recording } = status
  return [camera, microphone, screen].includes('ended') || recording === 'unavailable'
}

/** How much was noticed of a candidate and is not settled: a medium incident weighs three low ones, a high one nine. */
export function riskOf({ openIncidents: { low, medium, high } }: Pick<Tile, 'openIncidents'>): number {
  return low + 3 * medium + 9 * high
}

/** Whether a reason is one that the filter “needs a look” shows. */
export function asksForALook(attention: Attention): boolean {
  return attentions.indexOf(attention) <= attentions.indexOf('quiet')
}

/** Tiles by urgency, then by what is open of them, then by name. */
export function byAttention(tiles: readonly Tile[], around: Around, locale: string): Tile[] {
  const names = new Intl.Collator(locale)
  return tiles
    .map((tile) => ({ tile, rank: attentions.indexOf(attentionOf(tile, around)) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        riskOf(b.tile) - riskOf(a.tile) ||
        names.compare(a.tile.candidateName, b.tile.candidateName),
    )
    .map(({ tile }) => tile)
}

/** The order that is shown while nobody may be moved: those shown keep their places, new ones come last. */
export function keepingOrder(shown: readonly string[], wanted: readonly string[]): string[] {
  const isWanted = new Set(wanted)
  const stays = shown.filter((id) => isWanted.has(id))
  const isShown = new Set(stays)
  return [...stays, ...wanted.filter((id) => !isShown.has(id))]
}

/**
 * The order to go over to. Only who asks for another kind of look than before changes places; among those of one kind everybody
 * stays where they are, and who joins a kind comes after those who are in it. `rankOf` is how urgent somebody is, 0 the most.
 */
export function settledOrder(
  shown: readonly string[],
  wanted: readonly string[],
  rankOf: (id: string) => number,
  rankBefore: (id: string) => number | undefined,
): string[] {
  const place = new Map(shown.map((id, index) => [id, index]))
  const joined = new Map(wanted.map((id, index) => [id, shown.length + index]))
  const at = (id: string) =>
    rankBefore(id) === rankOf(id) ? (place.get(id) ?? joined.get(id) ?? 0) : (joined.get(id) ?? 0)
  return wanted.toSorted((a, b) => rankOf(a) - rankOf(b) || at(a) - at(b))
}
