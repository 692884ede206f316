import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

const nonceBytes = 12
/** Said to both sides: without it Node opens what has lost a part of its tag. */
const options = { authTagLength: 16 }
const bodyFrom = nonceBytes + options.authTagLength

/** AES-256-GCM, as `nonce 12 | tag 16 | bytes`. Bound to its place, so that nothing sealed can stand for anything else. */
export function sealBytes(key: KeyObject, place: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, options)
  cipher.setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** What was sealed. Throws where it was sealed by another key, for another place, or was changed or cut. */
export function openBytes(key: KeyObject, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), options)
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.subarray(nonceBytes, bodyFrom))
  return Buffer.concat([decipher.update(sealed.subarray(bodyFrom)), decipher.final()])
}
