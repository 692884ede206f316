import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../platform/tables.ts'
import { allowedMinutes } from '../sitting/allowed-minutes.ts'
import type { AttemptClock } from './clock.ts'

/** An attempt's clock, and which opening holds it. */
export interface OpenClock extends AttemptClock {
  id: AttemptId
  opening: number
}

/** The clocks of these attempts, by id; missing where there is no such attempt. */
export async function readClocks(
  db: Kysely<Tables>,
  ids: readonly AttemptId[],
): Promise<Map<AttemptId, OpenClock>> {
  const rows = await db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .leftJoin('accommodation', 'accommodation.registrationId', 'attempt.registrationId')
    .select([
      'attempt.id',
      'attempt.opening',
      'attempt.state',
      'attempt.startedAt',
      'attempt.pausedAt',
      'attempt.pausedMilliseconds',
      'attempt.extraMinutes',
      'attempt.endedAt',
      'sitting.minutes',
      'sitting.endsAt as sittingEndsAt',
      'accommodation.timeFactor',
      'accommodation.extraMinutes as accommodatedMinutes',
    ])
    .where('attempt.id', 'in', ids)
    .execute()
  const clocks = rows.map(({ timeFactor, accommodatedMinutes, ...row }) => ({
    ...row,
    allowedMinutes: allowedMinutes(row.minutes, {
      timeFactor: timeFactor ?? 1,
      extraMinutes: accommodatedMinutes ?? 0,
    }),
  }))
  return new Map(clocks.map((clock) => [clock.id, clock]))
}
