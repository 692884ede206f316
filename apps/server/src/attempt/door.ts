import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { readRoomCode } from '../sitting/room-code.ts'

/** What a poster on the door of the room would say. Refused as `room-not-found` and `sitting-cancelled`. */
export async function readDoor(app: App, roomCode: string) {
  const code = readRoomCode(roomCode)
  const sitting = code
    ? await app.db
        .selectFrom('sitting')
        .innerJoin('organisation', 'organisation.id', 'sitting.organisationId')
        .innerJoin('revision', 'revision.id', 'sitting.revisionId')
        .select(['sitting.name as sittingName', 'organisation.name as organisationName'])
        .select(['revision.title as examTitle', 'sitting.startsAt', 'sitting.endsAt'])
        .select(['sitting.minutes', 'sitting.timeZone', 'sitting.cancelledAt'])
        .select(['sitting.lateMinutes', 'sitting.lateTime', 'sitting.purpose', 'sitting.keepDays'])
        .where('sitting.roomCode', '=', code)
        .executeTakeFirst()
    : undefined
  if (!sitting) throw new Refusal('room-not-found', `no room ${roomCode}`)
  const { cancelledAt, purpose: kind, ...poster } = sitting
  if (cancelledAt) throw new Refusal('sitting-cancelled', `the sitting of room ${roomCode} was cancelled`)
  return {
    ...poster,
    kind,
    startsAt: sitting.startsAt.toISOString(),
    endsAt: sitting.endsAt.toISOString(),
    now: app.now().toISOString(),
  }
}
