import type { PersonId, RegistrationId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { type KnownPerson, planRoster } from './plan-roster.ts'
import { readRoster } from './read-roster.ts'

const linh: KnownPerson = { personId: 'linh' as PersonId, name: 'Trần Linh', isOfOurs: true, isActive: true }
const registration = { id: 'r' as RegistrationId, externalId: 'A-17', extraMinutes: 15, hasBegun: false }
const registered: KnownPerson = { ...linh, registration }

const header = 'email,name,student id,extra minutes'
const plan = (row: string, person?: KnownPerson) =>
  planRoster(readRoster(`${header}\n${row}`), new Map(person ? [['linh@example.org', person]] : []))

test('a new person is added and registered', () => {
  expect(plan('Linh@Example.org,Trần Linh,A-17,15 min')).toEqual([
    {
      line: 2,
      email: 'linh@example.org',
      name: 'Trần Linh',
      externalId: 'A-17',
      extraMinutes: 15,
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
  expect(planRoster(readRoster(header), new Map())).toMatchObject([
    { problems: [{ column: '', code: 'empty' }] },
  ])
})

test('more than five thousand lines are too many at once', () => {
  const text = Array.from({ length: 5_001 }, (_, at) => `c${at}@example.org,Candidate ${at}`).join('\n')
  expect(planRoster(readRoster(text), new Map())).toMatchObject([
    { line: 5_001, problems: [{ code: 'too-many-lines' }] },
  ])
})
