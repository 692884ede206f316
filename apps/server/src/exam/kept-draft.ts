import { createHash } from 'node:crypto'
import type { KeptDraft, KeptDraftContent } from '@invigil/contract/exam-revision.ts'
import type { ExamId, KeptDraftId } from '@invigil/contract/ids.ts'
import type { Kysely } from 'kysely'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables, Tx } from '../platform/tables.ts'
import { lockExam, refuseIfChanged, told } from './draft.ts'
import { imagesIn, theExam } from './read.ts'

/** So many drafts are kept of an exam; the oldest goes when there is one more. */
export const mostKeptDrafts = 20

/**
 * Keeps the draft as it is saved, before something else takes its place; nothing where it says what the latest revision says.
 * The same is kept once, and then counts as kept now. Refused when somebody else saved since `version`.
 */
export async function keepDraft(
  app: App,
  by: Actor,
  examId: ExamId,
  version: number,
): Promise<KeptDraft | null> {
  return await app.db.transaction().execute(async (tx) => {
    await lockExam(tx, examId)
    const exam = await theExam(app, tx, examId)
    refuseIfChanged(exam, version)
    if (!exam.hasUnpublishedChanges) return null
    const { title, language, minutes, content, policy, updatedAt, updatedBy } = exam
    const said = canonicalJson({ title, language, minutes, content, policy })
    const { id } = await tx
      .insertInto('keptDraft')
      .values({
        id: newId() as KeptDraftId,
        examId,
        ...{ title, language, minutes },
        content: JSON.stringify(content),
        policy: JSON.stringify(policy),
        hash: createHash('sha256').update(said).digest('hex'),
        writtenAt: new Date(updatedAt),
        writtenBy: updatedBy.id,
        keptAt: app.now(),
        keptBy: by.personId,
      })
      .onConflict((same) =>
        same.columns(['examId', 'hash']).doUpdateSet({ keptAt: app.now(), keptBy: by.personId }),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    await forgetOldest(tx, examId, id)
    await audit(app, tx, { ...told(by, examId), kind: 'exam-draft-kept', body: { keptDraftId: id, version } })
    return asKept(await keptDrafts(tx).where('keptDraft.id', '=', id).executeTakeFirstOrThrow())
  })
}

/** Lists the drafts of an exam that were replaced before they were published, the latest first. */
export async function listKeptDrafts(app: App, examId: ExamId): Promise<KeptDraft[]> {
  return (await keptDrafts(app.db).where('examId', '=', examId).execute()).map(asKept)
}

/** Reads a kept draft with all that it says; refused as not found when it is none of this exam. */
export async function readKeptDraft(app: App, examId: ExamId, id: KeptDraftId): Promise<KeptDraftContent> {
  const row = await keptDrafts(app.db)
    .innerJoin('exam', 'exam.id', 'keptDraft.examId')
    .select(['keptDraft.title', 'keptDraft.language', 'keptDraft.minutes', 'keptDraft.content'])
    .select(['keptDraft.policy', 'exam.organisationId'])
    .where('keptDraft.id', '=', id)
    .where('examId', '=', examId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', `no kept draft ${id} of exam ${examId}`)
  const { title, language, minutes, content, policy, organisationId, ...summary } = row
  const images = await imagesIn(app, app.db, { id: examId, organisationId }, content)
  return { ...asKept(summary), title, language, minutes, content, policy, images }
}

async function forgetOldest(tx: Tx, examId: ExamId, kept: KeptDraftId): Promise<void> {
  const rows = await keptDrafts(tx).where('examId', '=', examId).execute()
  const over = rows.filter(({ id }) => id !== kept).slice(mostKeptDrafts - 1)
  if (over.length === 0) return
  const ids = over.map(({ id }) => id)
  await tx.deleteFrom('keptDraft').where('id', 'in', ids).execute()
}

const keptDrafts = (db: Kysely<Tables>) =>
  db
    .selectFrom('keptDraft')
    .innerJoin('person', 'person.id', 'keptDraft.writtenBy')
    .select(['keptDraft.id', 'keptDraft.examId', 'keptDraft.writtenAt', 'keptDraft.keptAt'])
    .select(['person.id as personId', 'person.name as personName'])
    .orderBy('keptDraft.keptAt', 'desc')
    .orderBy('keptDraft.id', 'desc')

type KeptRow = Awaited<ReturnType<ReturnType<typeof keptDrafts>['executeTakeFirstOrThrow']>>

function asKept({ personId, personName, writtenAt, keptAt, ...row }: KeptRow): KeptDraft {
  return {
    ...row,
    writtenAt: writtenAt.toISOString(),
    keptAt: keptAt.toISOString(),
    writtenBy: { id: personId, name: personName },
  }
}
