import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import { type HeldBecause, type HeldResult, mostHeldNamed } from '@invigil/contract/result-list.ts'
import type { Verdict } from '@invigil/contract/review.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { scoreLeftOver } from './score-left-over.ts'

/** Whose results are meant; all of them where nothing narrows. */
export interface Meant {
  sittingId: SittingId
  group?: string | undefined
  room?: string | undefined
  /** Those named; null or undefined: all. */
  attemptIds?: readonly AttemptId[] | null | undefined
}

/** How the result of one attempt stands: no more than deciding about its release needs. */
interface Standing {
  attemptId: AttemptId
  candidateName: string
  isSubmitted: boolean
  isReleased: boolean
  toMark: number
  openIncidents: number
  verdict: Verdict['verdict'] | null
}

/** What keeps a result back, the weightiest reason first; undefined when nothing does. A breach is released by nobody here. */
export function whyHeld({
  isSubmitted,
  verdict,
  openIncidents,
  toMark,
}: Pick<Standing, 'isSubmitted' | 'verdict' | 'openIncidents' | 'toMark'>): HeldBecause | undefined {
  if (!isSubmitted) return 'not-submitted'
  if (verdict === 'breach') return 'breach'
  // A verdict that clears the attempt has looked at its incidents.
  if (openIncidents > 0 && verdict === null) return 'open-incident'
  return toMark > 0 ? 'to-mark' : undefined
}

/** Who can be released now, who is, and who is held and why, all by name. */
export async function standingsOf(app: App, meant: Meant) {
  await scoreLeftOver(app, meant.sittingId)
  const all = await readStandings(app, meant)
  const waiting = all.filter(({ isReleased }) => !isReleased)
  const held = waiting.flatMap((one): HeldResult[] => {
    const why = whyHeld(one)
    return why ? [{ attemptId: one.attemptId, candidateName: one.candidateName, why }] : []
  })
  const heldIds = new Set(held.map(({ attemptId }) => attemptId))
  const ready = waiting.flatMap(({ attemptId }) => (heldIds.has(attemptId) ? [] : [attemptId]))
  return { all, ready, held }
}

/** Whose results are held, as far as they are named. */
export function namedHeld(held: readonly HeldResult[]) {
  return { held: held.slice(0, mostHeldNamed), allHeld: held.length }
}

/** How many results are how far, and the groups and rooms of the whole sitting. */
export async function overviewOf(app: App, meant: Meant) {
  const [{ all, ready, held }, placed] = await Promise.all([standingsOf(app, meant), placesOf(app, meant)])
  return {
    ...{ all: all.length, released: all.length - ready.length - held.length },
    ...{ ready: ready.length, held: held.length },
    toMark: all.reduce((sum, { toMark }) => sum + toMark, 0),
    ...placed,
  }
}

async function readStandings(app: App, { sittingId, group, room, attemptIds }: Meant): Promise<Standing[]> {
  const rows = await app.db
    .selectFrom('attempt')
    .innerJoin('registration', 'registration.id', 'attempt.registrationId')
    .innerJoin('person', 'person.id', 'registration.personId')
    .leftJoin('sittingRoom', 'sittingRoom.id', 'registration.roomId')
    .leftJoin('release', 'release.attemptId', 'attempt.id')
    .leftJoin('scoreTotal', 'scoreTotal.attemptId', 'attempt.id')
    .select(['attempt.id as attemptId', 'person.name as candidateName', 'scoreTotal.unmarked'])
    .select(
      sql<boolean>`attempt.ended_at is not null and score_total.attempt_id is not null`.as('isSubmitted'),
    )
    .select(sql<boolean>`release.released_at is not null`.as('isReleased'))
    .where('attempt.sittingId', '=', sittingId)
    .$if(group !== undefined, (query) => query.where('registration.groupName', '=', group ?? ''))
    .$if(room !== undefined, (query) => query.where('sittingRoom.name', '=', room ?? ''))
    .$if(Boolean(attemptIds), (query) =>
      query.where('attempt.id', '=', ({ fn, val }) => fn.any(val([...(attemptIds ?? [])]))),
    )
    .orderBy(sql`person.name collate in_order_en`)
    .orderBy('attempt.id')
    .execute()
  const [incidents, verdicts] = await Promise.all([
    openIncidentsIn(app, sittingId),
    lastVerdictsIn(app, sittingId),
  ])
  return rows.map(({ unmarked, ...row }) => ({
    ...row,
    toMark: row.isSubmitted ? (unmarked ?? 0) : 0,
    openIncidents: incidents.get(row.attemptId) ?? 0,
    verdict: verdicts.get(row.attemptId) ?? null,
  }))
}

async function openIncidentsIn(app: App, sittingId: SittingId): Promise<Map<AttemptId, number>> {
  const rows = await app.db
    .selectFrom('incident')
    .innerJoin('attempt', 'attempt.id', 'incident.attemptId')
    .select(['incident.attemptId', sql<number>`count(*)::int`.as('count')])
    .where('attempt.sittingId', '=', sittingId)
    .where('incident.state', '=', 'open')
    .groupBy('incident.attemptId')
    .execute()
  return new Map(rows.map(({ attemptId, count }) => [attemptId, count]))
}

async function lastVerdictsIn(app: App, sittingId: SittingId): Promise<Map<AttemptId, Verdict['verdict']>> {
  const rows = await app.db
    .selectFrom('verdict')
    .innerJoin('attempt', 'attempt.id', 'verdict.attemptId')
    .distinctOn('verdict.attemptId')
    .select(['verdict.attemptId', 'verdict.verdict'])
    .where('attempt.sittingId', '=', sittingId)
    .orderBy('verdict.attemptId')
    .orderBy('verdict.decidedAt', 'desc')
    .orderBy('verdict.id', 'desc')
    .execute()
  return new Map(rows.map(({ attemptId, verdict }) => [attemptId, verdict]))
}

/** `Élèves 9` before `Élèves 10`, and both before `Zone`, whatever language the server itself has. */
const { compare: inOrder } = new Intl.Collator('en', { numeric: true })

/** Where anybody of the sitting belongs, and how many they are. */
async function placesOf(app: App, { sittingId }: Meant) {
  const rows = await app.db
    .selectFrom('attempt')
    .innerJoin('registration', 'registration.id', 'attempt.registrationId')
    .leftJoin('sittingRoom', 'sittingRoom.id', 'registration.roomId')
    .select(['registration.groupName as group', 'sittingRoom.name as room'])
    .select(sql<number>`count(*)::int`.as('count'))
    .where('attempt.sittingId', '=', sittingId)
    .groupBy(['registration.groupName', 'sittingRoom.name'])
    .execute()
  const namesOf = (names: (string | null)[]) =>
    [...new Set(names.flatMap((name) => name ?? []))].sort(inOrder)
  return {
    everybody: rows.reduce((sum, { count }) => sum + count, 0),
    groups: namesOf(rows.map(({ group }) => group)),
    rooms: namesOf(rows.map(({ room }) => room)),
  }
}
