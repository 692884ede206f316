import type { RegistrationId, SittingRoomId } from '@invigil/contract/ids.ts'
import type { Registration, Window } from '@invigil/contract/sitting.ts'
import type { Updateable } from 'kysely'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import { lockSitting, refuseIfCancelled } from './plan.ts'
import { theRegistration, theRegistrationHeld } from './registration.ts'
import { checkTimes, checkTimeZone } from './schedule.ts'
import { checkRoom } from './set-rooms.ts'
import type { RegistrationTable } from './tables.ts'
import { localWindow, type WindowDates } from './window.ts'

export interface PlaceChange {
  group?: string | null | undefined
  roomId?: SittingRoomId | null | undefined
  timeZone?: string | null | undefined
  window?: Window | null | undefined
}

/**
 * Says a candidate's group, room and own window or time zone. Once the candidate has begun, the window's start stands.
 * Refused as `room-full`, `times-wrong`, `time-zone-unknown`, `attempt-has-begun`.
 */
export async function placeCandidate(
  app: App,
  by: Actor,
  registrationId: RegistrationId,
  change: PlaceChange,
): Promise<Registration> {
  const registration = await app.db.transaction().execute(async (tx) => {
    const { sittingId } = await theRegistration(tx, registrationId)
    const sitting = await lockSitting(tx, sittingId)
    refuseIfCancelled(sitting)
    const before = await theRegistrationHeld(tx, registrationId)
    if (change.roomId) await checkRoom(tx, sitting.id, change.roomId, [registrationId])
    const set = asColumns(change, sitting, app.now())
    const startBefore = before.window?.startsAt ?? sitting.startsAt.toISOString()
    const startAfter = set.startsAt === undefined ? startBefore : (set.startsAt ?? sitting.startsAt)
    if (hasBegun(before) && new Date(startAfter).getTime() !== new Date(startBefore).getTime()) {
      throw new Refusal('attempt-has-begun', `the attempt of registration ${registrationId} has begun`)
    }
    if (Object.keys(set).length === 0) return before
    await tx.updateTable('registration').set(set).where('id', '=', registrationId).execute()
    await audit(app, tx, {
      organisationId: by.organisationId,
      actorId: by.personId,
      kind: 'candidate-placed',
      subject: `registration:${registrationId}`,
      body: change,
    })
    return await theRegistration(tx, registrationId)
  })
  app.publish(`sitting:${registration.sittingId}`, { type: 'roster-changed' })
  if (registration.attempt) app.publish(`attempt:${registration.attempt.id}`, { type: 'accommodated' })
  return registration
}

/** Whether this candidate's time runs or is over. */
export function hasBegun({ attempt }: Pick<Registration, 'attempt'>): boolean {
  return attempt !== null && !['expected', 'checking-in', 'waiting', 'expired'].includes(attempt.state)
}

function asColumns(
  { group, roomId, timeZone, window }: PlaceChange,
  sitting: WindowDates & { timeZone: string },
  now: Date,
): Updateable<RegistrationTable> {
  return {
    ...(group === undefined ? {} : { groupName: group }),
    ...(roomId === undefined ? {} : { roomId }),
    ...(timeZone === undefined ? {} : ofZone(timeZone, sitting)),
    ...(window === undefined ? {} : { timeZone: null, ...ofWindow(window, now) }),
  }
}

function ofZone(timeZone: string | null, sitting: WindowDates & { timeZone: string }) {
  if (timeZone === null) return { timeZone, startsAt: null, endsAt: null }
  checkTimeZone(timeZone)
  return { timeZone, ...localWindow(sitting, timeZone) }
}

function ofWindow(window: Window | null, now: Date) {
  if (window === null) return { startsAt: null, endsAt: null }
  const times = { startsAt: new Date(window.startsAt), endsAt: new Date(window.endsAt) }
  checkTimes(times, now)
  return times
}
