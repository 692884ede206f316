import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Kysely } from 'kysely'
import type { AttemptCaller } from '../identity/caller.ts'
import { hashToken } from '../identity/token.ts'
import type { App } from '../platform/app.ts'
import type { Place } from '../platform/room.ts'
import type { Tables } from '../platform/tables.ts'

/** Whose key this is. Keys of earlier openings stay good for sending what those devices still hold. */
export async function findAttempt(app: App, key: string): Promise<AttemptCaller | undefined> {
  const hash = hashToken(key)
  return await remembered(callersByDatabase, app, hash.toString('base64'), async () => {
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
  return await remembered(placesByDatabase, app, id, async () => {
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
const callersByDatabase = new WeakMap<Kysely<Tables>, Map<string, AttemptCaller>>()
const placesByDatabase = new WeakMap<Kysely<Tables>, Map<string, Place>>()
const mostRemembered = 20_000

async function remembered<Fact>(
  memory: WeakMap<Kysely<Tables>, Map<string, Fact>>,
  { db }: App,
  name: string,
  find: () => Promise<Fact | undefined>,
): Promise<Fact | undefined> {
  const facts = memory.get(db) ?? new Map<string, Fact>()
  memory.set(db, facts)
  const known = facts.get(name)
  if (known) return known
  const found = await find()
  if (found) facts.set(name, found)
  const [oldest] = facts.keys()
  if (facts.size > mostRemembered && oldest !== undefined) facts.delete(oldest)
  return found
}
