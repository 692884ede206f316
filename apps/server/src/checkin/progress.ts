import { type CheckinView, type DeviceCheck, type ShownStep, shownSteps } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { type Policy, wantsSideCamera } from '@invigil/contract/policy.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { policyOfSitting } from '../sitting/policy.ts'
import { missingSteps, type Progress, shownStepsOf } from './missing.ts'
import { noSideCamera, sideCamerasOf } from './side-camera.ts'

/** How far a candidate's check-in is, under the policy of the sitting's revision. Throws `not-found`. */
export async function checkinView(app: App, attemptId: AttemptId): Promise<CheckinView> {
  const view = (await checkinViews(app, [attemptId])).get(attemptId)
  if (!view) throw new Refusal('not-found', `no attempt ${attemptId}`)
  return view
}

/** How far the check-ins of these attempts are, in six queries however many they are. */
export async function checkinViews(app: App, ids: AttemptId[]): Promise<Map<AttemptId, CheckinView>> {
  if (ids.length === 0) return new Map()
  const [attempts, consents, devices, photos, steps, sides] = await Promise.all([
    policiesOf(app, ids),
    latestConsents(app, ids),
    app.db
      .selectFrom('deviceCheck')
      .selectAll()
      .where('attemptId', 'in', ids)
      .orderBy('deviceCheck.checkName')
      .execute(),
    app.db.selectFrom('referencePhoto').select('attemptId').where('attemptId', 'in', ids).execute(),
    stepsOf(app, ids),
    sideCamerasOf(app, ids),
  ])
  const consentsByAttempt = Map.groupBy(consents, ({ attemptId }) => attemptId)
  const devicesByAttempt = Map.groupBy(devices, ({ attemptId }) => attemptId)
  const stepsByAttempt = Map.groupBy(steps, ({ attemptId }) => attemptId)
  const withPhoto = new Set(photos.map(({ attemptId }) => attemptId))
  return new Map(
    attempts.map(({ id, policy }) => {
      const progress = {
        consents: (consentsByAttempt.get(id) ?? []).map(asConsent),
        devices: (devicesByAttempt.get(id) ?? []).map(asDevice),
        hasReferencePhoto: withPhoto.has(id),
        side: sides.get(id) ?? null,
      }
      return [id, viewOf(policy, { ...progress, steps: (stepsByAttempt.get(id) ?? []).map(asStep) })]
    }),
  )
}

type DatedProgress = Progress & Pick<CheckinView, 'consents' | 'devices'>

function viewOf(policy: Policy, { steps, side: joined, ...dated }: DatedProgress): CheckinView {
  const isWanted =
    wantsSideCamera(policy) && dated.consents.some(({ stream, isGiven }) => stream === 'side' && isGiven)
  const progress = { ...dated, side: isWanted ? (joined ?? noSideCamera) : null }
  const shown = shownStepsOf(policy, { ...progress, steps })
  return {
    ...progress,
    shown: shown.map(({ step, state }) => ({ step, state })),
    forPerson: shown.filter(({ forPerson }) => forPerson).map(({ step }) => step),
    missing: missingSteps(policy, { ...progress, steps }),
  }
}

function stepsOf(app: App, ids: AttemptId[]) {
  return app.db
    .selectFrom('checkinStep')
    .select(['attemptId', 'step', 'state', 'forPerson'])
    .where('attemptId', 'in', ids)
    .where('step', 'in', shownSteps)
    .$narrowType<{ step: ShownStep }>()
    .execute()
}

function policiesOf(app: App, ids: AttemptId[]) {
  return app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select(['attempt.id', policyOfSitting.as('policy')])
    .where('attempt.id', 'in', ids)
    .execute()
}

function latestConsents(app: App, ids: AttemptId[]) {
  return app.db
    .selectFrom('consent')
    .distinctOn(['attemptId', 'stream'])
    .selectAll()
    .where('attemptId', 'in', ids)
    .orderBy('attemptId')
    .orderBy('stream')
    .orderBy('consent.at', 'desc')
    .execute()
}

function asStep({ step, state, forPerson }: Progress['steps'][number]): Progress['steps'][number] {
  return { step, state, forPerson }
}

function asConsent({ stream, isGiven, at }: Awaited<ReturnType<typeof latestConsents>>[number]) {
  return { stream, isGiven, at: at.toISOString() }
}

function asDevice(line: { checkName: DeviceCheck['check']; at: Date } & Omit<DeviceCheck, 'check'>) {
  const { checkName, state, code, detail, at } = line
  return { check: checkName, state, code, detail, at: at.toISOString() }
}
