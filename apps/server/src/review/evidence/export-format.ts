import { Manifest, type ManifestTrack, Sha256, Signature, SigningKeyId } from '@invigil/contract/evidence.ts'
import { AttemptId } from '@invigil/contract/ids.ts'
import { z } from 'zod'
import { canonicalJson } from '../../platform/canonical-json.ts'
import { jsonOf } from './signed-head.ts'

/** The names of the files of an export, in the order in which they come. Films and the key only where it was opened. */
export const exportNames = {
  readme: 'README.txt',
  keys: 'keys.json',
  manifest: 'manifest.json',
  manifestSignature: 'manifest.signature.json',
  heads: 'heads.jsonl',
  key: 'key.json',
  contents: 'contents.json',
  contentsSignature: 'contents.signature.json',
} as const

/** The file that holds a track's records, one after the other as they were written. */
export function recordsName({ number, kind }: Pick<ManifestTrack, 'number' | 'kind'>): string {
  return `tracks/${number}-${kind}.records`
}

/** A signature and whose it is. */
export const SignatureFile = z.strictObject({ keyId: SigningKeyId, signature: Signature })
export type SignatureFile = z.infer<typeof SignatureFile>

/** Every other file of an export. */
export const Contents = z.strictObject({
  format: z.literal('invigil-export-1'),
  attempt: AttemptId,
  at: z.iso.datetime(),
  manifest: Sha256,
  files: z.array(z.strictObject({ name: z.string(), bytes: z.number().int().nonnegative(), sha256: Sha256 })),
})
export type Contents = z.infer<typeof Contents>

/** The attempt's key, in an export that was opened: 32 bytes in hex. */
export const KeyFile = z.strictObject({
  algorithm: z.literal('AES-256-GCM'),
  number: z.number().int(),
  key: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Reads JSON that must be written exactly as it is signed; undefined for anything else. */
export function readExactly<Value>(schema: z.ZodType<Value>, text: string): Value | undefined {
  const parsed = schema.safeParse(jsonOf(text))
  return parsed.success && canonicalJson(parsed.data) === text ? parsed.data : undefined
}

/** Reads a manifest as it was signed; undefined for anything else. */
export function readManifest(text: string): Manifest | undefined {
  return readExactly(Manifest, text)
}
