import type { AttemptId } from '@invigil/contract/ids.ts'
import type { AttemptCaller } from '../identity/caller.ts'
import { hashToken } from '../identity/token.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import type { Place } from '../platform/room.ts'

/** Whose key this is. Keys of earlier openings stay good for sending what those devices still hold. */
export async function findAttempt(app: App, key: string): Promise<AttemptCaller | undefined> {
  const hash = hashToken(key)
  return await remembered(callers(app), hash.toString('base64'), async () => {
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
  })
}

/** Where an attempt lies; undefined when there is none. */
export async function placeOfAttempt(app: App, id: string): Promise<Place | undefined> {
  return await remembered(places(app), id, async () => {
    return await app.db
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
  })
}

/** Facts that never change once they are there; asked for with each save, so that the database need not be. */
const callers = perApp(() => new Map<string, AttemptCaller>())
const places = perApp(() => new Map<string, Place>())
const mostRemembered = 20_000

async function remembered<Fact>(
  facts: Map<string, Fact>,
  name: string,
  find: () => Promise<Fact | undefined>,
): Promise<Fact | undefined> {
  const known = facts.get(name)
  if (known) return known
  const found = await find()
  if (found) facts.set(name, found)
  const [oldest] = facts.keys()
  if (facts.size > mostRemembered && oldest !== undefined) facts.delete(oldest)
  return found
}
