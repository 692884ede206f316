import type { SittingId } from '@invigil/contract/ids.ts'
import type { SittingRoom } from '@invigil/contract/sitting.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../platform/tables.ts'

/** The rooms of these sittings by name, with who proctors each. */
export async function roomsOf(
  db: Kysely<Tables>,
  sittingIds: readonly SittingId[],
): Promise<Map<SittingId, SittingRoom[]>> {
  if (sittingIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('sittingRoom')
    .leftJoin('sittingRoomProctor', 'sittingRoomProctor.roomId', 'sittingRoom.id')
    .leftJoin('person', 'person.id', 'sittingRoomProctor.personId')
    .selectAll('sittingRoom')
    .select(['person.id as personId', 'person.name as personName', 'person.email'])
    .where('sittingRoom.sittingId', 'in', sittingIds)
    .orderBy('sittingRoom.name')
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
  const rooms = [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((ofRoom) => {
    const [first] = ofRoom
    const proctors = ofRoom.flatMap(({ personId, personName, email }) =>
      personId ? [{ id: personId, name: personName ?? '', email: email ?? '' }] : [],
    )
    return first
      ? [{ sittingId: first.sittingId, id: first.id, name: first.name, capacity: first.capacity, proctors }]
      : []
  })
  return new Map(
    [...Map.groupBy(rooms, ({ sittingId }) => sittingId)].map(([sittingId, found]) => [
      sittingId,
      found.map(({ sittingId: _whose, ...room }) => room),
    ]),
  )
}
