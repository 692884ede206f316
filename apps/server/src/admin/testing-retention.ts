import type { AttemptId } from '@invigil/contract/ids.ts'
import type { NumberedSignal } from '@invigil/contract/signal.ts'
import sharp from 'sharp'
import { admitAttempt } from '../attempt/intervene.ts'
import { enters, type TestDevice, theProctor } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, aSignInCookie, ownOrganisation, signedInAs } from '../identity/testing.ts'
import { recordingPaths } from '../media/serve-recordings.ts'
import { recordsTwoSeconds } from '../media/testing-retained.ts'
import type { TestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'

const monthMs = 30 * 24 * 60 * 60 * 1000

/** An exam that keeps for 30 days, its staff, and candidates who have something to be erased. */
export async function aRetentionStage(app: TestApp) {
  const address = (await app.listen()).replace('http', 'ws')
  const organisationId = await ownOrganisation(app)
  const boss = await aPerson(app, { organisationId, role: 'administrator', name: 'Boss' })
  const anna = await aPerson(app, { organisationId, role: 'reviewer' })
  const author = await aPerson(app, { organisationId, role: 'author' })
  const exam = await anExam(app, author, {
    preset: 'strict',
    policy: { retentionDays: 30, streams: { camera: 'required', microphone: 'asked', screen: 'off' } },
  })
  // Months go by between two calls: a sign-in would be over.
  const asBoss = () => signedInAs(app, boss)
  const asReviewer = () => signedInAs(app, anna)

  /** Has a photo, two seconds of recording, a signal and its incident; the attempt has ended unless told. */
  async function recorded(name: string, { isOver = true } = {}) {
    app.clock.advance({ minutes: 1 })
    const { sittingId, sitting, candidate } = await aSitting(app, { by: author, exam }).with(aCandidate(name))
    const device = await beginsWithPictures(app, candidate(name))
    const { attemptId, client, journalId } = device
    await recordsTwoSeconds(app, address, device)
    await client.monitoring.signals(aSecondFace(app, attemptId))
    if (isOver) await client.attempt.submit({ attemptId, journalId, lastSeq: 0 })
    return {
      token: candidate(name).token,
      attemptId,
      sittingId,
      client,
      dueAt: new Date(new Date(sitting.endsAt).getTime() + monthMs),
    }
  }

  async function erased(attemptId: AttemptId, typedName?: string) {
    const { candidateName } = await (await asReviewer()).admin.retention.ofAttempt({ attemptId })
    const order = { attemptId, why: 'request', reason: 'by test' } as const
    return await (await asBoss()).admin.retention.erase({ ...order, typedName: typedName ?? candidateName })
  }

  /** The status of the playlist of the camera. */
  async function opens(attemptId: AttemptId): Promise<number> {
    return (await gets(addressOf(app, recordingPaths.playlist, attemptId)))[0] ?? 0
  }

  async function gets(...urls: string[]): Promise<number[]> {
    const headers = { cookie: await aSignInCookie(app, boss.personId) }
    const answers = await Promise.all(urls.map((url) => app.call('GET', url, undefined, { headers })))
    return answers.map(({ status }) => status)
  }

  return { exam, author, asBoss, asReviewer, recorded, erased, opens, gets }
}

/** Shows the face at check-in, is let in, and begins. */
async function beginsWithPictures(app: TestApp, candidate: { token: string }): Promise<TestDevice> {
  const device = await enters(app, candidate)
  const { attemptId, client } = device
  const grey = { width: 320, height: 240, channels: 3, background: '#777' } as const
  const jpeg = await sharp({ create: grey }).jpeg().toBuffer()
  const consents = [{ stream: 'camera', isGiven: true } as const]
  await client.checkin.consent({ attemptId, consents, wording: 'w' })
  await client.checkin.referencePhoto({ attemptId, data: jpeg.toString('base64') })
  const centre = {
    ...{ yaw: 2, pitch: -8, h: 0.51, v: 0.02, openness: 0.3, right: 0.31, left: 0.29 },
    reach: { yaw: 6, pitch: 5, h: 0.03 },
  }
  await client.checkin.gazeCentre({ attemptId, centre })
  const { personId } = await theProctor(app)
  await admitAttempt(app, attemptId, { personId, reason: '' })
  await client.attempt.start({ attemptId })
  return device
}

/** One signal, as a candidate's page sends it. */
export function aSecondFace(app: TestApp, attemptId: AttemptId, other: Partial<NumberedSignal> = {}) {
  const at = app.now().getTime()
  const signal: NumberedSignal = {
    ...{ seq: 1, kind: 'several-faces', phase: 'moment', episode: 'first', at, since: at },
    ...{ confidence: 0.9, detail: { faces: 2 }, detector: 'several-faces@1', models: [] },
    ...other,
  }
  return { attemptId, outboxId: attemptId, sentAt: at, signals: [signal] }
}

/** An address of recorded bytes with something in every place. */
export function addressOf(app: TestApp, pattern: string, attemptId: AttemptId): string {
  const now = app.now().toISOString()
  const values: Record<string, string> = {
    ...{ attemptId, kind: 'camera', trackId: attemptId, configSeq: '1', fromSeq: '1', clipId: attemptId },
  }
  return `${pattern.replace(/:(\w+)/g, (_whole, name: string) => values[name] ?? '')}?at=${now}&from=${now}&to=${now}&count=3`
}

/** How many rows of an attempt are left, by table. */
export async function leftOf(app: TestApp, attemptId: AttemptId): Promise<Record<string, number>> {
  const { rows } = await app.pool.query<Record<string, number>>(
    `select (select count(*)::int from attempt_key where attempt_id = $1) as "attemptKey",
       (select count(*)::int from track_chunk join track on track.id = track_id where attempt_id = $1) as "trackChunk",
       (select count(*)::int from reference_photo where attempt_id = $1) as "referencePhoto",
       (select count(*)::int from gaze_centre where attempt_id = $1) as "gazeCentre",
       (select count(*)::int from signal_batch where attempt_id = $1) as "signalBatch",
       (select count(*)::int from evidence join incident on incident.id = incident_id where attempt_id = $1) as "evidence",
       (select count(*)::int from incident where attempt_id = $1) as "incident",
       (select count(*)::int from consent where attempt_id = $1) as "consent"`,
    [attemptId],
  )
  return rows[0] ?? {}
}
