import type { Accommodation } from '@invigil/contract/accommodation.ts'
import type { ExamId } from '@invigil/contract/ids.ts'
import type { PersonCaller } from '../identity/caller.ts'
import { holdsRole } from '../identity/may-call.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'

/**
 * Refuses another paper that is none of the organisation's, and one by somebody who may not plan sittings both of this exam
 * and of that paper's: who proctors one sitting says nothing about what is asked in it.
 */
export async function checkOtherPaper(
  tx: Tx,
  by: PersonCaller,
  examId: ExamId,
  { alternativeRevisionId }: Pick<Accommodation, 'alternativeRevisionId'>,
): Promise<void> {
  refuseUnlessPlanning(by, examId)
  if (alternativeRevisionId === null) return
  const revision = await tx
    .selectFrom('revision')
    .innerJoin('exam', 'exam.id', 'revision.examId')
    .select('exam.id as examId')
    .where('revision.id', '=', alternativeRevisionId)
    .where('exam.organisationId', '=', by.organisationId)
    .executeTakeFirst()
  if (!revision) {
    throw new Refusal('invalid-input', `no revision ${alternativeRevisionId} of ours`, {
      fields: 'accommodation.alternativeRevisionId',
    })
  }
  refuseUnlessPlanning(by, revision.examId)
}

/** A grant on one sitting does not enclose its exam. */
function refuseUnlessPlanning(by: PersonCaller, examId: ExamId): void {
  if (holdsRole(by, ['author', 'proctor'], { organisationId: by.organisationId, examId })) return
  throw new Refusal('not-allowed', `person ${by.personId} plans no sittings of exam ${examId}`)
}
