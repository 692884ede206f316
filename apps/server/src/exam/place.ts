import type { ExamId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { Place } from '../platform/room.ts'

/** Where an exam lies: in its organisation. Undefined when there is none. */
export async function placeOfExam(app: App, id: string): Promise<Place | undefined> {
  const exam = await app.db
    .selectFrom('exam')
    .select(['organisationId', 'id as examId'])
    .where('id', '=', id as ExamId)
    .executeTakeFirst()
  return exam
}
