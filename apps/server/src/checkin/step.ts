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
  app: Pick<App, 'db' | 'now'>,
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

/** What is found where faces were not compared. */
const notCompared = {
  'identity-document': { portrait: 'not-checked' },
  liveness: { samePerson: 'not-checked' },
}

/**
 * Notes a step in which a face was compared with the reference photo of this `sha256`. Where that was replaced meanwhile, the
 * comparison says nothing and is for a person.
 */
export async function noteComparison(
  app: App,
  attemptId: AttemptId,
  step: keyof typeof notCompared,
  { sha256, finding, ...now }: StepNow & { sha256: string | undefined; finding: object },
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    // Whoever replaces the photo waits for this, and doubts what is noted here.
    const photo = await tx
      .selectFrom('referencePhoto')
      .select('sha256')
      .where('attemptId', '=', attemptId)
      .forShare()
      .executeTakeFirst()
    const found =
      photo?.sha256 === sha256
        ? { ...now, finding }
        : { ...now, forPerson: true, finding: { ...finding, ...notCompared[step] } }
    await noteStep({ db: tx, now: app.now }, attemptId, step, found)
  })
}

/** What was compared with an earlier reference photo says nothing of the next one: that is for a person again. */
export async function doubtComparisons(app: App, attemptId: AttemptId): Promise<void> {
  for (const [step, none] of Object.entries(notCompared))
    await app.db
      .updateTable('checkinStep')
      .set({ forPerson: true, finding: sql<string>`finding || ${JSON.stringify(none)}::jsonb` })
      .where('attemptId', '=', attemptId)
      .where('step', '=', step as keyof typeof notCompared)
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
