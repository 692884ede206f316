import { randomInt } from 'node:crypto'
import type { CheckinView, LivenessFinding, LivenessMoment } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { Challenge, type ChallengeRecord } from '@invigil/contract/liveness.ts'
import { challengeOf } from '@invigil/sensors/liveness-challenge.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import type { FaceDescription } from '../platform/vision/messages.ts'
import { theVision } from '../platform/vision/vision.ts'
import { keepPictures } from './checkin-picture.ts'
import { compareFaces, modelsBehind, referenceOf } from './compare-faces.ts'
import { changed } from './consent.ts'
import { judgeStills } from './judge-stills.ts'
import { refuseUnlessMayShow } from './may-show.ts'
import { drawAnew } from './sealed-picture.ts'
import { noteComparison } from './step.ts'

const mostPixels = { width: 640, height: 480 }
const patienceMs = 30_000
const notChecked: LookedAgain = { found: 'not-checked', samePerson: 'not-checked', models: [] }

interface Went {
  record: ChallengeRecord
  stills: (LivenessMoment & { data: string })[]
}

/** Thinks up a challenge that nobody could know before. There is no limit to tries. Throws `consent-missing`, `wrong-state`. */
export async function beginLiveness(
  app: App,
  attemptId: AttemptId,
): Promise<{ challenge: Challenge; tries: number }> {
  await refuseUnlessMayShow(app, attemptId)
  const challenge = challengeOf(() => randomInt(2 ** 32) / 2 ** 32)
  const given = { challenge: JSON.stringify(challenge), givenAt: app.now() }
  const { tries } = await app.db
    .insertInto('livenessChallenge')
    .values({ attemptId, tries: 1, ...given })
    .onConflict((conflict) =>
      conflict.column('attemptId').doUpdateSet({ ...given, tries: sql`liveness_challenge.tries + 1` }),
    )
    .returning('tries')
    .executeTakeFirstOrThrow()
  return { challenge, tries }
}

/**
 * Stores how a challenge went and looks at its stills again. One that was not passed leaves the step open; one that the
 * server does not find again is for a person. Throws `photo-not-readable`, `consent-missing`, `wrong-state`.
 */
export async function keepLiveness(
  app: App,
  attemptId: AttemptId,
  { record, stills }: Went,
): Promise<CheckinView> {
  await refuseUnlessMayShow(app, attemptId)
  const given = await app.db
    .selectFrom('livenessChallenge')
    .select(['challenge', 'tries'])
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  const pictures = await Promise.all(
    stills.map(async ({ data, ...detail }) => ({ jpeg: await drawAnew(data, mostPixels), detail })),
  )
  await keepPictures(app, attemptId, 'liveness', pictures)
  const challenge = Challenge.safeParse(given?.challenge).data
  const { sha256, ...found } = await lookAgain(app, attemptId, { challenge, record, pictures })
  const finding: LivenessFinding = { claimed: record, tries: given?.tries ?? 0, ...found }
  await noteComparison(app, attemptId, 'liveness', {
    state: record.result === 'passed' ? 'done' : 'open',
    forPerson: finding.found !== 'agrees' || finding.samePerson !== 'match',
    finding,
    sha256,
  })
  return await changed(app, attemptId)
}

type LookedAgain = Pick<LivenessFinding, 'found' | 'samePerson' | 'models'> & { sha256?: string | undefined }

interface Shown {
  challenge: Challenge | undefined
  record: ChallengeRecord
  pictures: { jpeg: Buffer; detail: LivenessMoment }[]
}

/** The candidate waits for this: where it takes too long, a person looks. */
async function lookAgain(app: App, attemptId: AttemptId, shown: Shown): Promise<LookedAgain> {
  const isLate = AbortSignal.timeout(patienceMs)
  const late = new Promise<LookedAgain>((resolve) =>
    isLate.addEventListener('abort', () => resolve(notChecked), { once: true }),
  )
  return await Promise.race([late, lookAtStills(app, attemptId, shown, isLate)])
}

async function lookAtStills(
  app: App,
  attemptId: AttemptId,
  { challenge, record, pictures }: Shown,
  isLate: AbortSignal,
): Promise<LookedAgain> {
  const { sha256, template } = await referenceOf(app, attemptId)
  const seen: (LivenessMoment & { face: FaceDescription })[] = []
  for (const { jpeg, detail } of pictures) {
    const face = isLate.aborted ? 'unavailable' : await theVision(app).describeFace(jpeg)
    if (face === 'unavailable') return notChecked
    seen.push({ ...detail, face })
  }
  const atRest = seen.filter(({ shows }) => shows === 'rest').map(({ face }) => face.template)
  return {
    found: judgeStills(
      challenge,
      record,
      seen.map(({ step, shows, face }) => ({ step, shows, face: face.faces[0] })),
    ),
    samePerson: compareFaces(template, atRest),
    models: modelsBehind(atRest),
    sha256,
  }
}
