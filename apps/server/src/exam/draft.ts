import type { Exam } from '@invigil/contract/exam.ts'
import type { ExamId, Locale } from '@invigil/contract/ids.ts'
import type { Policy, Preset } from '@invigil/contract/policy.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { checkPolicy } from './check-policy.ts'
import { policyOf } from './presets.ts'
import { theExam } from './read.ts'

/** What an author writes of an exam. */
export interface Draft {
  title: string
  language: Locale
  minutes: number
  content: ExamContent
  policy: Policy
}

/** Creates an exam with one empty section, under a preset of the policy. */
export async function createExam(
  app: App,
  by: Actor,
  { preset, ...head }: { title: string; language: Locale; minutes: number; preset: Preset },
): Promise<Exam> {
  const examId = newId() as ExamId
  const section = { id: newId(), title: '', instructions: '', shuffleItems: false, items: [] }
  const content = { sections: [section], shuffleOptions: false }
  return await app.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('exam')
      .values({
        id: examId,
        organisationId: by.organisationId,
        ...head,
        content: JSON.stringify(content),
        policy: JSON.stringify(policyOf(preset)),
        version: 1,
        createdAt: app.now(),
        createdBy: by.personId,
        updatedAt: app.now(),
        updatedBy: by.personId,
      })
      .execute()
    await audit(app, tx, { ...told(by, examId), kind: 'exam-created', body: { ...head, preset } })
    return await theExam(app, tx, examId)
  })
}

/**
 * Saves the draft that was written on `version`. Refused when somebody else saved meanwhile — unless they saved the very
 * same, as a browser does that never heard the answer to its first try. A draft that says nothing new is no new version.
 */
export async function saveExam(
  app: App,
  by: Actor,
  examId: ExamId,
  { version, ...draft }: Draft & { version: number },
): Promise<Exam> {
  const wanted = { ...draft, policy: checkPolicy(draft.policy) }
  return await app.db.transaction().execute(async (tx) => {
    await lockExam(tx, examId)
    const now = await theExam(app, tx, examId)
    if (isSame(now, wanted)) return now
    refuseIfChanged(now, version)
    const { content, policy, ...head } = wanted
    await tx
      .updateTable('exam')
      .set({
        ...head,
        content: JSON.stringify(content),
        policy: JSON.stringify(policy),
        version: version + 1,
        updatedAt: app.now(),
        updatedBy: by.personId,
      })
      .where('id', '=', examId)
      .execute()
    await audit(app, tx, { ...told(by, examId), kind: 'exam-saved', body: { version: version + 1 } })
    return await theExam(app, tx, examId)
  })
}

/** Removes an exam with its revisions and images; refused when a sitting uses one of them. */
export async function removeExam(app: App, by: Actor, examId: ExamId): Promise<void> {
  const images = await app.db
    .transaction()
    .execute(async (tx) => {
      const removed = await tx.deleteFrom('examImage').where('examId', '=', examId).returning('id').execute()
      await tx.deleteFrom('keptDraft').where('examId', '=', examId).execute()
      await tx.deleteFrom('revision').where('examId', '=', examId).execute()
      await tx.deleteFrom('exam').where('id', '=', examId).execute()
      await audit(app, tx, { ...told(by, examId), kind: 'exam-removed' })
      return removed
    })
    .catch((error: Error & { code?: string }) => {
      // A later room's row refers to it: PostgreSQL's foreign_key_violation.
      if (error.code === '23503') throw new Refusal('exam-in-use', `a sitting uses exam ${examId}`)
      throw error
    })
  for (const { id } of images) await app.files.delete(imageKey(id))
}

/** Where an image's bytes are kept. */
export function imageKey(fileId: string): string {
  return `images/${fileId}.webp`
}

/** Lets one change of an exam wait for another. */
export async function lockExam(tx: Tx, examId: ExamId): Promise<void> {
  await tx.selectFrom('exam').select('id').where('id', '=', examId).forUpdate().execute()
}

/** Refuses a change that was made on another version than the present one; says who saved that. */
export function refuseIfChanged({ id, version, updatedBy, updatedAt }: Exam, expected: number): void {
  if (version === expected) return
  throw new Refusal('exam-changed-elsewhere', `exam ${id} is at version ${version}, not ${expected}`, {
    name: updatedBy.name,
    at: updatedAt,
  })
}

function isSame(one: Draft, other: Draft): boolean {
  const [a, b] = [one, other].map(({ title, language, minutes, content, policy }) =>
    canonicalJson([title, language, minutes, content, policy]),
  )
  return a === b
}

/** What every entry of the audit log about an exam begins with. */
export function told(by: Actor, examId: ExamId) {
  return { organisationId: by.organisationId, actorId: by.personId, subject: `exam:${examId}` }
}
