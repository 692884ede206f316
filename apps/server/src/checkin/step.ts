import type { CheckinView, ShownStep } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { changed } from './consent.ts'
import { refuseUnlessMayShow } from './may-show.ts'
import type { CheckinStepTable } from './tables.ts'

interface StepNow {
  state: CheckinStepTable['state']
  /** Whether a person should look before letting in. */
  forPerson: boolean
  /** What the machine found. */
  finding?: unknown
}

/** Notes how far a step is, and what was found in it; what was found before stays where nothing new was. */
export async function noteStep(
  app: App,
  attemptId: AttemptId,
  step: CheckinStepTable['step'],
  { state, forPerson, finding }: StepNow,
): Promise<void> {
  const found = finding === undefined ? {} : { finding: JSON.stringify(finding) }
  const now = { state, forPerson, at: app.now(), ...found }
  await app.db
    .insertInto('checkinStep')
    .values({ attemptId, step, finding: null, ...now })
    .onConflict((conflict) =>
      conflict
        .columns(['attemptId', 'step'])
        .doUpdateSet(state === 'open' ? { ...now, ...stillForPerson(forPerson) } : now),
    )
    .execute()
}

/** What did not succeed takes back no request for a person: its result may come after the candidate has asked, and gone on. */
function stillForPerson(forPerson: boolean) {
  return {
    state: sql<'open' | 'person'>`case checkin_step.state when 'person' then 'person' else 'open' end`,
    forPerson: sql<boolean>`checkin_step.state = 'person' or ${forPerson}`,
  }
}

/** What was compared with an earlier reference photo says nothing of the next one: that is for a person again. */
export async function doubtComparisons(app: App, attemptId: AttemptId): Promise<void> {
  const comparisons = {
    'identity-document': { portrait: 'not-checked' },
    liveness: { samePerson: 'not-checked' },
  }
  for (const [step, none] of Object.entries(comparisons))
    await app.db
      .updateTable('checkinStep')
      .set({ forPerson: true, finding: sql<string>`finding || ${JSON.stringify(none)}::jsonb` })
      .where('attemptId', '=', attemptId)
      .where('step', '=', step as keyof typeof comparisons)
      .execute()
}

/** The candidate wishes that a person looks instead. That is as good as any machine's look, and needs no reason. */
export async function askPerson(app: App, attemptId: AttemptId, step: ShownStep): Promise<CheckinView> {
  await refuseUnlessMayShow(app, attemptId)
  await noteStep(app, attemptId, step, { state: 'person', forPerson: true })
  return await changed(app, attemptId)
}

/** What the machine found in a step, as it was noted; null when nothing was. */
export async function findingOf(
  app: App,
  attemptId: AttemptId,
  step: CheckinStepTable['step'],
): Promise<unknown> {
  const row = await app.db
    .selectFrom('checkinStep')
    .select('finding')
    .where('attemptId', '=', attemptId)
    .where('step', '=', step)
    .executeTakeFirst()
  return row?.finding ?? null
}
