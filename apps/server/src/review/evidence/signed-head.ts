import { createHash } from 'node:crypto'
import { Sha256, Signature, type SigningKey, SigningKeyId } from '@invigil/contract/evidence.ts'
import { z } from 'zod'
import { canonicalJson } from '../../platform/canonical-json.ts'
import { isSignedBy, type OwnSigningKey, signBytes } from '../../platform/signing-key.ts'

const count = z.number().int().nonnegative()

/** How far every chain reached at one moment. Only what moved since the head before is in it. */
export const SignedHead = z.strictObject({
  counter: z.number().int().positive(),
  /** The SHA-256 of the line before this one; null in the first. */
  previous: Sha256.nullable(),
  at: z.iso.datetime(),
  /** Track number, last frame, hash of the last record. */
  tracks: z.array(z.tuple([count, count, Sha256])),
  /** Organisation, last entry, its hash. */
  audits: z.array(z.tuple([z.uuid(), count, Sha256])),
  /** Attempt, version, hash of the manifest. */
  manifests: z.array(z.tuple([z.uuid(), count, Sha256])),
  /**
   * What is named for the first time, so that it is missed when it vanishes: attempts with their sitting, track numbers with
   * their attempt. Heads of before 0046 have neither.
   */
  attempts: z.array(z.tuple([z.uuid(), z.uuid()])).optional(),
  begun: z.array(z.tuple([count, z.uuid()])).optional(),
  /** The database was older than what had been written outside it: the counter it stood at. */
  rolledBackFrom: count.optional(),
  keyId: SigningKeyId,
})
export type SignedHead = z.infer<typeof SignedHead>

const SignedLine = z.strictObject({ head: SignedHead, signature: Signature })

/** A head and the text that stands for it everywhere. */
export interface HeadLine {
  head: SignedHead
  line: string
  /** Of the line, without its line feed. */
  hash: string
}

/** Signs a head and writes it as one line. */
export function lineOf(head: SignedHead, key: OwnSigningKey): HeadLine {
  const signature = signBytes(key, Buffer.from(canonicalJson(head)))
  const line = canonicalJson({ head, signature })
  return { head, line, hash: sha256(line) }
}

/** Reads a line as it was written; undefined for any other text, also for the same JSON written otherwise. */
export function readHeadLine(line: string): (HeadLine & { signature: string }) | undefined {
  const parsed = SignedLine.safeParse(jsonOf(line))
  if (!parsed.success || canonicalJson(parsed.data) !== line) return undefined
  return { ...parsed.data, line, hash: sha256(line) }
}

/** Whether one of the keys signed this head. */
export function isHeadSigned(
  keys: readonly SigningKey[],
  { head, signature }: { head: SignedHead; signature: string },
): ReturnType<typeof isSignedBy> {
  return isSignedBy(keys, { keyId: head.keyId, signature, bytes: Buffer.from(canonicalJson(head)) })
}

/** The SHA-256 of a text or of bytes, hex. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

/** What a text says as JSON; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
