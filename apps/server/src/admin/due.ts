import type { AttemptId, ExamId, OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../platform/tables.ts'
import './tables.ts'

/** What decides when, and whether, the recording of an attempt is erased. */
export interface Keeping {
  attemptId: AttemptId
  candidateName: string
  personId: PersonId
  organisationId: OrganisationId
  sittingId: SittingId
  sittingName: string
  examId: ExamId
  examTitle: string
  timeZone: string
  retentionDays: number
  /** The policy's days after the end of the sitting, or of the attempt where that was later. */
  dueAt: Date
  /** Nobody records any more. */
  isOver: boolean
  /** There is something to erase. */
  hasAny: boolean
  isHeld: boolean
  isErased: boolean
  /** How many files of its answers came, and whether those were erased. */
  files: number
  areFilesErased: boolean
  /** It has no verdict, or an incident that nobody has decided. */
  isUndecided: boolean
}

const dueAt = sql`(greatest(sitting.ends_at, attempt.ended_at)
  + (revision.policy ->> 'retentionDays')::int * interval '24 hours')`

/**
 * How long recordings are kept: of one attempt, of a sitting, or of all that is due before an instant and not erased, the
 * earliest first.
 */
export async function readKeeping(
  db: Kysely<Tables>,
  now: Date,
  which:
    | { attemptId: AttemptId }
    | { sittingId: SittingId }
    | { before: Date; organisationId?: OrganisationId; most?: number; but?: readonly AttemptId[] },
): Promise<Keeping[]> {
  const { rows } = await sql<Keeping>`
    select attempt.id as attempt_id, person.name as candidate_name, attempt.person_id,
      sitting.organisation_id, sitting.id as sitting_id, sitting.name as sitting_name, sitting.exam_id,
      revision.title as exam_title, sitting.time_zone,
      (revision.policy ->> 'retentionDays')::int as retention_days, ${dueAt} as due_at,
      (attempt.ended_at is not null or (attempt.started_at is null
        and (sitting.ends_at <= ${now} or sitting.cancelled_at is not null))) as is_over,
      ${hasAny} as has_any, ${isHeld} as is_held,
      (erasure.attempt_id is not null) as is_erased,
      (select count(*)::int from upload
        where upload.attempt_id = attempt.id and upload.delivered_at is not null) as files,
      exists (select from erasure as of_files
        where of_files.attempt_id = attempt.id and of_files.what = 'files') as are_files_erased,
      (not exists (select from verdict where verdict.attempt_id = attempt.id)
        or exists (select from incident where incident.attempt_id = attempt.id and incident.state = 'open'))
        as is_undecided
    from attempt
      join sitting on sitting.id = attempt.sitting_id
      join revision on revision.id = sitting.revision_id
      join person on person.id = attempt.person_id
      left join erasure on erasure.attempt_id = attempt.id and erasure.what = 'recording'
    where ${condition(which)}
    order by due_at, attempt.id
    limit ${'most' in which ? which.most : 100_000}`.execute(db)
  return rows
}

const hasAny = sql`(exists (select from attempt_key where attempt_key.attempt_id = attempt.id)
  or exists (select from signal_batch where signal_batch.attempt_id = attempt.id)
  or exists (select from gaze_centre where gaze_centre.attempt_id = attempt.id)
  or exists (select from evidence join incident on incident.id = evidence.incident_id
    where incident.attempt_id = attempt.id))`

const isHeld = sql`exists (select from legal_hold where legal_hold.ended_at is null
  and (legal_hold.attempt_id = attempt.id or legal_hold.sitting_id = sitting.id
    or legal_hold.exam_id = sitting.exam_id))`

function condition(which: Parameters<typeof readKeeping>[2]): RawBuilder<unknown> {
  if ('attemptId' in which) return sql`attempt.id = ${which.attemptId}`
  if ('sittingId' in which) return sql`sitting.id = ${which.sittingId}`
  const { before, organisationId = null, but = [] } = which
  return sql`${dueAt} <= ${before} and sitting.ends_at <= ${before} and erasure.attempt_id is null and ${hasAny}
    and (${organisationId}::uuid is null or sitting.organisation_id = ${organisationId}::uuid)
    and not attempt.id = any(${[...but]}::uuid[])`
}
