import type { Locale } from '@invigil/contract/ids.ts'
import { createPatience } from '../identity/patience.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import { Refusal } from '../platform/refusal.ts'
import { personalLinkPath } from '../sitting/personal-link.ts'
import { registerGuest } from '../sitting/practice.ts'
import { readRoomCode, showRoomCode } from '../sitting/room-code.ts'

/** A whole class behind one address enters without waiting; then each must wait longer than the one before. */
const freeEntries = 60

const patienceOf = perApp(() => createPatience())

/**
 * Gives somebody without an account an own practice: the token of its personal link, which opens that attempt and nothing
 * else. Refused as `room-not-found` (also for an exam's room), `sitting-over`, `practice-full` and `too-many-requests`.
 */
export async function enterAsGuest(
  app: App,
  { roomCode, ...guest }: { roomCode: string; name: string; locale: Locale },
  address: string,
): Promise<string> {
  const keys = [{ name: address, free: freeEntries }]
  const retryAfterSeconds = patienceOf(app).wait(keys, app.now())
  if (retryAfterSeconds > 0) {
    throw new Refusal('too-many-requests', 'too many entries from one address', { retryAfterSeconds })
  }
  // Wrong codes count as well: rooms are not to be guessed.
  patienceOf(app).failed(keys, app.now())
  const code = readRoomCode(roomCode)
  const practice = code
    ? await app.db
        .selectFrom('sitting')
        .select('id')
        .where('roomCode', '=', code)
        .where('purpose', '=', 'practice')
        .executeTakeFirst()
    : undefined
  if (!practice) throw new Refusal('room-not-found', `no practice ${roomCode}`)
  const registrationId = await app.db
    .transaction()
    .execute((tx) => registerGuest(app, tx, practice.id, guest))
  app.publish(`sitting:${practice.id}`, { type: 'roster-changed' })
  const [, token = ''] = (await personalLinkPath(app, registrationId)).split('#')
  return token
}

/** What anybody may practise now, the newest first. */
export async function openPractices(app: App) {
  const rows = await app.db
    .selectFrom('sitting')
    .innerJoin('organisation', 'organisation.id', 'sitting.organisationId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select(['sitting.roomCode', 'sitting.name', 'revision.title as examTitle'])
    .select('organisation.name as organisationName')
    .where('sitting.purpose', '=', 'practice')
    .where('sitting.cancelledAt', 'is', null)
    .where('sitting.endsAt', '>', app.now())
    .orderBy('sitting.createdAt', 'desc')
    .orderBy('sitting.id', 'desc')
    .limit(10)
    .execute()
  return rows.map((row) => ({ ...row, roomCode: showRoomCode(row.roomCode) }))
}
