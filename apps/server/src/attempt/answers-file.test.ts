import { randomUUID } from 'node:crypto'
import { Journal } from '@invigil/candidate/src/attempt/journal.ts'
import { makeAnswerFile } from '@invigil/candidate/src/attempt/journal-file.ts'
import { memoryStore } from '@invigil/candidate/src/store/open-store.ts'
import type { ItemId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { verifyAnswers } from './answers-chain.ts'
import { answers, begins, type TestDevice, theProctor } from './testing.ts'

const app = await aTestApp()
const proctor = await signedInAs(app, await theProctor(app))

/** A candidate whose browser sent two entries and then lost its line with two more in it. */
async function cutOff() {
  const room = await aSitting(app).with(aCandidate('Linh'))
  const essay = room.exam.content.sections[0]?.items[4]?.id as ItemId
  const device = await begins(app, room.candidate('Linh'))
  const journal = await Journal.open(memoryStore(), holdOf(device))
  for (const text of ['a', 'ab', 'abc', 'abcd']) await journal.write(essay, { text })
  await answers(device, essay, { text: 'a' }, 1)
  await answers(device, essay, { text: 'ab' }, 2)
  return { ...room, device, journal, essay }
}

function holdOf({ attemptId, attemptKey, opening, journalId, answerFileKey }: TestDevice) {
  return {
    ...{ attemptId, attemptKey, opening, journalId, answerFileKey },
    way: { by: 'code' as const, roomCode: '' },
  }
}

function fileOf({ device, journal }: { device: TestDevice; journal: Journal }): Promise<string> {
  return makeAnswerFile(holdOf(device), journal, app.now())
}

test('a file of answers is reviewed and loaded; what is there already stays, and loading again changes nothing', async () => {
  const cut = await cutOff()
  const { sittingId, device, essay } = cut
  const file = await fileOf(cut)
  expect(file).not.toContain('abc')
  const review = await proctor.attempt.reviewAnswerFile({ sittingId, file })
  expect(review).toMatchObject({
    ...{ candidateName: 'Linh', state: 'running', entries: 4, items: 1, entriesNew: 2, entriesDifferent: 0 },
    ...{ isLate: false, loadedAt: null },
  })
  expect(await proctor.attempt.loadAnswerFile({ sittingId, file })).toEqual(review)

  const { attemptId } = device
  const { answers: saved } = await device.client.attempt.answers({ attemptId })
  expect(saved).toMatchObject([{ body: { text: 'abcd' }, seq: 4 }])
  const again = await proctor.attempt.loadAnswerFile({ sittingId, file })
  expect(again).toMatchObject({ entriesNew: 0, loadedAt: app.now().toISOString() })
  const log = await app.db
    .selectFrom('answerLog')
    .select(['seq', 'origin'])
    .where('attemptId', '=', attemptId)
    .orderBy('seq')
    .execute()
  expect(log).toEqual([
    { seq: 1, origin: 'browser' },
    { seq: 2, origin: 'browser' },
    { seq: 3, origin: 'file' },
    { seq: 4, origin: 'file' },
  ])
  expect(await verifyAnswers(app, attemptId)).toMatchObject({ entries: 4, faults: [] })
  const sentAfterAll = await answers(device, essay, { text: 'abcd' }, 4)
  expect(sentAfterAll.receipts).toMatchObject([{ seq: 4, afterSeq: 3 }])
})

test('what is loaded after the end is kept and marked late, and the answer in time stays the answer', async () => {
  const cut = await cutOff()
  const { sittingId, device } = cut
  const file = await fileOf(cut)
  app.clock.advance({ hours: 2 })
  expect(await proctor.attempt.loadAnswerFile({ sittingId, file })).toMatchObject({
    ...{ state: 'running', entriesNew: 2, isLate: true },
  })
  const { answers: saved } = await device.client.attempt.answers({ attemptId: device.attemptId })
  expect(saved).toMatchObject([{ body: { text: 'ab' } }])
})

test('a file of another sitting, a damaged one, an altered one and a stranger’s are refused, each in its own words', async () => {
  const [cut, other] = [await cutOff(), await cutOff()]
  const { sittingId } = cut
  const file = await fileOf(cut)
  const load = (text: string) => proctor.attempt.loadAnswerFile({ sittingId, file: text })
  const changed = (change: object) => JSON.stringify({ ...JSON.parse(file), ...change })
  const notReadable = { code: 'answer-file-not-readable' }
  const notGenuine = { code: 'answer-file-not-genuine' }
  await expect(load(await fileOf(other))).rejects.toMatchObject({ code: 'answer-file-of-another-sitting' })
  await expect(load(file.slice(0, 300))).rejects.toMatchObject(notReadable)
  await expect(load('a photo')).rejects.toMatchObject(notReadable)
  await expect(load(changed({ attemptId: other.device.attemptId }))).rejects.toMatchObject(notGenuine)
  await expect(load(changed({ sealed: 'AAAA' }))).rejects.toMatchObject(notGenuine)
  await expect(load(changed({ savedAt: '2020-01-01T00:00:00.000Z' }))).rejects.toMatchObject(notGenuine)
  const forged = await makeAnswerFile(
    { ...holdOf(cut.device), attemptKey: other.device.attemptKey },
    cut.journal,
    app.now(),
  )
  await expect(load(forged)).rejects.toMatchObject(notGenuine)
})

test('a sealed file that does not open, because it is for another school, is refused', async () => {
  const cut = await cutOff()
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const answerFileKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64')
  const file = await makeAnswerFile({ ...holdOf(cut.device), answerFileKey }, cut.journal, app.now())
  await expect(proctor.attempt.reviewAnswerFile({ sittingId: cut.sittingId, file })).rejects.toMatchObject({
    code: 'answer-file-not-readable',
  })
})

test('another entry under a number that is here stays out, and is counted', async () => {
  const { sittingId, device, essay } = await cutOff()
  const journal = await Journal.open(memoryStore(), holdOf(device))
  await journal.write(essay, { text: 'something else' })
  await journal.write(essay, { text: 'ab' })
  const file = await fileOf({ device, journal })
  expect(await proctor.attempt.loadAnswerFile({ sittingId, file })).toMatchObject({
    ...{ entries: 2, entriesNew: 0, entriesDifferent: 1 },
  })
})

test('every version of an answer, and what each changed, can be read in the order of arrival, page by page', async () => {
  const { device, essay, creator } = await cutOff()
  const { client, attemptId, opening } = device
  app.clock.advance({ seconds: 1 })
  const entries = Array.from({ length: 200 }, (_, at) => ({
    ...{ seq: at + 1, itemId: essay, body: { text: 'x'.repeat(at + 1) }, at: 0 },
  }))
  await client.attempt.record({ attemptId, journalId: randomUUID(), opening, entries })
  const author = await signedInAs(app, creator)
  await expect(author.attempt.versions({ attemptId, itemId: essay })).rejects.toMatchObject({ status: 403 })
  const reader = await signedInAs(app, await aPerson(app, { role: 'marker' }))
  const first = await reader.attempt.versions({ attemptId, itemId: essay })
  expect(first.versions.slice(0, 3).map(({ body }) => body)).toEqual([
    { text: 'a' },
    { text: 'ab' },
    { text: 'x' },
  ])
  expect({ count: first.versions.length, next: first.next }).toEqual({ count: 200, next: 200 })
  const rest = await reader.attempt.versions({ attemptId, itemId: essay, from: 200 })
  expect(rest).toMatchObject({ next: null, versions: [{ seq: 199 }, { seq: 200, isLatest: true }] })
  const growth = await reader.attempt.growth({ attemptId, itemId: essay })
  expect(growth).toMatchObject({ before: '', all: 202, next: 200 })
  expect(growth.steps.slice(1, 4)).toMatchObject([
    { keep: 1, cut: 0, put: 'b', added: 1, removed: 0 },
    { keep: 0, cut: 2, put: 'x', added: 1, removed: 2 },
    { keep: 1, cut: 0, put: 'x', added: 1, removed: 0 },
  ])
  expect(await reader.attempt.growth({ attemptId, itemId: essay, from: 200 })).toMatchObject({
    ...{ before: 'x'.repeat(198), next: null },
    steps: [
      { seq: 199, keep: 198, put: 'x', isLatest: false },
      { seq: 200, keep: 199, put: 'x', isLatest: true },
    ],
  })
})
