import type { PersonId, RegistrationId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { type KnownPerson, planRoster } from './plan-roster.ts'
import { readRoster } from './read-roster.ts'

const linh: KnownPerson = { personId: 'linh' as PersonId, name: 'Trần Linh', isOfOurs: true, isActive: true }
const registration = {
  id: 'r' as RegistrationId,
  ...{ externalId: 'A-17', extraMinutes: 15, timeFactor: 1, breakMinutes: 0 },
  ...{ group: null, room: null, startsAt: null, hasBegun: false },
}
const times = {
  startsAt: new Date('2040-03-06T02:00:00Z'),
  endsAt: new Date('2040-03-06T05:00:00Z'),
  timeZone: 'Asia/Ho_Chi_Minh',
}
const registered: KnownPerson = { ...linh, registration }

const header = 'email,name,student id,extra minutes'
const plan = (row: string, person?: KnownPerson) =>
  planRoster(readRoster(`${header}\n${row}`), new Map(person ? [['linh@example.org', person]] : []), times)

test('a new person is added and registered', () => {
  expect(plan('Linh@Example.org,Trần Linh,A-17,15 min')).toEqual([
    {
      line: 2,
      email: 'linh@example.org',
      name: 'Trần Linh',
      externalId: 'A-17',
      extraMinutes: 15,
      ...{ timeFactor: 1, breakMinutes: 0, group: null, room: null, startsAt: null, language: null },
      willDo: 'add-person-and-register',
      problems: [],
    },
  ])
})

test('a person we know is registered, even without a name in the roster', () => {
  expect(plan('linh@example.org,,,', linh)).toMatchObject([{ name: 'Trần Linh', willDo: 'register' }])
})

test('a candidate who is registered like this already stays as they are', () => {
  expect(plan('linh@example.org,Linh,A-17,15', registered)).toMatchObject([{ willDo: 'nothing' }])
})

test('what a roster does not say stays as it is', () => {
  expect(plan('linh@example.org,Linh,,', registered)).toMatchObject([{ willDo: 'nothing', extraMinutes: 15 }])
})

test('another number or other minutes are an update', () => {
  expect(plan('linh@example.org,Linh,A-18,15', registered)).toMatchObject([{ willDo: 'update' }])
  expect(plan('linh@example.org,Linh,A-17,0', registered)).toMatchObject([
    { willDo: 'update', extraMinutes: 0 },
  ])
})

test('the time of a candidate who has begun is not changed by a roster', () => {
  const person = { ...linh, registration: { ...registration, hasBegun: true } }
  expect(plan('linh@example.org,Linh,A-17,30', person)).toMatchObject([
    { willDo: 'refuse', problems: [{ column: 'extra-minutes', code: 'has-begun', value: '30' }] },
  ])
})

test.each([
  ['an e-mail without a host', 'linh@,Trần Linh,,', { column: 'email', code: 'no-email', value: 'linh@' }],
  ['no e-mail', ',Trần Linh,,', { column: 'email', code: 'missing', value: '' }],
  ['no name', 'linh@example.org,,,', { column: 'name', code: 'missing', value: '' }],
  [
    'minutes in words',
    'linh@example.org,Linh,,ten',
    { column: 'extra-minutes', code: 'no-minutes', value: 'ten' },
  ],
  [
    'minus minutes',
    'linh@example.org,Linh,,-5',
    { column: 'extra-minutes', code: 'no-minutes', value: '-5' },
  ],
  [
    'eleven hours',
    'linh@example.org,Linh,,660',
    { column: 'extra-minutes', code: 'no-minutes', value: '660' },
  ],
])('%s is refused by its column', (_what, row, problem) => {
  expect(plan(row)).toMatchObject([{ willDo: 'refuse', problems: [problem] }])
})

test('every wrong cell of a line is named, not only the first', () => {
  expect(plan('linh@,,,ten')[0]?.problems.map(({ column }) => column)).toEqual([
    'email',
    'name',
    'extra-minutes',
  ])
})

test('an e-mail that stands there twice is refused the second time, and says where it was first', () => {
  const lines = plan('linh@example.org,Linh,,\nLINH@example.org,Linh,,')
  expect(lines.map(({ willDo }) => willDo)).toEqual(['add-person-and-register', 'refuse'])
  expect(lines[1]?.problems).toEqual([{ column: 'email', code: 'twice', value: '2' }])
})

test('an e-mail of somebody elsewhere is refused without saying where', () => {
  expect(plan('linh@example.org,Linh,,', { ...linh, isOfOurs: false })).toMatchObject([
    { problems: [{ column: 'email', code: 'taken' }] },
  ])
})

test('somebody without access is not registered', () => {
  expect(plan('linh@example.org,Linh,,', { ...linh, isActive: false })).toMatchObject([
    { problems: [{ column: 'email', code: 'no-access' }] },
  ])
})

test('a roster of headers alone says that it is empty', () => {
  expect(planRoster(readRoster(header), new Map(), times)).toMatchObject([
    { problems: [{ column: '', code: 'empty' }] },
  ])
})

test('more than five thousand lines are too many at once', () => {
  const text = Array.from({ length: 5_001 }, (_, at) => `c${at}@example.org,Candidate ${at}`).join('\n')
  expect(planRoster(readRoster(text), new Map(), times)).toMatchObject([
    { line: 5_001, problems: [{ code: 'too-many-lines' }] },
  ])
})

const all = 'email,name,group,room,time factor,break minutes,start,language'
const planAll = (cells: string, person?: KnownPerson) =>
  planRoster(
    readRoster(`${all}\nlinh@example.org,Linh,${cells}`),
    new Map(person ? [['linh@example.org', person]] : []),
    times,
  )

test('group, room, factor, breaks, start and language are read', () => {
  expect(planAll('Year 2,A 101,+25 %,10 min,9h30,Tiếng Việt')).toMatchObject([
    {
      ...{ group: 'Year 2', room: 'A 101', timeFactor: 1.25, breakMinutes: 10, language: 'vi' },
      startsAt: '2040-03-06T02:30:00.000Z',
      willDo: 'add-person-and-register',
    },
  ])
})

test.each([
  ['minutes after the sitting’s start', '+15', '2040-03-06T02:15:00.000Z'],
  ['a day and a time', '2040-03-07 14:05', '2040-03-07T07:05:00.000Z'],
  ['a European day', '7/3/2040 14:05', '2040-03-07T07:05:00.000Z'],
  ['the sitting’s own start', '9:00', null],
])('a start may be %s', (_what, cell, startsAt) => {
  expect(planAll(`,,,,${cell},`)).toMatchObject([{ startsAt, problems: [] }])
})

test.each([
  ['a factor below one', ',,0.8,,,', 'time-factor', 'no-factor'],
  ['five hours of breaks', ',,,300,,', 'break-minutes', 'no-breaks'],
  ['an hour that is none', ',,,,25:00,', 'start', 'no-start'],
  ['a day that is none', ',,,,2040-02-30 09:00,', 'start', 'no-start'],
  ['a language that is none of ours', ',,,,,Deutsch', 'language', 'no-language'],
])('%s is refused', (_what, cells, column, code) => {
  expect(planAll(cells)).toMatchObject([{ willDo: 'refuse', problems: [{ column, code }] }])
})

test('what stands for a person is shown, and a roster may say otherwise', () => {
  const person = { ...linh, standing: { extraMinutes: 5, timeFactor: 1.5, breakMinutes: 20 } }
  expect(planAll(',,,,,', person)).toMatchObject([{ timeFactor: 1.5, breakMinutes: 20, willDo: 'register' }])
  expect(planAll(',,2,,,', person)).toMatchObject([{ timeFactor: 2, breakMinutes: 20, willDo: 'register' }])
})

test('somebody who has begun keeps factor and start', () => {
  const person = { ...linh, registration: { ...registration, hasBegun: true } }
  expect(planAll(',,1.5,,+30,', person)[0]?.problems).toMatchObject([
    { column: 'time-factor', code: 'has-begun' },
    { column: 'start', code: 'has-begun' },
  ])
})
