import type { Selectable } from 'kysely'
import type { Tx } from '../platform/tables.ts'
import type { SittingTable } from './tables.ts'
import { localWindow, movedWindow } from './window.ts'

type Times = Pick<Selectable<SittingTable>, 'id' | 'startsAt' | 'endsAt' | 'timeZone'>

/** Lets candidates' own windows follow when the times of a sitting were changed. */
export async function moveWindows(tx: Tx, before: Times, after: Times): Promise<void> {
  const rows = await tx
    .selectFrom('registration')
    .select(['id', 'timeZone', 'startsAt', 'endsAt'])
    .where('sittingId', '=', before.id)
    .where('startsAt', 'is not', null)
    .execute()
  for (const { id, timeZone, startsAt, endsAt } of rows) {
    if (!startsAt || !endsAt) continue
    const window = timeZone ? localWindow(after, timeZone) : movedWindow({ startsAt, endsAt }, before, after)
    await tx.updateTable('registration').set(window).where('id', '=', id).execute()
  }
}
