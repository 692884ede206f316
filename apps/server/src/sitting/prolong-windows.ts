import { sql } from 'kysely'
import type { Tx } from '../platform/tables.ts'

/**
 * Moves the windows of those who had not begun and could not, because no server was there from `from` to `to`: what they had
 * before them is before them again. A window that opened meanwhile opens now.
 */
export async function prolongWindows(tx: Tx, { from, to }: { from: Date; to: Date }): Promise<void> {
  await sql`
    update registration
    set starts_at = least(
        coalesce(registration.starts_at, sitting.starts_at) + (${to}::timestamptz - ${from}::timestamptz), ${to}
      ),
      ends_at = coalesce(registration.ends_at, sitting.ends_at) + (${to}::timestamptz - ${from}::timestamptz)
    from sitting
    where sitting.id = registration.sitting_id and sitting.cancelled_at is null
      and coalesce(registration.starts_at, sitting.starts_at) < ${to}
      and coalesce(registration.ends_at, sitting.ends_at) > ${from}
      and not exists (
        select from attempt
        where attempt.registration_id = registration.id
          and (attempt.started_at is not null or attempt.ended_at is not null)
      )`.execute(tx)
}
