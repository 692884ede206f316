import type { AttemptId } from '@invigil/contract/ids.ts'
import type { AttemptCaller } from '../identity/caller.ts'
import { hashToken } from '../identity/token.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import { remembered } from '../platform/remember.ts'
import type { Place } from '../platform/room.ts'

/** Whose key this is. Keys of earlier openings stay good for sending what those devices still hold. */
export async function findAttempt(app: App, key: string): Promise<AttemptCaller | undefined> {
  const hash = hashToken(key)
  const find = async () => {
    const opening = await app.db
      .selectFrom('attemptOpening')
      .innerJoin('attempt', 'attempt.id', 'attemptOpening.attemptId')
      .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
      .select([
        'attempt.id as attemptId',
        'attempt.registrationId',
        'sitting.organisationId',
        'attemptOpening.opening',
      ])
      .where('attemptOpening.keyHash', '=', hash)
      .executeTakeFirst()
    return opening && { is: 'attempt' as const, ...opening }
  }
  return await remembered(callers(app), hash.toString('base64'), find, mostRemembered)
}

/** Where an attempt lies; undefined when there is none. */
export async function placeOfAttempt(app: App, id: string): Promise<Place | undefined> {
  const find = () =>
    app.db
      .selectFrom('attempt')
      .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
      .select([
        'attempt.id as attemptId',
        'attempt.registrationId',
        'attempt.personId',
        'attempt.sittingId',
        'sitting.examId',
        'sitting.organisationId',
      ])
      .where('attempt.id', '=', id as AttemptId)
      .executeTakeFirst()
  return await remembered(places(app), id, find, mostRemembered)
}

/** Facts that never change once they are there; asked for with each save, so that the database need not be. */
const callers = perApp(() => new Map<string, AttemptCaller | undefined>())
const places = perApp(() => new Map<string, Place | undefined>())
const mostRemembered = 20_000
