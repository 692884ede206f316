import { expect, test } from 'vitest'
import { fitsPassword, hashPassword, nobodysHash } from './password.ts'

test('the right password fits its hash and another does not', async () => {
  const hash = await hashPassword('nine grey geese')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await fitsPassword('nine grey geese', hash)).toBe(true)
  expect(await fitsPassword('nine grey goose', hash)).toBe(false)
})

test('the same password is hashed differently each time', async () => {
  expect(await hashPassword('nine grey geese')).not.toBe(await hashPassword('nine grey geese'))
})

test('an accent typed in two ways is the same password', async () => {
  const hash = await hashPassword('mot de passe \u00e9t\u00e9')
  expect(await fitsPassword('mot de passe e\u0301te\u0301', hash)).toBe(true)
})

test('a hash made elsewhere with other parameters is read from its own string', async () => {
  // The reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await fitsPassword('password', reference)).toBe(true)
})

test('no password fits the hash of nobody', async () => {
  expect(await fitsPassword('', nobodysHash)).toBe(false)
})

test('a stored text that is no argon2id hash is an error', async () => {
  await expect(fitsPassword('password', 'password')).rejects.toThrow('PHC')
})
