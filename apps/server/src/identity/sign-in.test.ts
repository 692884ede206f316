import { expect, test } from 'vitest'
import { aTestApp } from '../platform/testing.ts'
import { makeLink } from './link.ts'
import { aPerson, asNobody, signedInAs } from './testing.ts'

const app = await aTestApp()
const password = 'nine grey geese'

async function someoneWithPassword(email: string) {
  const person = await aPerson(app, { email, name: 'Linh' })
  const path = await app.db.transaction().execute((tx) => makeLink(app, tx, 'invitation', person.personId))
  const token = path.split('#')[1] ?? ''
  await asNobody(app).identity.acceptInvitation({ token, password })
  return person
}

const signIn = (email: string, tried: string, from = '10.0.0.1') =>
  app.call('POST', '/api/identity/sign-in', { email, password: tried }, { remoteAddress: from })

test('the right password opens the door, whatever the case of the e-mail', async () => {
  await someoneWithPassword('linh@example.org')
  const answer = await signIn(' Linh@Example.org ', password)
  expect(answer.status).toBe(200)
  expect(answer.body.person).toMatchObject({ name: 'Linh', email: 'linh@example.org' })
  expect(answer.headers['set-cookie']).toMatch(
    /^invigil_sign_in=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
  )
})

test('a wrong password and an unknown e-mail get the same answer', async () => {
  await someoneWithPassword('minh@example.org')
  const wrong = await signIn('minh@example.org', 'nine grey goose')
  const unknown = await signIn('nobody@example.org', 'nine grey goose')
  expect(wrong.status).toBe(401)
  expect(wrong.body.code).toBe('wrong-credentials')
  expect({ ...unknown.body, data: { ...unknown.body.data, requestId: '' } }).toEqual({
    ...wrong.body,
    data: { ...wrong.body.data, requestId: '' },
  })
})

test('who guesses is made to wait, even for the right password, and told how long', async () => {
  await someoneWithPassword('guessed@example.org')
  const guesses = Array.from({ length: 5 }, (_, n) =>
    signIn('guessed@example.org', `guess number ${n}`, '10.0.0.9'),
  )
  await Promise.all(guesses)
  const held = await signIn('guessed@example.org', password, '10.0.0.9')
  expect(held.status).toBe(429)
  expect(held.body.data).toMatchObject({ code: 'too-many-requests', params: { retryAfterSeconds: 2 } })
  expect(held.headers['retry-after']).toBe('2')
  expect((await signIn('guessed@example.org', password, '10.0.0.8')).status).toBe(200)
  app.clock.advance({ seconds: 2 })
  expect((await signIn('guessed@example.org', password, '10.0.0.9')).status).toBe(200)
})

test('a sign-in ends when one signs out', async () => {
  const linh = await signedInAs(app, await aPerson(app, { name: 'Linh Hai' }))
  expect(await linh.identity.me()).toMatchObject({ person: { name: 'Linh Hai' } })
  await linh.identity.signOut()
  await expect(linh.identity.me()).rejects.toMatchObject({ code: 'not-signed-in', status: 401 })
})

test('a sign-in ends after twelve hours without use', async () => {
  const linh = await signedInAs(app, await aPerson(app))
  app.clock.advance({ hours: 11 })
  await linh.identity.me()
  app.clock.advance({ hours: 11 })
  await linh.identity.me()
  app.clock.advance({ hours: 12 })
  await expect(linh.identity.me()).rejects.toMatchObject({ code: 'not-signed-in' })
})

test('changing the password needs the old one and ends every other sign-in', async () => {
  const linh = await someoneWithPassword('change@example.org')
  const here = await signedInAs(app, linh)
  const elsewhere = await signedInAs(app, linh)
  const newPassword = 'seven white swans'
  await expect(
    here.identity.changePassword({ currentPassword: 'not this one', newPassword }),
  ).rejects.toMatchObject({ code: 'wrong-credentials' })
  await here.identity.changePassword({ currentPassword: password, newPassword })
  expect(await here.identity.me()).toMatchObject({ person: { email: 'change@example.org' } })
  await expect(elsewhere.identity.me()).rejects.toMatchObject({ code: 'not-signed-in' })
  expect((await signIn('change@example.org', newPassword)).status).toBe(200)
})

test('a weak password is refused with the reason', async () => {
  const linh = await signedInAs(app, await someoneWithPassword('weak@example.org'))
  await expect(
    linh.identity.changePassword({ currentPassword: password, newPassword: 'qwertyuiop' }),
  ).rejects.toMatchObject({ code: 'password-too-weak', data: { params: { reason: 'common' } } })
})

test('the token in the cookie is nowhere in the database', async () => {
  await someoneWithPassword('token@example.org')
  const { cookies } = await signIn('token@example.org', password)
  const rows = await app.db.selectFrom('signIn').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(cookies[0]?.value)
})

test('one may change one’s own name and language', async () => {
  const linh = await signedInAs(app, await aPerson(app))
  const me = await linh.identity.updateMe({ name: 'Trần Linh', locale: 'vi' })
  expect(me.person).toMatchObject({ name: 'Trần Linh', locale: 'vi' })
})

test('another site’s page cannot use a cookie', async () => {
  const answer = await app.call(
    'POST',
    '/api/identity/sign-out',
    {},
    { headers: { 'sec-fetch-site': 'cross-site' } },
  )
  expect(answer.status).toBe(403)
})
