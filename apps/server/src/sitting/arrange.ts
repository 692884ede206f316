import type { RegistrationId, SittingId, SittingRoomId } from '@invigil/contract/ids.ts'
import type { Registration, SittingRoom } from '@invigil/contract/sitting.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import { hasBegun } from './place-candidate.ts'
import { lockSitting, refuseIfCancelled, told } from './plan.ts'
import { registrationsOf } from './registration.ts'
import { roomsOf } from './rooms.ts'
import { checkRoom } from './set-rooms.ts'
import { staggered } from './window.ts'

export interface Arrangement {
  registrationIds: readonly RegistrationId[]
  group?: string | null | undefined
  room?: SittingRoomId | 'by-capacity' | null | undefined
}

/** Puts candidates into a group and a room, or one room after the other as their capacity allows. Refused as `room-full`. */
export async function arrange(
  app: App,
  by: Actor,
  sittingId: SittingId,
  { registrationIds, group, room }: Arrangement,
): Promise<Registration[]> {
  const registrations = await app.db.transaction().execute(async (tx) => {
    refuseIfCancelled(await lockSitting(tx, sittingId))
    const all = await registrationsOf(tx, sittingId)
    const chosen = all.filter(({ id }) => registrationIds.includes(id))
    const ids = chosen.map(({ id }) => id)
    if (ids.length === 0) return all
    if (group !== undefined) {
      await tx.updateTable('registration').set({ groupName: group }).where('id', 'in', ids).execute()
    }
    if (room !== undefined && room !== 'by-capacity') {
      if (room) await checkRoom(tx, sittingId, room, ids)
      await tx.updateTable('registration').set({ roomId: room }).where('id', 'in', ids).execute()
    }
    if (room === 'by-capacity') {
      const rooms = (await roomsOf(tx, [sittingId])).get(sittingId) ?? []
      for (const [roomId, inRoom] of fillRooms(rooms, all, ids)) {
        await tx.updateTable('registration').set({ roomId }).where('id', 'in', inRoom).execute()
      }
    }
    await audit(app, tx, {
      ...told(by, sittingId),
      kind: 'candidates-arranged',
      body: { count: ids.length, group, room },
    })
    return await registrationsOf(tx, sittingId)
  })
  app.publish(`sitting:${sittingId}`, { type: 'roster-changed' })
  return registrations
}

/** Who of `ids` goes into which room: one is filled after the other, around those who sit there already. */
function fillRooms(
  rooms: readonly SittingRoom[],
  all: readonly Pick<Registration, 'id' | 'room'>[],
  ids: readonly RegistrationId[],
): Map<SittingRoomId, RegistrationId[]> {
  const left = [...ids]
  const filled = new Map<SittingRoomId, RegistrationId[]>()
  for (const { id, capacity } of rooms) {
    const others = all.filter((one) => one.room?.id === id && !ids.includes(one.id)).length
    const inRoom = left.splice(0, capacity === null ? left.length : Math.max(0, capacity - others))
    if (inRoom.length > 0) filled.set(id, inRoom)
  }
  if (left.length === 0) return filled
  const names = rooms.map(({ name }) => name).join(', ')
  const capacity = rooms.reduce((sum, room) => sum + (room.capacity ?? 0), 0)
  throw new Refusal('room-full', `${left.length} candidates find no place`, { room: names || '–', capacity })
}

/**
 * Lets so many candidates begin every so many minutes; the end of each window moves as far as its start, so that nobody has
 * less. Who has begun, or has a time zone of their own, keeps their times. `everyMinutes: 0` gives all the sitting's again.
 */
export async function stagger(
  app: App,
  by: Actor,
  sittingId: SittingId,
  rule: { each: number; everyMinutes: number; by: 'name' | 'number' | 'group' | 'room' },
): Promise<Registration[]> {
  const registrations = await app.db.transaction().execute(async (tx) => {
    const sitting = await lockSitting(tx, sittingId)
    refuseIfCancelled(sitting)
    const all = await registrationsOf(tx, sittingId)
    const waiting = inOrder(
      all.filter((one) => one.timeZone === null && !hasBegun(one)),
      rule.by,
    )
    const steps = Map.groupBy(waiting.entries(), ([at]) => Math.floor(at / rule.each))
    for (const [step, ofStep] of steps) {
      const window = staggered(sitting, step * rule.each, rule)
      const isUsual = window.startsAt.getTime() === sitting.startsAt.getTime()
      const ids = ofStep.map(([, { id }]) => id)
      await tx
        .updateTable('registration')
        .set(isUsual ? { startsAt: null, endsAt: null } : window)
        .where('id', 'in', ids)
        .execute()
    }
    await audit(app, tx, {
      ...told(by, sittingId),
      kind: 'starts-staggered',
      body: { ...rule, count: waiting.length },
    })
    return await registrationsOf(tx, sittingId)
  })
  app.publish(`sitting:${sittingId}`, { type: 'roster-changed' })
  return registrations
}

function inOrder(registrations: Registration[], by: 'name' | 'number' | 'group' | 'room'): Registration[] {
  const key = ({ externalId, group, room }: Registration) => {
    if (by === 'name') return ''
    return (by === 'number' ? externalId : by === 'group' ? group : room?.name) ?? '\uffff'
  }
  // They come by name already, and sorting keeps that order among equals.
  return registrations.toSorted((one, other) =>
    key(one).localeCompare(key(other), undefined, { numeric: true }),
  )
}
