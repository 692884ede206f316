import { expect, test } from 'vitest'
import { anOrganisation, aPerson, signedInAs } from '../identity/testing.ts'
import { reportUnexpected } from '../platform/error-group.ts'
import { aTestApp } from '../platform/testing.ts'
import { judgeDisk, judgeSealing } from './health.ts'

const app = await aTestApp()
const boss = await aPerson(app, { role: 'administrator', name: 'Boss' })
const administrator = await signedInAs(app, boss)

test('errors that look alike are one line with a count, the latest request and no data of people', async () => {
  const error = () => new Error('the journal of attempt 0198c2de-0000-7000-8000-000000000001 is gone')
  await reportUnexpected(app, error(), { route: 'GET /api/x', requestId: 'first' })
  app.clock.advance({ minutes: 1 })
  await reportUnexpected(app, error(), { route: 'GET /api/x', requestId: 'second' })
  const { groups } = await administrator.admin.errors()
  expect(groups).toMatchObject([
    {
      count: 2,
      lastRequestId: 'second',
      firstSeenAt: '2040-03-05T09:00:00.000Z',
      lastSeenAt: '2040-03-05T09:01:00.000Z',
    },
  ])
})

test('the audit log is read from its end, page by page, with names', async () => {
  const organisationId = await anOrganisation(app)
  const chief = await aPerson(app, { role: 'administrator', name: 'Chief', organisationId })
  const client = await signedInAs(app, chief)
  await client.admin.updateOrganisation({ name: 'First' })
  await client.admin.updateOrganisation({ name: 'Second' })
  const latest = await client.admin.audit({ limit: 1 })
  expect(latest).toMatchObject({
    entries: [
      { kind: 'organisation-renamed', actorName: 'Chief', body: { before: 'First', after: 'Second' } },
    ],
    isWhole: false,
  })
  const rest = await client.admin.audit({ before: latest.entries[0]?.seq ?? 0 })
  expect(rest.entries.map(({ kind }) => kind)).toEqual(['organisation-renamed', 'signed-in', 'person-added'])
  expect(rest.isWhole).toBe(true)
})

test('one organisation does not read the audit log of another', async () => {
  const organisationId = await anOrganisation(app)
  const stranger = await signedInAs(app, await aPerson(app, { role: 'administrator', organisationId }))
  const { entries } = await stranger.admin.audit({})
  expect(entries.map(({ subject }) => subject)).not.toContain(`person:${boss.personId}`)
})

test('an audit log that somebody changed in the database is found out', async () => {
  expect(await administrator.admin.verifyAudit()).toMatchObject({ isIntact: true, problem: null })
  await app.pool.query('alter table audit_entry disable trigger user')
  await app.pool.query(
    `update audit_entry set body = '{"name":"Nobody"}' where subject = $1 and kind = 'person-added'`,
    [`person:${boss.personId}`],
  )
  expect(await administrator.admin.verifyAudit()).toMatchObject({
    isIntact: false,
    problem: expect.stringContaining('is not what was written'),
  })
})

test('health asks the database, the disk, the jobs, the files and the models', async () => {
  const health = await administrator.admin.health()
  const byName = Object.fromEntries(
    health.checks.map(({ name, state, detail }) => [name, `${state}: ${detail}`]),
  )
  expect(byName).toMatchObject({
    database: expect.stringMatching(/^(good|warning): PostgreSQL \d+/),
    disk: expect.stringContaining(' GB free of '),
    jobs: 'good: 0 late, 0 failed in 24 h',
    media: expect.stringMatching(/^good: write, read, delete/),
    models: expect.stringMatching(/\d+ networks/),
    vision: 'warning: visionProcesses is 0: the server does not look itself',
  })
})

test.each([
  ['good', 500e9, 1000e9],
  ['good', 1.2e9, 20e9],
  ['warning', 9e9, 1000e9],
  ['bad', 0.9e9, 1000e9],
])('a disk is %s with %d bytes of %d left', (state, free, size) => {
  expect(judgeDisk(free, size).state).toBe(state)
})

test.for([
  [60, undefined, 'good'],
  [2_000, undefined, 'warning'],
  [60, { since: new Date(0), why: 'the bucket is gone' }, 'bad'],
] as const)(
  'recordings that have waited %s s to be sealed, with trouble %o, are %s',
  ([seconds, trouble, state]) => {
    expect(judgeSealing(seconds, 1e9, trouble).state).toBe(state)
  },
)
