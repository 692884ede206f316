import type { EvidenceCheck, EvidenceState } from '@invigil/contract/evidence.ts'
import type { AttemptId, PersonId } from '@invigil/contract/ids.ts'
import type { App } from '../../platform/app.ts'
import { checkAttempt } from './check-attempt.ts'
import { latestManifest } from './keep-manifest.ts'

/** The row is not written more often than this, in milliseconds. */
const tellEveryMs = 500
/** A reviewer is not shown more than this; the command prints all. */
const mostFaults = 100

/** Has an attempt's evidence checked; the check begins soon and the state tells how far it is. */
export async function askForCheck(
  app: App,
  attemptId: AttemptId,
  personId: PersonId,
): Promise<{ askedAt: string }> {
  const askedAt = app.now()
  const fresh = { askedAt, askedBy: personId, records: 0, recordsDone: 0, doneAt: null, faults: '[]' }
  await app.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('evidenceCheck')
      .values({ attemptId, ...fresh })
      .onConflict((conflict) => conflict.column('attemptId').doUpdateSet(fresh))
      .execute()
    await app.announce(tx, 'evidence-check-asked', { attemptId })
  })
  return { askedAt: askedAt.toISOString() }
}

/** Does the check that was asked for, and writes down what it finds. */
export async function doCheck(app: App, attemptId: AttemptId): Promise<void> {
  let told = 0
  const tell = (recordsDone: number, records: number) => {
    if (performance.now() - told < tellEveryMs) return
    told = performance.now()
    app.db
      .updateTable('evidenceCheck')
      .set({ recordsDone, records })
      .where('attemptId', '=', attemptId)
      .where('doneAt', 'is', null)
      .execute()
      .catch((error) => app.log.warn({ err: error }, 'the progress of a check could not be told'))
  }
  const { records, faults } = await checkAttempt(app, attemptId, { progress: tell })
  await app.db
    .updateTable('evidenceCheck')
    .set({
      records,
      recordsDone: records,
      doneAt: app.now(),
      faults: JSON.stringify(faults.slice(0, mostFaults)),
    })
    .where('attemptId', '=', attemptId)
    .execute()
}

/** What a reviewer sees of an attempt's evidence. */
export async function evidenceOf(app: App, attemptId: AttemptId): Promise<EvidenceState> {
  const [signed, check] = await Promise.all([latestManifest(app, attemptId), checkOf(app, attemptId)])
  if (!signed) return { manifest: null, check }
  const { manifest, hash, keyId, signature } = signed
  const sumOf = (of: 'records' | 'bytes') => manifest.tracks.reduce((sum, track) => sum + track[of], 0)
  return {
    manifest: {
      ...{ version: manifest.version, at: manifest.at, hash, keyId, signature, body: manifest },
      ...{ tracks: manifest.tracks.length, records: sumOf('records'), bytes: sumOf('bytes') },
    },
    check,
  }
}

async function checkOf(app: App, attemptId: AttemptId): Promise<EvidenceCheck | null> {
  const row = await app.db
    .selectFrom('evidenceCheck')
    .innerJoin('person', 'person.id', 'evidenceCheck.askedBy')
    .selectAll('evidenceCheck')
    .select('person.name')
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  if (!row) return null
  const { askedAt, askedBy, name, records, recordsDone, doneAt, faults } = row
  return {
    ...{ records, recordsDone, faults },
    ...{ askedAt: askedAt.toISOString(), doneAt: doneAt?.toISOString() ?? null },
    by: { id: askedBy, name },
  }
}
