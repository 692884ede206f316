import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author' })
const paul = await aPerson(app, { role: 'proctor', name: 'Paul' })
const author = await signedInAs(app, mai)
const exam = await anExam(app, mai)

/** A sitting that begins in two hours, for four candidates. */
async function aFullHouse() {
  const names = ['An', 'Bình', 'Chi', 'Dũng']
  const seated = await aSitting(app, { by: mai, exam, startsIn: 120, endsIn: 360 }).with(
    ...names.map((name) => aCandidate(name)),
  )
  const { sittingId } = seated
  const { proctors } = await author.sitting.setProctors({ sittingId, personIds: [paul.personId] })
  return { ...seated, proctors, ids: seated.candidates.map(({ registrationId }) => registrationId) }
}

async function withTwoRooms() {
  const house = await aFullHouse()
  const { rooms } = await author.sitting.setRooms({
    sittingId: house.sittingId,
    rooms: [
      { name: 'A 101', capacity: 3, personIds: [paul.personId] },
      { name: 'B 202', capacity: 2 },
    ],
  })
  return { ...house, rooms }
}

const minutesAfter = (start: string, instant: string | undefined) =>
  (Date.parse(instant ?? '') - Date.parse(start)) / 60_000

test('a sitting has rooms with proctors of its own', async () => {
  const { sittingId, rooms, proctors } = await withTwoRooms()
  expect(rooms).toMatchObject([
    { name: 'A 101', capacity: 3, proctors },
    { name: 'B 202', capacity: 2, proctors: [] },
  ])
  expect((await author.sitting.get({ sittingId })).rooms).toEqual(rooms)
})

test('who does not proctor the sitting proctors none of its rooms', async () => {
  const { sittingId } = await aFullHouse()
  const rooms = [{ name: 'A', personIds: [mai.personId] }]
  await expect(author.sitting.setRooms({ sittingId, rooms })).rejects.toMatchObject({ code: 'not-a-proctor' })
})

test('two rooms may change names', async () => {
  const { sittingId, rooms } = await withTwoRooms()
  const [first, second] = rooms.map(({ id, name }) => ({ id, name }))
  const swapped = [
    { ...first, name: 'B 202' },
    { ...second, name: 'A 101' },
  ]
  const changed = await author.sitting.setRooms({ sittingId, rooms: swapped })
  expect(changed.rooms.map(({ id, name }) => [id, name])).toEqual([
    [second?.id, 'A 101'],
    [first?.id, 'B 202'],
  ])
})

test('two rooms cannot have one name', async () => {
  const { sittingId } = await aFullHouse()
  const rooms = [{ name: 'Hall' }, { name: 'hall' }]
  await expect(author.sitting.setRooms({ sittingId, rooms })).rejects.toMatchObject({ code: 'invalid-input' })
})

test('rooms are filled one after the other as their capacity allows', async () => {
  const { sittingId, ids } = await withTwoRooms()
  const { registrations } = await author.sitting.arrange({
    sittingId,
    registrationIds: ids,
    room: 'by-capacity',
  })
  expect(registrations.map(({ room }) => room?.name)).toEqual(['A 101', 'A 101', 'A 101', 'B 202'])
})

test('a room takes no more than it has places', async () => {
  const { sittingId, ids, rooms } = await withTwoRooms()
  const room = rooms[1]?.id
  await expect(author.sitting.arrange({ sittingId, registrationIds: ids, room })).rejects.toMatchObject({
    code: 'room-full',
    data: { params: { room: 'B 202', capacity: 2 } },
  })
})

test('a room that ends leaves its candidates without one', async () => {
  const { sittingId, ids } = await withTwoRooms()
  await author.sitting.arrange({ sittingId, registrationIds: ids, room: 'by-capacity' })
  await author.sitting.setRooms({ sittingId, rooms: [] })
  const { registrations } = await author.sitting.roster({ sittingId })
  expect(registrations.map(({ room }) => room)).toEqual([null, null, null, null])
})

test('a group is known to its sitting', async () => {
  const { sittingId, ids } = await aFullHouse()
  await author.sitting.arrange({ sittingId, registrationIds: ids.slice(0, 2), group: 'Year 1' })
  await author.sitting.arrange({ sittingId, registrationIds: ids.slice(2), group: 'Year 2' })
  expect((await author.sitting.get({ sittingId })).groups).toEqual(['Year 1', 'Year 2'])
})

test('two candidates begin every quarter of an hour, with windows as long as the sitting’s', async () => {
  const { sittingId, sitting } = await aFullHouse()
  const { registrations } = await author.sitting.stagger({ sittingId, each: 2, everyMinutes: 15 })
  expect(registrations.map(({ window }) => window)).toEqual([
    null,
    null,
    expect.anything(),
    expect.anything(),
  ])
  const window = registrations[2]?.window
  expect(minutesAfter(sitting.startsAt, window?.startsAt)).toBe(15)
  expect(minutesAfter(sitting.endsAt, window?.endsAt)).toBe(15)
})

test('windows move with the sitting, those of another time zone by its own clock', async () => {
  const { sittingId, sitting, ids } = await aFullHouse()
  const [first, second] = ids as [(typeof ids)[0], (typeof ids)[0]]
  await author.sitting.stagger({ sittingId, each: 1, everyMinutes: 10 })
  await author.sitting.place({ registrationId: first, timeZone: 'Europe/Paris' })
  const inADay = (instant: string) => new Date(Date.parse(instant) + 86_400_000).toISOString()
  await author.sitting.update({
    sittingId,
    startsAt: inADay(sitting.startsAt),
    endsAt: inADay(sitting.endsAt),
  })
  const { registrations } = await author.sitting.roster({ sittingId })
  const windowOf = (id: string) => registrations.find((one) => one.id === id)?.window?.startsAt
  expect(minutesAfter(sitting.startsAt, windowOf(second))).toBe(24 * 60 + 10)
  // Between Hanoi and Paris: six hours in winter, five in summer.
  expect([24 * 60 + 300, 24 * 60 + 360]).toContain(minutesAfter(sitting.startsAt, windowOf(first)))
})

test('a time zone that does not exist and a window that ends before it starts are refused', async () => {
  const { ids, sitting } = await aFullHouse()
  const registrationId = ids[0] as (typeof ids)[0]
  await expect(author.sitting.place({ registrationId, timeZone: 'Mars/Base' })).rejects.toMatchObject({
    code: 'time-zone-unknown',
  })
  const window = { startsAt: sitting.endsAt, endsAt: sitting.startsAt }
  await expect(author.sitting.place({ registrationId, window })).rejects.toMatchObject({
    code: 'times-wrong',
  })
})
