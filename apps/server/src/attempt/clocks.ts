import type { AttemptId } from '@invigil/contract/ids.ts'
import { type InferResult, type Kysely, sql } from 'kysely'
import type { Tables } from '../platform/tables.ts'
import { allowedMinutes } from '../sitting/allowed-minutes.ts'
import type { OpenedSection, SectionedClock } from './section-clock.ts'

/** An attempt's clock, and which opening holds it. */
export interface OpenClock extends SectionedClock {
  id: AttemptId
  opening: number
}

/** The clocks of these attempts, by id; missing where there is no such attempt. */
export async function readClocks(
  db: Kysely<Tables>,
  ids: readonly AttemptId[],
): Promise<Map<AttemptId, OpenClock>> {
  const asked = clockRows(db)
    .select(['attempt.id', 'attempt.opening', 'attempt.state', 'attempt.startedAt', 'attempt.pausedAt'])
    .select(['attempt.pausedMilliseconds', 'attempt.extraMinutes', 'attempt.endedAt'])
    .select(['attempt.breakStartedAt', 'attempt.breakMilliseconds'])
    .where(sql<boolean>`attempt.id = any(${ids}::uuid[])`)
  const { rows } = await sql<InferResult<typeof asked>[number]>`/* prepared: read-clocks */ ${asked}`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, asClock(row)]))
}

/** Attempts with what bends their clocks besides their own columns. */
export const clockRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('registration', 'registration.id', 'attempt.registrationId')
    .leftJoin('accommodation', 'accommodation.registrationId', 'attempt.registrationId')
    .select(['sitting.minutes', 'sitting.lateTime', 'accommodation.timeFactor', 'registration.lateAllowedAt'])
    .select('sitting.lateMinutes as lateMinutesOfAll')
    .select(['accommodation.extraMinutes as accommodatedMinutes', 'accommodation.breakMinutes'])
    .select(({ fn }) => [
      fn.coalesce('registration.startsAt', 'sitting.startsAt').as('opensAt'),
      fn.coalesce('registration.endsAt', 'sitting.endsAt').as('sittingEndsAt'),
    ])
    .select(openedSections.as('sections'))

/** Most attempts have none; their rows come with the clock because each save must know them. */
const openedSections = sql<OpenedSectionInJson[] | null>`(
  select json_agg(json_build_object(
    'sectionId', section_id, 'minutes', minutes, 'itemIds', item_ids, 'openedAt', opened_at,
    'pausedMillisecondsBefore', paused_milliseconds_before, 'extraMinutesBefore', extra_minutes_before,
    'closedAt', closed_at, 'leftAt', left_at
  ) order by opened_at, section_id) from attempt_section where attempt_section.attempt_id = attempt.id)`

type InstantOf = 'openedAt' | 'closedAt' | 'leftAt'
type OpenedSectionInJson = Omit<OpenedSection, InstantOf> & Record<InstantOf, string | null>

interface Bending {
  minutes: number
  timeFactor: number | null
  accommodatedMinutes: number | null
  breakMinutes: number | null
  lateMinutesOfAll: number | null
  lateAllowedAt: Date | null
  sections: OpenedSectionInJson[] | null
}

/** A row of `clockRows` as what counts. */
export function asClock<Row extends Bending>({ sections, ...row }: Row) {
  const { timeFactor, accommodatedMinutes } = row
  return {
    ...row,
    breakMinutes: row.breakMinutes ?? 0,
    lateMinutes: row.lateAllowedAt ? null : row.lateMinutesOfAll,
    sections: (sections ?? []).map(asOpened),
    allowedMinutes: allowedMinutes(row.minutes, {
      timeFactor: timeFactor ?? 1,
      extraMinutes: accommodatedMinutes ?? 0,
    }),
  }
}

function asOpened({ openedAt, closedAt, leftAt, ...section }: OpenedSectionInJson): OpenedSection {
  return {
    ...section,
    openedAt: new Date(openedAt ?? 0),
    closedAt: closedAt === null ? null : new Date(closedAt),
    leftAt: leftAt === null ? null : new Date(leftAt),
  }
}
