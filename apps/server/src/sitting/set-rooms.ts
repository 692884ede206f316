import type { PersonId, RegistrationId, SittingId, SittingRoomId } from '@invigil/contract/ids.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { lockSitting, refuseIfCancelled, told } from './plan.ts'
import { theSitting } from './read.ts'

/** A room as it shall be; one without an id is new. */
export interface WantedRoom {
  id?: SittingRoomId | undefined
  name: string
  capacity: number | null
  personIds: PersonId[]
}

/**
 * Says which rooms a sitting has and which of its proctors each. Rooms that are not named end, and their candidates have
 * none then. Refused as `not-a-proctor` for who does not proctor the sitting, and as `room-full`.
 */
export async function setRooms(
  app: App,
  by: Actor,
  sittingId: SittingId,
  rooms: readonly WantedRoom[],
): Promise<Sitting> {
  checkNames(rooms)
  const sitting = await app.db.transaction().execute(async (tx) => {
    refuseIfCancelled(await lockSitting(tx, sittingId))
    const before = await theSitting({ ...app, db: tx }, sittingId)
    const proctors = new Set(before.proctors.map(({ id }) => id))
    const other = rooms.flatMap(({ personIds }) => personIds).find((id) => !proctors.has(id))
    if (other) throw new Refusal('not-a-proctor', `person ${other} does not proctor sitting ${sittingId}`)
    const strange = rooms.find(({ id }) => id && !before.rooms.some((room) => room.id === id))
    if (strange) throw new Refusal('not-found', `no room ${strange.id} of sitting ${sittingId}`)
    await removeOthers(
      tx,
      sittingId,
      rooms.flatMap(({ id }) => id ?? []),
    )
    await freeNames(tx, sittingId)
    for (const room of rooms) await writeRoom(tx, sittingId, room)
    await audit(app, tx, { ...told(by, sittingId), kind: 'rooms-set', body: { rooms } })
    return await theSitting({ ...app, db: tx }, sittingId)
  })
  app.publish(`sitting:${sittingId}`, { type: 'sitting-changed' })
  return sitting
}

/** Refuses a room of another sitting, and one without a place for all of these candidates. */
export async function checkRoom(
  tx: Tx,
  sittingId: SittingId,
  roomId: SittingRoomId,
  registrationIds: readonly RegistrationId[],
): Promise<void> {
  const room = await tx
    .selectFrom('sittingRoom')
    .select(['name', 'capacity'])
    .where('id', '=', roomId)
    .where('sittingId', '=', sittingId)
    .executeTakeFirst()
  if (!room) throw new Refusal('not-found', `no room ${roomId} of sitting ${sittingId}`)
  const { taken } = await tx
    .selectFrom('registration')
    .select(({ fn }) => fn.countAll<number>().as('taken'))
    .where('roomId', '=', roomId)
    .$if(registrationIds.length > 0, (query) => query.where('id', 'not in', registrationIds))
    .executeTakeFirstOrThrow()
  if (room.capacity !== null && taken + registrationIds.length > room.capacity)
    throw full(room, room.capacity)
}

function full({ name }: { name: string }, capacity: number): Refusal {
  return new Refusal('room-full', `room ${name} has ${capacity} places`, { room: name, capacity })
}

function checkNames(rooms: readonly WantedRoom[]): void {
  const names = rooms.map(({ name }) => name.toLocaleLowerCase())
  if (new Set(names).size < names.length) {
    throw new Refusal('invalid-input', 'two rooms have the same name', { fields: 'rooms.name' })
  }
}

async function removeOthers(tx: Tx, sittingId: SittingId, kept: SittingRoomId[]): Promise<void> {
  const gone = await tx
    .selectFrom('sittingRoom')
    .select('id')
    .where('sittingId', '=', sittingId)
    .$if(kept.length > 0, (query) => query.where('id', 'not in', kept))
    .execute()
  const ids = gone.map(({ id }) => id)
  if (ids.length === 0) return
  await tx.updateTable('registration').set({ roomId: null }).where('roomId', 'in', ids).execute()
  await tx.deleteFrom('sittingRoom').where('id', 'in', ids).execute()
}

/** Names may change places, and no two rooms have the same one even for a moment. */
async function freeNames(tx: Tx, sittingId: SittingId): Promise<void> {
  await tx
    .updateTable('sittingRoom')
    .set(({ cast, ref }) => ({ name: cast<string>(ref('id'), 'text') }))
    .where('sittingId', '=', sittingId)
    .execute()
}

async function writeRoom(
  tx: Tx,
  sittingId: SittingId,
  { id = newId() as SittingRoomId, name, capacity, personIds }: WantedRoom,
): Promise<void> {
  await tx
    .insertInto('sittingRoom')
    .values({ id, sittingId, name, capacity })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, capacity }))
    .execute()
  await checkRoom(tx, sittingId, id, [])
  await tx.deleteFrom('sittingRoomProctor').where('roomId', '=', id).execute()
  const rows = [...new Set(personIds)].map((personId) => ({ roomId: id, personId }))
  if (rows.length > 0) await tx.insertInto('sittingRoomProctor').values(rows).execute()
}
