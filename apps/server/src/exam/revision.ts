import type { ExamId, Locale, RevisionId } from '@invigil/contract/ids.ts'
import type { Policy } from '@invigil/contract/policy.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'

/** A frozen revision with everything in it, keys included: never sent to a candidate as it is. */
export interface FrozenRevision {
  id: RevisionId
  examId: ExamId
  number: number
  title: string
  language: Locale
  minutes: number
  content: ExamContent
  policy: Policy
  hash: string
}

/** Reads a published revision; it never changes, so it may be kept. Refused as not found when there is none. */
export async function theRevision(app: Pick<App, 'db'>, revisionId: RevisionId): Promise<FrozenRevision> {
  const revision = await app.db
    .selectFrom('revision')
    .select(['id', 'examId', 'number', 'title', 'language', 'minutes', 'content', 'policy', 'hash'])
    .where('id', '=', revisionId)
    .executeTakeFirst()
  if (!revision) throw new Refusal('not-found', `no revision ${revisionId}`)
  return revision
}
