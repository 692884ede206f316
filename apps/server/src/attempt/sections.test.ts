import { randomUUID } from 'node:crypto'
import type { ItemId, SectionId } from '@invigil/contract/ids.ts'
import type { Section } from '@invigil/items/exam-content.ts'
import { expect, test } from 'vitest'
import { anExam, fiveItems } from '../exam/testing.ts'
import { aPerson } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting, type SeatedSitting } from '../sitting/testing.ts'
import { extendAttempt, pauseAttempt, resumeAttempt } from './intervene.ts'
import { answers, begins, enters, theProctor } from './testing.ts'

const app = await aTestApp()
const author = await aPerson(app, { role: 'author' })
const by = { personId: (await theProctor(app)).personId, reason: 'fire alarm' }

/** Two sections of one text question each; the first has 20 minutes, the second no time of its own and no way back. */
async function aTimedRoom(wish = aCandidate('Linh')) {
  const text = fiveItems().slice(4)
  const again = text.map((item) => ({ ...item, id: randomUUID() as ItemId }))
  const part = (items: Section['items'], ways: Partial<Section>): Section => {
    return { id: randomUUID() as SectionId, title: 'Part', shuffleItems: false, items, ...ways }
  }
  const sections = [part(text, { minutes: 20 }), part(again, { order: 'forward' })] as const
  const content = { sections: [...sections], shuffleOptions: false }
  const exam = await anExam(app, author, { content })
  const { candidates } = await aSitting(app, { exam, by: author }).with(wish)
  const [candidate] = candidates as [SeatedSitting['candidates'][number]]
  const device = await begins(app, candidate)
  const [timed, forward] = [sections[0].id, sections[1].id]
  const itemIds = [text[0]?.id, again[0]?.id] as [ItemId, ItemId]
  return { device, candidate, timed, forward, itemIds, attemptId: device.attemptId }
}

type Room = Awaited<ReturnType<typeof aTimedRoom>>
const opens = ({ device, attemptId }: Room, sectionId: SectionId, openedAt?: string) =>
  device.client.attempt.openSection({ attemptId, sectionId, openedAt })
const inMinutes = (minutes: number) => new Date(app.now().getTime() + minutes * 60_000).toISOString()

test('a section’s time begins when it is opened, and opening it again changes nothing', async () => {
  const room = await aTimedRoom()
  app.clock.advance({ minutes: 5 })
  const ends = inMinutes(20)
  expect((await opens(room, room.timed)).sections).toMatchObject([{ id: room.timed, endsAt: ends }])
  app.clock.advance({ minutes: 5 })
  expect((await opens(room, room.timed)).sections).toMatchObject([{ endsAt: ends }])
})

test('the time factor, a pause and an extension are for the open section too', async () => {
  const room = await aTimedRoom(aCandidate('Linh').withTimeFactor(1.5))
  const { sections } = await opens(room, room.timed)
  expect(sections).toMatchObject([{ endsAt: inMinutes(30) }])
  await pauseAttempt(app, room.attemptId, by)
  app.clock.advance({ minutes: 4 })
  await resumeAttempt(app, room.attemptId, by)
  const view = await extendAttempt(app, room.attemptId, { ...by, minutes: 3 })
  expect(view.sections).toMatchObject([{ endsAt: inMinutes(33) }])
})

test('what is given after a section is over is not for it', async () => {
  const room = await aTimedRoom()
  await opens(room, room.timed)
  const ended = inMinutes(20)
  app.clock.advance({ minutes: 25 })
  await extendAttempt(app, room.attemptId, { ...by, minutes: 10 })
  await pauseAttempt(app, room.attemptId, by)
  app.clock.advance({ minutes: 9 })
  const view = await resumeAttempt(app, room.attemptId, by)
  expect(view.sections).toMatchObject([{ endsAt: ended }])
})

test('what comes after a section’s end and grace is kept and late, while the others go on', async () => {
  const room = await aTimedRoom()
  await opens(room, room.timed)
  await answers(room.device, room.itemIds[0], { text: 'in time' }, 1)
  app.clock.advance({ minutes: 23 })
  const late = await answers(room.device, room.itemIds[0], { text: 'too late' }, 2)
  const other = await answers(room.device, room.itemIds[1], { text: 'goes on' }, 3)
  expect([late, other].map(({ receipts }) => receipts[0]?.isLate)).toEqual([true, false])
  const { answers: saved } = await room.device.client.attempt.answers({ attemptId: room.attemptId })
  expect(saved.map(({ body }) => body)).toEqual(
    expect.arrayContaining([{ text: 'in time' }, { text: 'goes on' }]),
  )
})

test('a page without a network says afterwards when it opened a section', async () => {
  const room = await aTimedRoom()
  const opened = inMinutes(6)
  app.clock.advance({ minutes: 10 })
  const { sections } = await opens(room, room.timed, opened)
  expect(sections).toMatchObject([{ openedAt: opened, endsAt: inMinutes(16) }])
})

test('a time before the start or in the future is not believed, nor one before a pause', async () => {
  const room = await aTimedRoom()
  const opened = inMinutes(1)
  app.clock.advance({ minutes: 2 })
  await pauseAttempt(app, room.attemptId, by)
  await resumeAttempt(app, room.attemptId, by)
  expect((await opens(room, room.timed, opened)).sections).toMatchObject([{ endsAt: inMinutes(20) }])
  const other = await aTimedRoom()
  expect((await opens(other, other.timed, inMinutes(-30))).sections).toMatchObject([
    { endsAt: inMinutes(20) },
  ])
})

test('another device finds what was opened and left', async () => {
  const room = await aTimedRoom()
  await opens(room, room.forward)
  await room.device.client.attempt.leaveSection({ attemptId: room.attemptId, sectionId: room.forward })
  const left = app.now().toISOString()
  app.clock.advance({ minutes: 1 })
  const { attempt } = await enters(app, room.candidate)
  expect(attempt.sections).toMatchObject([{ id: room.forward, endsAt: null, leftAt: left }])
})

test('a section that is not in the paper cannot be opened', async () => {
  const room = await aTimedRoom()
  await expect(opens(room, randomUUID() as SectionId)).rejects.toMatchObject({ code: 'not-found' })
})
