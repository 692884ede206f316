import type { App } from '../platform/app.ts'
import type { Place } from '../platform/room.ts'

/** Where an incident lies: its attempt, sitting, exam and organisation. Undefined when there is none. */
export async function placeOfIncident(
  app: App,
  id: string,
): Promise<(Place & { attemptId: string }) | undefined> {
  return await app.db
    .selectFrom('incident')
    .innerJoin('sitting', 'sitting.id', 'incident.sittingId')
    .select(['incident.attemptId', 'sitting.id as sittingId', 'sitting.examId', 'sitting.organisationId'])
    .where('incident.id', '=', id as never)
    .executeTakeFirst()
}
