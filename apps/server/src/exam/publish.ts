import { createHash } from 'node:crypto'
import type { ContentProblem } from '@invigil/contract/exam.ts'
import type { Revision } from '@invigil/contract/exam-revision.ts'
import type { ExamId, Locale, RevisionId } from '@invigil/contract/ids.ts'
import { allItems } from '@invigil/items/draw.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { withPools } from './bank/pool.ts'
import { lockExam, refuseIfChanged, told } from './draft.ts'
import { findProblems } from './problems.ts'
import { theExam } from './read.ts'
import { theRevisionSummary } from './read-revision.ts'

/**
 * Freezes the draft as the next revision, with all that may be drawn from banks. Refused while something stands in the way, or when somebody else saved since
 * `version`. What is already published, draft and banks, gives the revision it has.
 */
export async function publishExam(app: App, by: Actor, examId: ExamId, version: number): Promise<Revision> {
  return await app.db.transaction().execute(async (tx) => {
    await lockExam(tx, examId)
    const exam = await theExam(app, tx, examId)
    refuseIfChanged(exam, version)
    const content = withDecimals(await withPools(tx, by.organisationId, exam.content), exam.language)
    const hash = hashOfRevision({ content, policy: exam.policy })
    const latest = exam.revision ? await theRevisionSummary(tx, exam.revision.id) : undefined
    // A bank may have gone on though the draft did not.
    if (latest && !exam.hasUnpublishedChanges && latest.hash === hash) return latest
    const problems = findProblems({ ...exam, content }).filter(({ level }) => level === 'stops')
    if (problems.length > 0) throw notReady(examId, problems)

    const { title, language, minutes, policy } = exam
    const id = newId() as RevisionId
    const number = (exam.revision?.number ?? 0) + 1
    await tx
      .insertInto('revision')
      .values({
        id,
        examId,
        number,
        title,
        language,
        minutes,
        content: JSON.stringify(content),
        policy: JSON.stringify(policy),
        hash,
        draftVersion: version,
        publishedAt: app.now(),
        publishedBy: by.personId,
      })
      .execute()
    await audit(app, tx, {
      ...told(by, examId),
      kind: 'exam-published',
      body: { revisionId: id, number, hash },
    })
    return await theRevisionSummary(tx, id)
  })
}

/** Where values differ from candidate to candidate, the revision says how its language writes them. */
export function withDecimals(content: ExamContent, language: Locale): ExamContent {
  const { decimals: _before, ...rest } = content
  const isVaried = allItems(rest).some(({ parameters }) => parameters && parameters.length > 0)
  const hasComma = (1.5).toLocaleString(language).includes(',')
  return isVaried && hasComma ? { ...rest, decimals: 'comma' } : rest
}

/** SHA-256 (hex) of the canonical JSON of what candidates get: content and policy. */
export function hashOfRevision({ content, policy }: { content: object; policy: object }): string {
  return createHash('sha256').update(canonicalJson({ content, policy })).digest('hex')
}

function notReady(examId: ExamId, problems: ContentProblem[]): Refusal {
  const [first] = problems
  return new Refusal('exam-not-ready', `exam ${examId} has ${problems.length} problems`, {
    count: problems.length,
    first: first?.code ?? '',
  })
}
