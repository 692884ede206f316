import type { SittingId } from '@invigil/contract/ids.ts'
import type { Wall } from '@invigil/contract/live.ts'
import { alertsOf } from '../incident/alert.ts'
import type { App } from '../platform/app.ts'
import { theSitting } from '../sitting/read.ts'
import { messagesOfSitting } from './message.ts'
import { tilesOf } from './tile.ts'

/** Everything the wall of a sitting shows. Throws `not-found`. */
export async function theWall(app: App, sittingId: SittingId): Promise<Wall> {
  const [sitting, tiles, notYet, alerts, messages] = await Promise.all([
    theSitting(app, sittingId),
    tilesOf(app, sittingId),
    notYetEntered(app, sittingId),
    alertsOf(app, sittingId),
    messagesOfSitting(app, sittingId),
  ])
  return { sitting, tiles, notYet, alerts, messages, now: app.now().toISOString() }
}

function notYetEntered(app: App, sittingId: SittingId) {
  return app.db
    .selectFrom('registration')
    .innerJoin('person', 'person.id', 'registration.personId')
    .leftJoin('attempt', 'attempt.registrationId', 'registration.id')
    .select(['registration.id as registrationId', 'person.name as candidateName'])
    .where('registration.sittingId', '=', sittingId)
    .where('attempt.id', 'is', null)
    .orderBy('person.name')
    .orderBy('registration.id')
    .execute()
}
