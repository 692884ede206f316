import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { readRoomCode } from '../sitting/room-code.ts'

/** What a poster on the door of the room would say. Refused as `room-not-found`. */
export async function readDoor(app: App, roomCode: string) {
  const code = readRoomCode(roomCode)
  const sitting = code
    ? await app.db
        .selectFrom('sitting')
        .innerJoin('organisation', 'organisation.id', 'sitting.organisationId')
        .innerJoin('revision', 'revision.id', 'sitting.revisionId')
        .select(['sitting.name as sittingName', 'organisation.name as organisationName'])
        .select(['revision.title as examTitle', 'sitting.startsAt', 'sitting.endsAt'])
        .select(['sitting.minutes', 'sitting.timeZone'])
        .where('sitting.roomCode', '=', code)
        .where('sitting.cancelledAt', 'is', null)
        .executeTakeFirst()
    : undefined
  if (!sitting) throw new Refusal('room-not-found', `no room ${roomCode}`)
  return {
    ...sitting,
    startsAt: sitting.startsAt.toISOString(),
    endsAt: sitting.endsAt.toISOString(),
    now: app.now().toISOString(),
  }
}
