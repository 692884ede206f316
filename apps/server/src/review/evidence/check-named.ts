import type { EvidenceFault } from '@invigil/contract/evidence.ts'
import { sql } from 'kysely'
import type { App } from '../../platform/app.ts'
import type { SignedHead } from './signed-head.ts'

/** What the audit calls an attempt of a practice that went when its days were over: the only lawful end of an attempt. */
export const practiceAttemptDeleted = 'practice-attempt-deleted'

/** What signed heads named, each with the head that did. */
export interface Named {
  /** Attempts, with their sitting. */
  attempts: Map<string, { sittingId: string; counter: number }>
  /** Track numbers, with their attempt. */
  tracks: Map<number, { attemptId: string; counter: number }>
  /** By attempt and version: the hash. */
  manifests: Map<string, { attemptId: string; version: number; hash: string; counter: number }>
  /** How far each organisation's audit was when attempts began to be named; undefined when no head names any. */
  since: Map<string, number> | undefined
}

/** Nothing named yet. */
export function nothingNamed(): Named {
  return { attempts: new Map(), tracks: new Map(), manifests: new Map(), since: undefined }
}

/** Adds what a head names. Heads come in their order. */
export function noteNamed(named: Named, head: SignedHead): void {
  const { counter, attempts, begun = [], manifests, audits } = head
  for (const [attemptId, version, hash] of manifests)
    named.manifests.set(`${attemptId} ${version}`, { attemptId, version, hash, counter })
  if (!attempts) return
  named.since ??= new Map(audits.map(([organisationId, seq]) => [organisationId, seq]))
  for (const [attemptId, sittingId] of attempts) named.attempts.set(attemptId, { sittingId, counter })
  for (const [number, attemptId] of begun) named.tracks.set(number, { attemptId, counter })
}

/**
 * Compares what was named with what is there: each attempt and each track, or the audit tells that an attempt of a practice
 * was deleted; each manifest of an attempt that is there. What the audit tells of an attempt counts as naming it.
 */
export async function compareNamed(
  app: Pick<App, 'db'>,
  named: Named,
): Promise<{ deleted: number; faults: EvidenceFault[] }> {
  const told = await attemptsInAudit(app, named)
  const asked = [
    ...named.attempts.keys(),
    ...[...named.manifests.values()].map(({ attemptId }) => attemptId),
    ...told,
  ]
  const gone = await goneAttempts(app, [...new Set(asked)])
  const deletions = await deletionsInAudit(app)
  const isLawful = (attemptId: string) => {
    const sittings = deletions.get(attemptId)
    const sittingId = named.attempts.get(attemptId)?.sittingId
    return sittings !== undefined && (sittingId === undefined || sittings.has(sittingId))
  }
  const toldSet = new Set(told)
  const missing = [...gone]
    .filter((id) => (named.attempts.has(id) || toldSet.has(id)) && !isLawful(id))
    .sort()
    .map((id): EvidenceFault => {
      const head = named.attempts.get(id)
      return { code: 'attempt-missing', about: head ? `${id}, head ${head.counter}` : `${id}, the audit` }
    })
  const faults = [
    ...missing,
    ...(await goneTracks(app, named, isLawful)),
    ...(await otherManifests(app, named, gone)),
  ]
  return { deleted: [...gone].filter(isLawful).length, faults }
}

/** Attempts that the audit tells of since attempts are named: before, practices went without a word. */
async function attemptsInAudit(app: Pick<App, 'db'>, { since }: Named): Promise<string[]> {
  if (!since) return []
  const { rows } = await sql<{ id: string }>`
    select distinct substring(subject from 9) as id from audit_entry
      left join unnest(${[...since.keys()]}::uuid[], ${[...since.values()]}::int[]) as before (organisation_id, seq)
        on before.organisation_id = audit_entry.organisation_id
    where subject ~ '^attempt:[0-9a-f-]{36}$' and audit_entry.seq > coalesce(before.seq, 0)
    order by id`.execute(app.db)
  return rows.map(({ id }) => id)
}

async function goneAttempts(app: Pick<App, 'db'>, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${ids}::uuid[]) as asked (id)
    where not exists (select from attempt where attempt.id = asked.id)
    order by asked.id`.execute(app.db)
  return new Set(rows.map(({ id }) => id))
}

/**
 * The sittings under which the audit tells of an attempt's deletion. Only one that the audit knows as a practice from its
 * beginning counts: who could add a line to the audit cannot make a practice of an exam that it tells of.
 */
async function deletionsInAudit(app: Pick<App, 'db'>): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ id: string; sittingId: string }>`
    select substring(deleted.subject from 9) as id, deleted.body ->> 'sittingId' as "sittingId"
    from audit_entry deleted
      join audit_entry opened on opened.organisation_id = deleted.organisation_id
        and opened.subject = 'sitting:' || (deleted.body ->> 'sittingId') and opened.kind = 'practice-opened'
    where deleted.kind = ${practiceAttemptDeleted} and not exists (
      select from audit_entry made where made.subject = opened.subject and made.kind = 'sitting-created')
    order by id`.execute(app.db)
  const ofAttempt = Map.groupBy(rows, ({ id }) => id)
  return new Map([...ofAttempt].map(([id, all]) => [id, new Set(all.map(({ sittingId }) => sittingId))]))
}

async function goneTracks(
  app: Pick<App, 'db'>,
  { tracks }: Named,
  isLawful: (attemptId: string) => boolean,
): Promise<EvidenceFault[]> {
  const all = [...tracks].map(([number, { attemptId }]) => ({ number, attemptId }))
  const { rows } = await sql<{ number: number; attemptId: string }>`
    select asked.number, asked.attempt_id as "attemptId"
    from unnest(${all.map(({ number }) => number)}::int[], ${all.map(({ attemptId }) => attemptId)}::uuid[])
      as asked (number, attempt_id)
    where not exists (
      select from track where track.number = asked.number and track.attempt_id = asked.attempt_id)
    order by asked.number`.execute(app.db)
  return rows
    .filter(({ attemptId }) => !isLawful(attemptId))
    .map(({ number, attemptId }) => ({
      code: 'track-missing',
      about: `track ${number} of ${attemptId}, head ${tracks.get(number)?.counter}`,
    }))
}

/** Manifests of attempts that are there, also of those whose recording was erased. */
async function otherManifests(
  app: Pick<App, 'db'>,
  { manifests }: Named,
  gone: ReadonlySet<string>,
): Promise<EvidenceFault[]> {
  const all = [...manifests.values()].filter(({ attemptId }) => !gone.has(attemptId))
  const { rows } = await sql<{ at: number }>`
    select asked.at::int - 1 as at
    from unnest(${all.map(({ attemptId }) => attemptId)}::uuid[], ${all.map(({ version }) => version)}::int[],
      ${all.map(({ hash }) => hash)}::text[]) with ordinality as asked (attempt_id, version, hash, at)
    where not exists (
      select from manifest where manifest.attempt_id = asked.attempt_id
        and manifest.version = asked.version and manifest.hash = asked.hash)
    order by asked.at`.execute(app.db)
  return rows.map(({ at }) => {
    const told = all[at]
    return {
      code: 'manifest-rolled-back',
      about: `version ${told?.version} of ${told?.attemptId}, head ${told?.counter}`,
    }
  })
}
