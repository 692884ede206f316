import { hash, randomBytes } from 'node:crypto'

/** A new secret of 256 random bits, safe in a cookie and in an address (43 characters). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a secret: its SHA-256. A random secret of this length needs no slow hash. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}
