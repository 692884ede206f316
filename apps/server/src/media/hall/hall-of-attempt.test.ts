import type { AttemptId, HallCameraId, SittingId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { enters } from '../../attempt/testing.ts'
import { anExam } from '../../exam/testing.ts'
import { aPerson, aSignInCookie, signedInAs } from '../../identity/testing.ts'
import { aTestApp } from '../../platform/testing.ts'
import { aCandidate, aSitting } from '../../sitting/testing.ts'
import { eraseRecording } from '../erase-recording.ts'
import { theRecording } from '../recording.ts'
import type { HearCamera } from './ffmpeg-source.ts'
import { recordHall } from './hall-recorder.ts'

const app = await aTestApp()
const address = await app.listen()
const author = await aPerson(app, { role: 'author' })
const client = await signedInAs(app, author)
const exam = await anExam(app, author, { preset: 'standard', policy: { recording: 'whole' } })
const person = await aPerson(app, { role: 'reviewer' })
const reviewer = await signedInAs(app, person)
const cookie = await aSignInCookie(app, person.personId)

test('what each camera of the hall recorded while an attempt went on is a part of its review', async () => {
  const { sittingId, attemptId } = await anAttempt()
  const front = await aCameraRecords(sittingId, 'Front', 20)
  const back = await aCameraRecords(sittingId, 'Back', 20)
  await endIt(attemptId, 10)

  const { recordings } = await reviewer.review.timeline({ attemptId })
  expect(recordings.map(({ kind, camera }) => [kind, camera])).toEqual([
    ['hall', { id: front, name: 'Front' }],
    ['hall', { id: back, name: 'Back' }],
  ])
  expect(recordings).toEqual(await reviewer.media.recordings({ attemptId }))
  const { endsAt } = await reviewer.review.timeline({ attemptId })
  expect(recordings.map(({ toAt }) => toAt)).toEqual([endsAt, endsAt])

  const { runs } = await reviewer.media.pieces({ attemptId, kind: 'hall', camera: back })
  const [run] = runs
  const chunk = `${run?.trackId}/${run?.pieces[0]?.[0]}`
  expect(await statusOf(attemptId, `chunk/${chunk}.m4s`)).toBe(200)
  expect(await statusOf(attemptId, `init/${run?.trackId}/${run?.configSeq}.mp4`)).toBe(200)
  const first = await reviewer.media.pieces({ attemptId, kind: 'hall' })
  expect(first.runs[0]?.trackId).not.toBe(run?.trackId)
  const instant = encodeURIComponent(app.now().toISOString())
  expect(await statusOf(attemptId, `key-frame?camera=${back}&at=${instant}`)).toBe(200)
})

test('a camera of another hall is not to be had, nor one whose recording was erased', async () => {
  const { sittingId, attemptId } = await anAttempt()
  const other = await anAttempt()
  const camera = await aCameraRecords(sittingId, 'Front', 5)
  const asked = { kind: 'hall', camera } as const
  const foreign = reviewer.media.pieces({ attemptId: other.attemptId, ...asked })
  await expect(foreign).rejects.toMatchObject({ code: 'not-found' })
  const [run] = (await reviewer.media.pieces({ attemptId, ...asked })).runs
  const chunk = `chunk/${run?.trackId}/${run?.pieces[0]?.[0]}.m4s`
  expect(await statusOf(other.attemptId, chunk)).toBe(404)

  await app.db.transaction().execute((tx) => eraseRecording(app, tx, camera as string as AttemptId))
  expect(await reviewer.media.recordings({ attemptId })).toEqual([])
  expect(await statusOf(attemptId, chunk)).toBe(404)
})

async function statusOf(attemptId: AttemptId, path: string): Promise<number> {
  const answer = await fetch(`${address}/api/attempts/${attemptId}/recordings/hall/${path}`, {
    headers: { cookie },
  })
  return answer.status
}

async function anAttempt(): Promise<{ sittingId: SittingId; attemptId: AttemptId }> {
  const { sittingId, candidate } = await aSitting(app, { by: author, exam }).with(aCandidate('Linh'))
  const { attemptId } = await enters(app, candidate('Linh'))
  return { sittingId, attemptId }
}

async function endIt(attemptId: AttemptId, afterSeconds: number): Promise<void> {
  await app.db
    .updateTable('attempt')
    .set({ state: 'expired', endedAt: new Date(app.now().getTime() + afterSeconds * 1000) })
    .where('id', '=', attemptId)
    .execute()
}

/** A camera that records so many seconds of the hall from now on, a picture each second. */
async function aCameraRecords(sittingId: SittingId, name: string, seconds: number): Promise<HallCameraId> {
  const { camera } = await client.media.addWhipCamera({ sittingId, name })
  let hears: HearCamera | undefined
  const still = { pause: () => undefined, resume: () => undefined, stop: () => undefined }
  const stop = await recordHall(
    app,
    { id: camera.id, keeps: true },
    () => undefined,
    (hear) => {
      hears = hear
      return still
    },
  )
  const form = { codec: 'avc1.42c01f', width: 640, height: 480, description: Buffer.from('AQID', 'base64') }
  hears?.part({ is: 'form', form })
  Array.from({ length: seconds }, (_, second) =>
    hears?.part({
      is: 'picture',
      picture: { isKey: true, ts: second * 1e6, data: Buffer.alloc(60, second) },
    }),
  )
  await theRecording(app).settled()
  stop()
  theRecording(app).ingest.closeChunks()
  await theRecording(app).indexed()
  return camera.id
}
