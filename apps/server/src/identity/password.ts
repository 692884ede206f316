import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane; about 40 ms of one core. */
const strength = { memory: 19_456, passes: 2, parallelism: 1 }
const derive = promisify(argon2)

/** Hashes a password with argon2id into a PHC string (`$argon2id$v=19$m=19456,t=2,p=1$salt$hash`). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive('argon2id', {
    ...strength,
    message: asBytes(password),
    nonce: salt,
    tagLength: 32,
  })
  const { memory, passes, parallelism } = strength
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`
}

/** Says whether a password fits a PHC string, in constant time; throws if the string is not argon2id version 19. */
export async function fitsPassword(password: string, phc: string): Promise<boolean> {
  const { memory, passes, parallelism, salt, hash } = parsePhc(phc)
  const nonce = salt
  const tagLength = hash.length
  const message = asBytes(password)
  const derived = await derive('argon2id', { memory, passes, parallelism, message, nonce, tagLength })
  return timingSafeEqual(derived, hash)
}

/** What is checked for an e-mail nobody has, so that its answer takes as long as a wrong password. No password fits it. */
export const nobodysHash = `$argon2id$v=19$m=19456,t=2,p=1$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(32))}`

function parsePhc(phc: string) {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc)
  const [, memory, passes, parallelism, salt, hash] = parts ?? []
  if (!salt || !hash) throw new Error('a stored password is not argon2id in PHC format')
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

/** The same text typed on two keyboards may be two byte strings (é as one character or two); NFKC makes them one. */
function asBytes(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8')
}

/** PHC strings use base64 without padding. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
