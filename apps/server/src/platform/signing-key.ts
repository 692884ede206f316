import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SigningKey, type SigningKeys } from '@invigil/contract/evidence.ts'

/** The key with which this installation signs evidence. */
export interface OwnSigningKey {
  id: string
  privateKey: KeyObject
}

/**
 * The Ed25519 key of the installation (RFC 8032), in a file only its owner may read, made at its first use. A file that
 * others may read stops whoever asks.
 */
export function theSigningKey(data: string): OwnSigningKey {
  const file = path.join(data, 'keys', 'signing.key')
  const pem = findPem(file) ?? makeKey(file)
  if (statSync(file).mode & 0o077) throw new Error(`${file} may be read by others; it needs mode 0600`)
  const privateKey = createPrivateKey(pem)
  return { id: keyIdOf(createPublicKey(privateKey)), privateKey }
}

/** Every public key that signs or signed here, the present one last. */
export function signingKeys(data: string): SigningKeys {
  const file = path.join(data, 'keys', 'signing.key')
  const { privateKey, id } = theSigningKey(data)
  const former = formerKeys(data)
  const from = former.at(-1)?.until ?? statSync(file).mtime.toISOString()
  const publicKey = spkiOf(createPublicKey(privateKey)).toString('base64')
  return { algorithm: 'Ed25519', keys: [...former, { id, publicKey, from, until: null }] }
}

/** Makes another key; the public one of before is kept, so that what it signed can still be verified. Returns both ids. */
export function rotateSigningKey(data: string, now: Date): { former: string; id: string } {
  const { keys } = signingKeys(data)
  const ended = keys.map((key) => ({ ...key, until: key.until ?? now.toISOString() }))
  writeWhole(formerFile(data), JSON.stringify(ended))
  const file = path.join(data, 'keys', 'signing.key')
  writeWhole(file, newPem())
  return { former: keys.at(-1)?.id ?? '', id: theSigningKey(data).id }
}

/** Signs bytes; the signature in hex. */
export function signBytes({ privateKey }: OwnSigningKey, bytes: Uint8Array): string {
  return sign(null, bytes, privateKey).toString('hex')
}

/** Whether one of these keys, by its id, signed exactly these bytes. A listed key that has another id than its own counts for nothing. */
export function isSignedBy(
  keys: readonly SigningKey[],
  { keyId, signature, bytes }: { keyId: string; signature: string; bytes: Uint8Array },
): 'signed' | 'not-signed' | 'key-unknown' {
  const listed = keys.find(({ id }) => id === keyId)
  const key = listed && readPublicKey(listed)
  if (!key) return 'key-unknown'
  return verify(null, bytes, key, Buffer.from(signature, 'hex')) ? 'signed' : 'not-signed'
}

function readPublicKey({ id, publicKey }: SigningKey): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' && keyIdOf(key) === id ? key : undefined
  } catch {
    return undefined
  }
}

function keyIdOf(key: KeyObject): string {
  return createHash('sha256').update(spkiOf(key)).digest('hex').slice(0, 16)
}

function spkiOf(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' })
}

function formerFile(data: string): string {
  return path.join(data, 'keys', 'former-signing-keys.json')
}

function formerKeys(data: string): SigningKey[] {
  const text = findPem(formerFile(data))
  return text === undefined ? [] : SigningKey.array().parse(JSON.parse(text))
}

function newPem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Linked into place whole, so that of two processes that start together one wins and neither reads a half. */
function makeKey(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(aside, newPem(), { mode: 0o600, flush: true })
  try {
    linkSync(aside, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(aside)
  }
  return readFileSync(file, 'utf8')
}

function writeWhole(file: string, text: string): void {
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(aside, text, { mode: 0o600, flush: true })
  renameSync(aside, file)
}

function findPem(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
