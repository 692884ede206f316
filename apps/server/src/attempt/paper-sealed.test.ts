import { openPaper } from '@invigil/candidate/src/attempt/read-paper-sealed.ts'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createExam, imageKey, saveExam } from '../exam/draft.ts'
import { addImage } from '../exam/images.ts'
import { publishExam } from '../exam/publish.ts'
import { aContent, fiveItems } from '../exam/testing.ts'
import { aPerson } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting, type SeatedSitting } from '../sitting/testing.ts'
import { admitAttempt } from './intervene.ts'
import { enters, theProctor } from './testing.ts'

const app = await aTestApp()
const by = { personId: (await theProctor(app)).personId, reason: '' }

async function admitted(startsIn = 0) {
  const room = await aSitting(app, { startsIn }).with(aCandidate('Linh'), aCandidate('An'))
  const [linh, an] = room.candidates as [
    SeatedSitting['candidates'][number],
    SeatedSitting['candidates'][number],
  ]
  const device = await enters(app, linh)
  await admitAttempt(app, device.attemptId, by)
  return { ...device, an }
}

test('the paper is fetched sealed before the start, and the key of the start opens it', async () => {
  const { client, attemptId } = await admitted(10)
  const { sealed } = await client.attempt.sealedPaper({ attemptId })
  expect(Buffer.from(sealed, 'base64').includes('Option')).toBe(false)
  await expect(client.attempt.start({ attemptId })).rejects.toMatchObject({ code: 'sitting-not-started' })

  app.clock.advance({ minutes: 11 })
  const { paperKey } = await client.attempt.start({ attemptId })
  const opened = await openPaper(sealed, paperKey, attemptId)
  expect(opened).toEqual((await client.attempt.paper({ attemptId })).paper)
  expect((await client.attempt.start({ attemptId })).paperKey).toBe(paperKey)
})

test('who is not let in gets no paper, sealed or not', async () => {
  const room = await aSitting(app).with(aCandidate('Linh'))
  const { client, attemptId } = await enters(app, room.candidate('Linh'))
  await expect(client.attempt.sealedPaper({ attemptId })).rejects.toMatchObject({ code: 'not-admitted' })
})

test('the key of another attempt, or another attempt’s paper, opens nothing', async () => {
  const { client, attemptId, an } = await admitted()
  const other = await enters(app, an)
  await admitAttempt(app, other.attemptId, by)
  const { sealed } = await client.attempt.sealedPaper({ attemptId })
  const { paperKey } = await other.client.attempt.start({ attemptId: other.attemptId })
  const own = (await client.attempt.start({ attemptId })).paperKey
  await expect(openPaper(sealed, paperKey, attemptId)).rejects.toThrow()
  await expect(openPaper(sealed, own, other.attemptId)).rejects.toThrow()
  await expect(other.client.attempt.sealedPaper({ attemptId })).rejects.toMatchObject({ status: 403 })
})

test('small images are sealed with the paper, so that none is fetched at the start and none seen before it', async () => {
  const author = await aPerson(app, { role: 'author' })
  const { examId, policy } = await createExam(app, author, {
    ...{ title: 'Cells', language: 'en', minutes: 60, preset: 'open' },
  }).then(({ id, ...draft }) => ({ examId: id, ...draft }))
  const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const { fileId } = await addImage(app, author, examId, { name: 'a.png', data: png.toString('base64') })
  const image = await app.files.get(imageKey(fileId))
  const items = fiveItems().map((item) => ({ ...item, text: `Look: ![cell](file:${fileId})` }))
  const written = { title: 'Cells', language: 'en' as const, minutes: 60, policy, content: aContent(items) }
  await saveExam(app, author, examId, { version: 1, ...written })
  const exam = {
    examId,
    policy,
    content: written.content,
    revision: await publishExam(app, author, examId, 2),
  }
  const room = await aSitting(app, { exam, by: author }).with(aCandidate('Linh'))
  const { client, attemptId } = await enters(app, room.candidate('Linh'))
  await admitAttempt(app, attemptId, by)
  const { sealed } = await client.attempt.sealedPaper({ attemptId })
  const { paperKey } = await client.attempt.start({ attemptId })
  const paper = JSON.stringify(await openPaper(sealed, paperKey, attemptId))
  expect(paper).toContain(`data:image/webp;base64,${image.toString('base64')}`)
  expect(paper).not.toContain('/api/files/')
})
