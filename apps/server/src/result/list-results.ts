import { AttemptId, type Locale, type SittingId } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result-list.ts'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { App } from '../platform/app.ts'
import { asPage, readPlace } from '../platform/place-in-list.ts'
import { asResults, type ResultRow, resultRows } from './results.ts'
import { scoreLeftOver } from './score-left-over.ts'

interface Wanted {
  sittingId: SittingId
  group?: string | undefined
  room?: string | undefined
  by: 'name' | 'points'
  direction: 'ascending' | 'descending'
  language: Locale
  after?: string | undefined
  limit: number
}

/**
 * A page of a sitting's results, from behind a place on; `next` is the place where it ends. A page begins behind a row, not at a
 * number: who comes in between moves nobody from one page to another. Throws `place-unknown`.
 */
export async function listResults(
  app: App,
  wanted: Wanted,
): Promise<{ results: Result[]; next: string | null }> {
  const { sittingId, group, room, by, direction, language, limit } = wanted
  await scoreLeftOver(app, sittingId)
  const way = direction === 'ascending' ? sql`>` : sql`<`
  const value = by === 'points' ? points : sql`person.name collate ${inOrderOf[language]}`
  const place: [string, string | number, AttemptId] | undefined =
    by === 'points' ? readPlace(pointsPlace, wanted.after) : readPlace(namePlace, wanted.after)
  const rows = await resultRows(app, sittingId)
    .$if(group !== undefined, (query) => query.where('registration.groupName', '=', group ?? ''))
    .$if(room !== undefined, (query) => query.where('sittingRoom.name', '=', room ?? ''))
    .$if(place !== undefined, (query) =>
      query.where(sql<boolean>`(${value}, attempt.id) ${way} (${place?.[1]}, ${place?.[2]})`),
    )
    .orderBy(value, direction === 'ascending' ? 'asc' : 'desc')
    .orderBy('attempt.id', direction === 'ascending' ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute()
  const { page, next } = asPage(rows, limit, (row) => [
    by,
    by === 'points' ? pointsOf(row) : row.candidateName,
    row.attemptId,
  ])
  return { results: await asResults(app, sittingId, page), next }
}

/** Who has no points yet stands before who has none of the points there are. */
const points = sql<number>`case when attempt.ended_at is not null and score_total.unmarked = 0 then score_total.points else -1 end`

function pointsOf({ endedAt, unmarked, sum }: ResultRow): number {
  return endedAt !== null && unmarked === 0 ? (sum ?? 0) : -1
}

const namePlace = z.tuple([z.literal('name'), z.string(), AttemptId])
const pointsPlace = z.tuple([z.literal('points'), z.number(), AttemptId])

const inOrderOf: Record<Locale, RawBuilder<unknown>> = {
  en: sql`in_order_en`,
  fr: sql`in_order_fr`,
  vi: sql`in_order_vi`,
}
