import type { Exam, ExamSummary } from '@invigil/contract/exam.ts'
import type { ExamId, OrganisationId } from '@invigil/contract/ids.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import { type Kysely, sql } from 'kysely'
import type { PersonCaller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables } from '../platform/tables.ts'
import { bankImagesAmong, fileIdsIn } from './bank/find-images.ts'
import { signedFileUrl } from './signed-url.ts'
import { soundsNamed } from './sounds.ts'

/** Lists the exams a person may write or use, the last changed first. */
export async function listExams(app: App, caller: PersonCaller): Promise<ExamSummary[]> {
  const held = caller.grants.filter((grant) => ['administrator', 'author', 'proctor'].includes(grant.role))
  const mayUseAll = held.some((grant) => grant.scopeKind === 'organisation')
  const examIds = held.filter((grant) => grant.scopeKind === 'exam').map((grant) => grant.scopeId as ExamId)
  if (!mayUseAll && examIds.length === 0) return []
  const rows = await summaries(app.db)
    .where('exam.organisationId', '=', caller.organisationId)
    .$if(!mayUseAll, (query) => query.where('exam.id', 'in', examIds))
    .orderBy('exam.updatedAt', 'desc')
    .orderBy('exam.id', 'desc')
    .limit(1_000)
    .execute()
  return rows.map(asSummary)
}

/** Reads an exam as it is being written; refused as not found when there is none. */
export async function theExam(
  app: Pick<App, 'config' | 'now'>,
  db: Kysely<Tables>,
  examId: ExamId,
): Promise<Exam> {
  const row = await summaries(db)
    .select(['exam.version', 'exam.content', 'exam.policy', 'exam.organisationId'])
    .where('exam.id', '=', examId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', `no exam ${examId}`)
  const { version, content, policy } = row
  return { ...asSummary(row), version, content, policy, images: await imagesIn(app, db, row, content) }
}

/** The addresses of the images and sounds of an exam, and of those of banks that its content names, by their file's id. */
export async function imagesIn(
  app: Pick<App, 'config' | 'now'>,
  db: Kysely<Tables>,
  { id: examId, organisationId }: { id: ExamId; organisationId: OrganisationId },
  content: ExamContent,
): Promise<Record<string, string>> {
  const text = JSON.stringify(content)
  const own = await db.selectFrom('examImage').select('id').where('examId', '=', examId).execute()
  const named = await bankImagesAmong(db, organisationId, fileIdsIn(text))
  const images = [...own.map(({ id }) => id), ...named]
  return {
    ...Object.fromEntries(images.map((id) => [id, signedFileUrl(app, id)])),
    ...(await soundsNamed(app, db, organisationId, text)),
  }
}

const summaries = (db: Kysely<Tables>) =>
  db
    .selectFrom('exam')
    .innerJoin('person', 'person.id', 'exam.updatedBy')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('revision')
          .select(['revision.id', 'revision.number', 'revision.publishedAt', 'revision.draftVersion'])
          .select(['revision.title', 'revision.language', 'revision.minutes', 'revision.policy'])
          .select('revision.draftedHash')
          .whereRef('revision.examId', '=', 'exam.id')
          .orderBy('revision.number', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .select([
      'exam.id',
      'exam.title',
      'exam.language',
      'exam.minutes',
      'exam.updatedAt',
      'person.id as personId',
      'person.name as personName',
      'latest.id as revisionId',
      'latest.number',
      'latest.publishedAt',
      'exam.items',
      'exam.points',
      // A draft that was changed and changed back says nothing new, whatever its version. What contents say is kept as a hash: a
      // list of exams takes none of them apart.
      sql<boolean>`case when latest.id is null then true when latest.draft_version = exam.version then false
        else row (exam.title, exam.language, exam.minutes, exam.policy, exam.drafted_hash)
          is distinct from row (latest.title, latest.language, latest.minutes, latest.policy, latest.drafted_hash)
        end`.as('hasUnpublishedChanges'),
    ])

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>

function asSummary(row: SummaryRow): ExamSummary {
  const { id, title, language, minutes, items, points, hasUnpublishedChanges } = row
  const { revisionId, number, publishedAt } = row
  return {
    id,
    title,
    language,
    minutes,
    items,
    points,
    hasUnpublishedChanges,
    revision:
      revisionId && number && publishedAt
        ? { id: revisionId, number, publishedAt: publishedAt.toISOString() }
        : null,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: { id: row.personId, name: row.personName },
  }
}
