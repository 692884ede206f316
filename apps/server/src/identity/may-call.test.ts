import type { Access, Role } from '@invigil/contract/access.ts'
import {
  AttemptId,
  ExamId,
  OrganisationId,
  PersonId,
  RegistrationId,
  SittingId,
} from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import type { Place } from '../platform/room.ts'
import type { AttemptCaller, Caller, HeldGrant, PersonCaller } from './caller.ts'
import { mayCall } from './may-call.ts'

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const here = OrganisationId.parse(uuid(1))
const elsewhere = OrganisationId.parse(uuid(2))
const exam = ExamId.parse(uuid(3))
const sitting = SittingId.parse(uuid(4))
const linh = PersonId.parse(uuid(5))

const attempt: Place = {
  organisationId: here,
  examId: exam,
  sittingId: sitting,
  registrationId: RegistrationId.parse(uuid(6)),
  attemptId: AttemptId.parse(uuid(7)),
  personId: linh,
}
const itsKey: AttemptCaller = {
  is: 'attempt',
  attemptId: AttemptId.parse(uuid(7)),
  registrationId: RegistrationId.parse(uuid(6)),
  organisationId: here,
  opening: 1,
}
const nobody: Caller = { is: 'nobody' }

function someone(...grants: HeldGrant[]): PersonCaller {
  return { is: 'person', personId: PersonId.parse(uuid(9)), organisationId: here, signInId: uuid(10), grants }
}
const on = (role: Role, scopeKind: HeldGrant['scopeKind'], scopeId: string): HeldGrant => ({
  role,
  scopeKind,
  scopeId,
})

const proctorsRoute: Access = { who: ['proctor'], of: 'attempt', by: 'attemptId' }
const authorsRoute: Access = { who: ['author'], of: 'organisation' }
const candidatesRoute: Access = { who: 'candidate', of: 'attempt', by: 'attemptId' }
const let_ = { do: 'let' }
const refused = (code: string) => ({ do: 'refuse', code })

test.each<[string, Access, Caller, Place | undefined, object]>([
  ['anyone may call an open route', { who: 'anyone' }, nobody, undefined, let_],
  ['a stranger is asked to sign in', { who: 'signed-in' }, nobody, undefined, refused('not-signed-in')],
  [
    'a person without a role may call what only needs a sign-in',
    { who: 'signed-in' },
    someone(),
    undefined,
    let_,
  ],
  ['an attempt’s key is no sign-in', { who: 'signed-in' }, itsKey, undefined, refused('not-signed-in')],
  [
    'a route that names nobody lets nobody in',
    { who: [], of: 'any' },
    someone(on('administrator', 'organisation', here)),
    undefined,
    refused('not-allowed'),
  ],
  [
    'a stranger is asked to sign in before anything is looked up',
    proctorsRoute,
    nobody,
    undefined,
    refused('not-signed-in'),
  ],
  ['a person without a role may not watch', proctorsRoute, someone(), attempt, refused('not-allowed')],
  [
    'a proctor of the organisation may watch any attempt in it',
    proctorsRoute,
    someone(on('proctor', 'organisation', here)),
    attempt,
    let_,
  ],
  [
    'a proctor of the exam may watch its attempts',
    proctorsRoute,
    someone(on('proctor', 'exam', exam)),
    attempt,
    let_,
  ],
  [
    'a proctor of the sitting may watch its attempts',
    proctorsRoute,
    someone(on('proctor', 'sitting', sitting)),
    attempt,
    let_,
  ],
  [
    'a proctor of another sitting may not',
    proctorsRoute,
    someone(on('proctor', 'sitting', uuid(99))),
    attempt,
    refused('not-allowed'),
  ],
  [
    'an author may not watch',
    proctorsRoute,
    someone(on('author', 'organisation', here)),
    attempt,
    refused('not-allowed'),
  ],
  [
    'an administrator may do what other staff may',
    proctorsRoute,
    someone(on('administrator', 'organisation', here)),
    attempt,
    let_,
  ],
  [
    'an administrator of one exam is one only there',
    authorsRoute,
    someone(on('administrator', 'exam', exam)),
    { organisationId: here },
    refused('not-allowed'),
  ],
  [
    'another organisation’s object does not exist',
    proctorsRoute,
    someone(on('proctor', 'organisation', here)),
    { ...attempt, organisationId: elsewhere },
    refused('not-found'),
  ],
  [
    'a grant on another organisation’s exam opens nothing',
    proctorsRoute,
    someone(on('proctor', 'exam', exam)),
    { ...attempt, organisationId: elsewhere },
    refused('not-found'),
  ],
  [
    'what is not there is not found',
    proctorsRoute,
    someone(on('proctor', 'organisation', here)),
    undefined,
    refused('not-found'),
  ],
  [
    'staff of one sitting may list',
    { who: ['proctor'], of: 'any' },
    someone(on('proctor', 'sitting', sitting)),
    undefined,
    let_,
  ],
  [
    'other staff may not list',
    { who: ['proctor'], of: 'any' },
    someone(on('author', 'exam', exam)),
    undefined,
    refused('not-allowed'),
  ],
  ['the attempt’s own key opens it', candidatesRoute, itsKey, attempt, let_],
  [
    'another attempt’s key does not',
    candidatesRoute,
    { ...itsKey, attemptId: AttemptId.parse(uuid(98)) },
    attempt,
    refused('not-allowed'),
  ],
  ['the candidate may use the sign-in', candidatesRoute, { ...someone(), personId: linh }, attempt, let_],
  [
    'an administrator does not sit in the candidate’s place',
    candidatesRoute,
    someone(on('administrator', 'organisation', here)),
    attempt,
    refused('not-allowed'),
  ],
  [
    'another organisation’s attempt does not exist for a candidate',
    candidatesRoute,
    { ...itsKey, organisationId: elsewhere },
    attempt,
    refused('not-found'),
  ],
  [
    'a candidate without any proof is asked to sign in',
    candidatesRoute,
    nobody,
    attempt,
    refused('not-signed-in'),
  ],
  [
    'the key opens the registration it belongs to',
    { who: 'candidate', of: 'registration', by: 'registrationId' },
    itsKey,
    attempt,
    let_,
  ],
])('%s', (_title, access, caller, place, permission) => {
  expect(mayCall(access, caller, place)).toEqual(permission)
})
