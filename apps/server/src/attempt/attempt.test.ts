import { randomUUID } from 'node:crypto'
import type { ItemId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { aPerson, asNobody, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting, type CandidateWish, type SeatedSitting } from '../sitting/testing.ts'
import { extendAttempt, pauseAttempt, resumeAttempt, terminateAttempt } from './intervene.ts'
import { answers, begins, enters, theProctor } from './testing.ts'

const app = await aTestApp()
const by = { personId: (await theProctor(app)).personId, reason: 'fire alarm' }

/** A sitting of an hour that is open for four, with one item of each kind. */
async function aRoom(...candidates: CandidateWish[]) {
  const room = await aSitting(app).with(aCandidate('Linh'), ...candidates)
  const [linh, other = linh] = room.candidates as [SeatedSitting['candidates'][number]]
  return { ...room, linh, other, items: room.exam.content.sections.flatMap(({ items }) => items) }
}

function itemOf({ items }: { items: { id: string }[] }, index: number): ItemId {
  return items[index]?.id as ItemId
}

test('the door of a room tells anybody what it is, however the code is typed', async () => {
  const { sitting } = await aRoom()
  const typed = sitting.roomCode.toLowerCase().replace('-', ' ')
  const door = await asNobody(app).attempt.door({ roomCode: typed })
  expect(door).toMatchObject({ sittingName: sitting.name, examTitle: 'Biology', minutes: 60 })
})

test('the door of a cancelled sitting says that it is cancelled', async () => {
  const { sitting } = await aRoom()
  const author = await signedInAs(app, await aPerson(app, { role: 'author' }))
  await author.sitting.cancel({ sittingId: sitting.id, reason: 'The heating is broken' })
  await expect(asNobody(app).attempt.door({ roomCode: sitting.roomCode })).rejects.toMatchObject({
    code: 'sitting-cancelled',
  })
})

test('a candidate on the roster enters by code, somebody else does not', async () => {
  const room = await aRoom()
  const stranger = await signedInAs(app, await aPerson(app))
  await expect(stranger.attempt.enter({ roomCode: room.sitting.roomCode })).rejects.toMatchObject({
    code: 'not-registered',
  })
  await expect(stranger.attempt.enter({ roomCode: 'nonsense' })).rejects.toMatchObject({
    code: 'room-not-found',
  })
})

test('a candidate who is not let in cannot begin, and sees no paper', async () => {
  const room = await aRoom()
  const { client, attemptId } = await enters(app, room.linh)
  await expect(client.attempt.start({ attemptId })).rejects.toMatchObject({ code: 'not-admitted' })
  await expect(client.attempt.paper({ attemptId })).rejects.toMatchObject({ code: 'attempt-not-running' })
})

test('an attempt runs by the server’s clock, with the accommodation’s time', async () => {
  const room = await aRoom(aCandidate('An').withTimeFactor(1.5))
  const device = await begins(app, room.other)
  const view = await device.client.attempt.get({ attemptId: device.attemptId })
  expect(view).toMatchObject({ state: 'running', minutes: 90, isAdmitted: true, opening: 1 })
  expect(Date.parse(view.endsAt ?? '')).toBe(app.now().getTime() + 90 * 60_000)
  const { paper } = await device.client.attempt.paper({ attemptId: device.attemptId })
  expect(paper.sections.flatMap(({ items }) => items)).toHaveLength(5)
})

test('nobody sees the paper or the answers of another', async () => {
  const room = await aRoom(aCandidate('An'))
  const [one, other] = [await begins(app, room.linh), await begins(app, room.other)]
  await expect(one.client.attempt.paper({ attemptId: other.attemptId })).rejects.toMatchObject({
    status: 403,
  })
  await expect(one.client.attempt.answers({ attemptId: other.attemptId })).rejects.toMatchObject({
    status: 403,
  })
})

test('the same entry again gets the same receipt and changes nothing', async () => {
  const room = await aRoom()
  const device = await begins(app, room.linh)
  const first = await answers(device, itemOf(room, 4), { text: 'Because.' })
  app.clock.advance({ seconds: 30 })
  const again = await answers(device, itemOf(room, 4), { text: 'Because.' })
  expect(again.receipts).toEqual(first.receipts)
  const { answers: saved } = await device.client.attempt.answers({ attemptId: device.attemptId })
  expect(saved).toMatchObject([{ itemId: itemOf(room, 4), body: { text: 'Because.' }, opening: 1, seq: 1 }])
})

test('another answer under a number that is taken is refused, with the last number there is', async () => {
  const room = await aRoom()
  const device = await begins(app, room.linh)
  await answers(device, itemOf(room, 4), { text: 'one' }, 1)
  await answers(device, itemOf(room, 4), { text: 'two' }, 2)
  await expect(answers(device, itemOf(room, 4), { text: 'three' }, 2)).rejects.toMatchObject({
    code: 'journal-conflict',
    data: { params: { seq: 2, lastSeq: 2 } },
  })
})

test('a second device takes over; the first can still send what it holds, but not hand in', async () => {
  const room = await aRoom()
  const first = await begins(app, room.linh)
  const told: object[] = []
  app.subscribe(`attempt:${first.attemptId}`, (hint) => told.push(hint))
  const second = await enters(app, room.linh)
  expect(told).toContainEqual({ type: 'taken-over', opening: 2 })

  await answers(second, itemOf(room, 0), { chosen: 'a' })
  await answers(first, itemOf(room, 0), { chosen: 'b' }, 7)
  await answers(first, itemOf(room, 1), { chosen: ['c'] }, 8)
  const { answers: saved } = await second.client.attempt.answers({ attemptId: second.attemptId })
  expect(saved.map(({ body, opening }) => ({ body, opening }))).toEqual(
    expect.arrayContaining([
      { body: { chosen: 'a' }, opening: 2 },
      { body: { chosen: ['c'] }, opening: 1 },
    ]),
  )
  const { attemptId, journalId } = first
  await expect(first.client.attempt.submit({ attemptId, journalId, lastSeq: 8 })).rejects.toMatchObject({
    code: 'taken-over',
  })
})

test('a key cannot pass for a later opening; what names one is taken as of its own', async () => {
  const room = await aRoom()
  const device = await begins(app, room.linh)
  await answers({ ...device, opening: 2 }, itemOf(room, 0), { chosen: 'a' })
  const { answers: saved } = await device.client.attempt.answers({ attemptId: device.attemptId })
  expect(saved).toMatchObject([{ body: { chosen: 'a' }, opening: 1 }])
})

test('handing in gives a receipt, the same one again, and takes what was still under way', async () => {
  const room = await aRoom()
  const device = await begins(app, room.linh)
  const { attemptId, journalId, client } = device
  await answers(device, itemOf(room, 0), { chosen: 'a' }, 1)
  const receipt = await client.attempt.submit({ attemptId, journalId, lastSeq: 2 })
  expect(receipt).toMatchObject({ answered: 1, items: 5, how: 'by-candidate' })
  expect(await client.attempt.submit({ attemptId, journalId, lastSeq: 2 })).toEqual(receipt)

  app.clock.advance({ seconds: 60 })
  const { receipts, state } = await answers(device, itemOf(room, 1), { chosen: ['b'] }, 2)
  expect({ state, isLate: receipts[0]?.isLate }).toEqual({ state: 'submitted', isLate: false })
  const later = await client.attempt.receipt({ attemptId })
  expect(later).toMatchObject({ number: receipt.number, answered: 2 })
  expect(later.hash).not.toBe(receipt.hash)
})

test('who runs out of time is handed in by the clock, and later entries are kept and marked', async () => {
  const room = await aRoom()
  const device = await begins(app, room.linh)
  await answers(device, itemOf(room, 0), { chosen: 'a' }, 1)
  app.clock.advance({ minutes: 61, seconds: 30 })
  const underWay = await answers(device, itemOf(room, 1), { chosen: ['a'] }, 2)
  expect(underWay.receipts[0]?.isLate).toBe(false)
  app.clock.advance({ minutes: 1 })
  await app.work()
  const { client, attemptId } = device
  expect(await client.attempt.get({ attemptId })).toMatchObject({ state: 'submitted' })
  expect(await client.attempt.receipt({ attemptId })).toMatchObject({ how: 'time-over', answered: 2 })
  const late = await answers(device, itemOf(room, 2), { chosen: true }, 3)
  expect(late.receipts[0]?.isLate).toBe(true)
  expect(await client.attempt.receipt({ attemptId })).toMatchObject({ answered: 2 })
})

test('a clock whose job never came ends the attempt when somebody looks', async () => {
  const room = await aRoom()
  const { client, attemptId } = await begins(app, room.linh)
  app.clock.advance({ minutes: 63 })
  expect(await client.attempt.get({ attemptId })).toMatchObject({ state: 'submitted' })
})

test('who never began expires with the sitting', async () => {
  const room = await aRoom()
  const { client, attemptId } = await enters(app, room.linh)
  app.clock.advance({ hours: 4 })
  await app.work()
  expect(await client.attempt.get({ attemptId })).toMatchObject({ state: 'expired', submittedAt: null })
  await expect(client.attempt.start({ attemptId })).rejects.toMatchObject({ code: 'attempt-ended' })
})

test('a pause stands outside the time, and nothing ends it but a person', async () => {
  const room = await aRoom()
  const { client, attemptId } = await begins(app, room.linh)
  await pauseAttempt(app, attemptId, by)
  app.clock.advance({ hours: 2 })
  await app.work()
  expect(await client.attempt.get({ attemptId })).toMatchObject({
    state: 'paused',
    pauseReason: 'fire alarm',
  })
  const resumed = await resumeAttempt(app, attemptId, by)
  expect(Date.parse(resumed.endsAt ?? '')).toBe(app.now().getTime() + 60 * 60_000)
})

test('an extension moves the end, and the clock keeps to it', async () => {
  const room = await aRoom()
  const { client, attemptId } = await begins(app, room.linh)
  await extendAttempt(app, attemptId, { ...by, minutes: 10 })
  app.clock.advance({ minutes: 65 })
  await app.work()
  expect(await client.attempt.get({ attemptId })).toMatchObject({ state: 'running' })
  app.clock.advance({ minutes: 7, seconds: 1 })
  await app.work()
  expect(await client.attempt.get({ attemptId })).toMatchObject({ state: 'submitted' })
})

test('a termination keeps what was answered, its person and its reason', async () => {
  const room = await aRoom()
  const device = await begins(app, room.linh)
  await answers(device, itemOf(room, 0), { chosen: 'a' })
  const view = await terminateAttempt(app, device.attemptId, by)
  expect(view).toMatchObject({ state: 'terminated', endReason: 'fire alarm' })
  const receipt = await device.client.attempt.receipt({ attemptId: device.attemptId })
  expect(receipt).toMatchObject({ how: 'by-proctor', answered: 1 })
  const changes = await app.db
    .selectFrom('attemptChange')
    .select(['by', 'personId', 'reason'])
    .where('attemptId', '=', device.attemptId)
    .where('toState', '=', 'terminated')
    .execute()
  expect(changes).toEqual([{ by: 'staff', ...by }])
})

test('an entry with a body of no kind and a clock of no time is kept', async () => {
  const room = await aRoom()
  const { client, attemptId, journalId, opening } = await begins(app, room.linh)
  const body = { deep: [[[{ zero: '\u0000', half: '\ud83d' }]]], nothing: null }
  const entries = [{ seq: 1, itemId: itemOf(room, 0), body, at: Number.MAX_VALUE }]
  const { receipts } = await client.attempt.record({ attemptId, journalId, opening, entries })
  expect(receipts).toHaveLength(1)
  const { answers: saved } = await client.attempt.answers({ attemptId })
  expect(saved[0]?.body).toEqual(body)
})

test('many entries at once are all kept, each once', async () => {
  const room = await aRoom(aCandidate('An'))
  const devices = await Promise.all([begins(app, room.linh), begins(app, room.other)])
  const sent = devices.flatMap((device) =>
    Array.from({ length: 40 }, (_, at) => answers(device, itemOf(room, at % 5), { text: `${at}` }, at + 1)),
  )
  const repeated = devices.map((device) => answers(device, itemOf(room, 0), { text: '0' }, 1))
  await Promise.all([...sent, ...repeated])
  const log = await app.db
    .selectFrom('answerLog')
    .select(['journalId', 'seq'])
    .where(
      'attemptId',
      'in',
      devices.map(({ attemptId }) => attemptId),
    )
    .execute()
  expect(log).toHaveLength(80)
})

test('an unknown key opens nothing', async () => {
  const room = await aRoom()
  const { attemptId } = await begins(app, room.linh)
  await expect(asNobody(app).attempt.get({ attemptId })).rejects.toMatchObject({ code: 'not-signed-in' })
  const token = `${randomUUID()}${randomUUID()}`
  await expect(asNobody(app).attempt.enterByLink({ token })).rejects.toMatchObject({ code: 'link-not-valid' })
})
