import { expect, test } from 'vitest'
import { aTestApp } from '../platform/testing.ts'
import { resetLink } from './link-command.ts'
import { aClient, asNobody } from './testing.ts'
import { firstAdministratorLink } from './welcome.ts'

const app = await aTestApp()
const nobody = asNobody(app)
const tokenOf = (path: string | undefined) => path?.split('#')[1] ?? ''
const founder = {
  organisationName: 'Trường Lê Lợi',
  name: 'Trần Linh',
  email: 'linh@example.org',
  password: 'nine grey geese',
  locale: 'vi',
} as const

// The tests of this file tell one story, from an empty installation on.

test('an empty installation says that it waits for its first administrator', async () => {
  expect(await nobody.identity.start()).toEqual({
    needsFirstAdministrator: true,
    version: expect.any(String),
  })
})

test('without the link nobody becomes administrator', async () => {
  await expect(
    nobody.identity.welcome({ ...founder, token: 'guessed-guessed-guessed' }),
  ).rejects.toMatchObject({ code: 'link-not-valid' })
})

test('a new link at the next start ends the one before, and a link ends after a day', async () => {
  const first = await firstAdministratorLink(app)
  const second = await firstAdministratorLink(app)
  await expect(nobody.identity.welcome({ ...founder, token: tokenOf(first) })).rejects.toMatchObject({
    code: 'link-not-valid',
  })
  app.clock.advance({ hours: 24 })
  await expect(nobody.identity.welcome({ ...founder, token: tokenOf(second) })).rejects.toMatchObject({
    code: 'link-not-valid',
  })
})

test('the link makes the organisation and its administrator, who is signed in', async () => {
  const link = await firstAdministratorLink(app)
  expect(link).toMatch(/^\/console\/welcome#[\w-]{43}$/)
  const answer = await app.call('POST', '/api/identity/welcome', { ...founder, token: tokenOf(link) })
  expect(answer.body).toMatchObject({
    person: { name: 'Trần Linh', grants: [{ role: 'administrator', on: 'organisation' }] },
    organisation: { name: 'Trường Lê Lợi' },
  })
  const signedIn = aClient(app, { cookie: `${answer.cookies[0]?.name}=${answer.cookies[0]?.value}` })
  expect(await signedIn.identity.me()).toEqual(answer.body)
})

test('afterwards no link is made and nothing waits', async () => {
  expect(await firstAdministratorLink(app)).toBeUndefined()
  expect(await nobody.identity.start()).toMatchObject({ needsFirstAdministrator: false })
})

test('on the machine itself a lost password is replaced with a link', async () => {
  const link = await resetLink(app, 'Linh@example.org')
  await nobody.identity.acceptInvitation({ token: tokenOf(link), password: 'seven white swans' })
  const me = await nobody.identity.signIn({ email: 'linh@example.org', password: 'seven white swans' })
  expect(me.person.name).toBe('Trần Linh')
})

test('nobody gets a link for an e-mail that nobody has', async () => {
  expect(await resetLink(app, 'someone@example.org')).toBeUndefined()
})
