import type { Revision, RevisionContent, UsedRevision } from '@invigil/contract/exam-revision.ts'
import type { ExamId, RevisionId, SittingId } from '@invigil/contract/ids.ts'
import { type Kysely, sql } from 'kysely'
import type { PersonCaller } from '../identity/caller.ts'
import { holdsRole } from '../identity/may-call.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables } from '../platform/tables.ts'
import { imagesIn } from './read.ts'

/** Lists an exam's published revisions, the latest first, each with the sittings that ask it and whether the caller may open them. */
export async function listRevisions(app: App, caller: PersonCaller, examId: ExamId): Promise<UsedRevision[]> {
  const [rows, uses] = await Promise.all([
    revisions(app.db).where('examId', '=', examId).orderBy('number', 'desc').execute(),
    usesOfRevisions(app, examId),
  ])
  return rows.map((row) => ({
    ...asRevision(row),
    sittings: uses
      .filter(({ revisionId }) => revisionId === row.id)
      .map(({ id, name, startsAt, begun, examId: itsExamId }) => ({
        ...{ id, name, startsAt: startsAt.toISOString(), begun },
        mayOpen: holdsRole(caller, staffOfSittings, {
          organisationId: caller.organisationId,
          examId: itsExamId,
          sittingId: id,
        }),
      })),
  }))
}

const staffOfSittings = ['proctor', 'author', 'reviewer', 'marker'] as const

/** Reads a revision of an exam with all that it froze; refused as not found when it is none of this exam. */
export async function readRevision(
  app: App,
  examId: ExamId,
  revisionId: RevisionId,
): Promise<RevisionContent> {
  const row = await revisions(app.db)
    .innerJoin('exam', 'exam.id', 'revision.examId')
    .select(['revision.title', 'revision.language', 'revision.minutes', 'revision.content'])
    .select(['revision.policy', 'exam.organisationId'])
    .where('revision.id', '=', revisionId)
    .where('examId', '=', examId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', `no revision ${revisionId} of exam ${examId}`)
  const { title, language, minutes, content, policy, organisationId, ...summary } = row
  const images = await imagesIn(app, app.db, { id: examId, organisationId }, content)
  return { ...asRevision(summary), title, language, minutes, content, policy, images }
}

/** Who published a revision when, without its content. */
export async function theRevisionSummary(db: Kysely<Tables>, id: RevisionId): Promise<Revision> {
  return asRevision(await revisions(db).where('revision.id', '=', id).executeTakeFirstOrThrow())
}

interface UseRow {
  revisionId: RevisionId
  id: SittingId
  examId: ExamId
  name: string
  startsAt: Date
  begun: number
}

/**
 * Sittings and attempts belong to later rooms; their tables are read here, because an author asks nowhere else who got which
 * paper. A sitting asks two revisions where somebody has another paper as an accommodation.
 */
async function usesOfRevisions(app: App, examId: ExamId): Promise<UseRow[]> {
  const { rows } = await sql<UseRow>`
    with used as (
      select sitting.revision_id, sitting.id as sitting_id from sitting where sitting.exam_id = ${examId}
      union
      select attempt_revision.revision_id, attempt.sitting_id from revision
        join accommodation on accommodation.alternative_revision_id = revision.id
        join attempt on attempt.registration_id = accommodation.registration_id
        join attempt_revision on attempt_revision.attempt_id = attempt.id
        where revision.exam_id = ${examId}
    )
    select used.revision_id as "revisionId", sitting.id, sitting.exam_id as "examId", sitting.name,
      sitting.starts_at as "startsAt",
      count(attempt_revision.attempt_id)::int as begun
    from used
    join sitting on sitting.id = used.sitting_id
    left join attempt on attempt.sitting_id = sitting.id and attempt.started_at is not null
    left join attempt_revision on attempt_revision.attempt_id = attempt.id
      and attempt_revision.revision_id = used.revision_id
    where sitting.cancelled_at is null
    group by used.revision_id, sitting.id
    order by sitting.starts_at desc, sitting.id`.execute(app.db)
  return rows
}

const revisions = (db: Kysely<Tables>) =>
  db
    .selectFrom('revision')
    .innerJoin('person', 'person.id', 'revision.publishedBy')
    .select([
      'revision.id',
      'revision.examId',
      'revision.number',
      'revision.publishedAt',
      'revision.hash',
      'person.id as personId',
      'person.name as personName',
    ])

type RevisionRow = Awaited<ReturnType<ReturnType<typeof revisions>['executeTakeFirstOrThrow']>>

function asRevision({ personId, personName, publishedAt, ...row }: RevisionRow): Revision {
  return { ...row, publishedAt: publishedAt.toISOString(), publishedBy: { id: personId, name: personName } }
}
