import { randomInt } from 'node:crypto'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { mostPoints, scoresByAttempt, total } from './points.ts'
import { isDue, releasePartsOf } from './release-parts.ts'

/** What a certificate says; it is always what holds now, whatever stands on paper. */
export interface Certificate {
  number: string
  candidateName: string
  organisationName: string
  examTitle: string
  sittingName: string
  timeZone: string
  submittedAt: Date
  points: number
  max: number
  issuedAt: Date
  changedAt: Date | null
}

/** The certificate of a released result whose score is due; it gets its number the first time. Refused as not found before. */
export async function theCertificate(app: App, attemptId: AttemptId): Promise<Certificate> {
  const found = await findIssuable(app, attemptId)
  if (!found) throw new Refusal('not-found', `attempt ${attemptId} has no certificate yet`)
  await app.db
    .insertInto('certificate')
    .values({ attemptId, number: newNumber(), issuedAt: app.now() })
    .onConflict((conflict) => conflict.column('attemptId').doNothing())
    .execute()
  const { number, issuedAt } = await app.db
    .selectFrom('certificate')
    .select(['number', 'issuedAt'])
    .where('attemptId', '=', attemptId)
    .executeTakeFirstOrThrow()
  return { ...found, number, issuedAt }
}

/** What the certificate with this number says now; typed with or without dashes, in any case. Refused as not found. */
export async function checkCertificate(app: App, typed: string): Promise<Certificate> {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const number = plain.match(/.{1,4}/g)?.join('-') ?? ''
  const row = await app.db
    .selectFrom('certificate')
    .select(['attemptId', 'issuedAt'])
    .where('number', '=', number)
    .executeTakeFirst()
  const found = row && (await findIssuable(app, row.attemptId))
  if (!row || !found) throw new Refusal('not-found', 'no certificate has this number')
  return { ...found, number, issuedAt: row.issuedAt }
}

async function findIssuable(
  app: App,
  attemptId: AttemptId,
): Promise<Omit<Certificate, 'number' | 'issuedAt'> | undefined> {
  const row = await app.db
    .selectFrom('release')
    .innerJoin('attempt', 'attempt.id', 'release.attemptId')
    .innerJoin('attemptRevision', 'attemptRevision.attemptId', 'attempt.id')
    .innerJoin('revision', 'revision.id', 'attemptRevision.revisionId')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('organisation', 'organisation.id', 'sitting.organisationId')
    .innerJoin('person', 'person.id', 'attempt.personId')
    .select(['person.name as candidateName', 'organisation.name as organisationName'])
    .select(['revision.title as examTitle', 'sitting.name as sittingName', 'sitting.timeZone'])
    .select(['sitting.id as sittingId', 'attempt.endedAt', 'release.changedAt'])
    .where('attempt.id', '=', attemptId)
    // Whoever practises may call themselves anything.
    .where('sitting.purpose', '=', 'exam')
    .executeTakeFirst()
  if (!row?.endedAt) return undefined
  const { sittingId, endedAt, ...said } = row
  const parts = await releasePartsOf(app, sittingId)
  const scores = (await scoresByAttempt(app, [attemptId])).get(attemptId) ?? []
  const points = total(scores)
  if (!isDue(parts.score, app.now()) || points === null) return undefined
  return { ...said, submittedAt: endedAt, points, max: mostPoints(scores) }
}

/** Without vowels and look-alikes: it is read from paper. 14^16 numbers are too many to try. */
const alphabet = '23479FHKMRTWXY'

function newNumber(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
