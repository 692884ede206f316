import { z } from 'zod'
import { AttemptState } from './attempt-state.ts'
import { AttemptId, Instant, PersonId, SittingId } from './ids.ts'
import { TrackKind } from './media.ts'
import { route } from './route.ts'

/** A SHA-256, hex in lower case. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** The first 16 hex digits of the SHA-256 of a public key (SPKI, DER). */
export const SigningKeyId = z.string().regex(/^[0-9a-f]{16}$/)
/** An Ed25519 signature, hex. */
export const Signature = z.string().regex(/^[0-9a-f]{128}$/)

/** A public key that signs or signed evidence; `until` null for the one that signs now. `publicKey` is its SPKI in base64. */
export const SigningKey = z.strictObject({
  id: SigningKeyId,
  publicKey: z.base64(),
  from: Instant,
  until: Instant.nullable(),
})
export type SigningKey = z.infer<typeof SigningKey>
export const SigningKeys = z.strictObject({ algorithm: z.literal('Ed25519'), keys: z.array(SigningKey) })
export type SigningKeys = z.infer<typeof SigningKeys>

const count = z.number().int().nonnegative()

/** One track as it was when the manifest was made. `head` is the hash of its last record, which vouches for all before it. */
export const ManifestTrack = z.strictObject({
  id: z.uuid(),
  number: count,
  kind: TrackKind,
  codecs: z.array(z.string()),
  fromSeq: count,
  toSeq: count,
  fromAt: Instant,
  toAt: Instant,
  records: count,
  bytes: count,
  head: Sha256,
  /** Objects that hold its records, as they lie in storage. */
  sealed: z.array(z.strictObject({ key: z.string(), fromSeq: count, toSeq: count, sha256: Sha256 })),
})
export type ManifestTrack = z.infer<typeof ManifestTrack>

/** An audit entry with the hash of the one before it, so that its own hash can be computed again. */
export const ManifestAudit = z.strictObject({
  organisationId: z.string(),
  seq: count,
  at: Instant,
  actorId: z.string().nullable(),
  kind: z.string(),
  subject: z.string(),
  body: z.unknown(),
  previous: Sha256,
  hash: Sha256,
})

/** What only ever grows: a later manifest holds every line of an earlier one. */
export const ManifestLists = z.strictObject({
  marks: z.array(
    z.strictObject({ track: count, seq: count, at: Instant, what: z.string(), reason: z.string() }),
  ),
  consents: z.array(
    z.strictObject({ stream: z.string(), at: Instant, given: z.boolean(), wording: z.string() }),
  ),
  /** Of the pictures of the check-in: the SHA-256 of each JPEG. */
  pictures: z.array(z.strictObject({ kind: z.string(), place: count, at: Instant, sha256: Sha256 })),
  /** Signals as they came, batch by batch: the SHA-256 of their canonical JSON. */
  signals: z.array(
    z.strictObject({
      outbox: z.string(),
      firstSeq: count,
      n: count,
      at: Instant,
      by: z.enum(['candidate', 'server']),
      sha256: Sha256,
    }),
  ),
  pinned: z.array(
    z.strictObject({ id: z.uuid(), incident: z.uuid(), kind: z.string(), at: Instant, sha256: Sha256 }),
  ),
  decisions: z.array(
    z.strictObject({
      id: z.uuid(),
      incident: z.uuid(),
      by: z.uuid(),
      decision: z.string(),
      reason: z.string(),
      at: Instant,
    }),
  ),
  interventions: z.array(
    z.strictObject({ id: z.string(), kind: z.string(), by: z.uuid(), at: Instant, reason: z.string() }),
  ),
  audit: z.array(ManifestAudit),
})
export type ManifestLists = z.infer<typeof ManifestLists>

/** Everything there is of an attempt, by its hashes. Names and answers themselves are not in it. */
export const Manifest = z.strictObject({
  format: z.literal('invigil-manifest-1'),
  version: z.number().int().positive(),
  /** The SHA-256 of the version before; null in the first. */
  previous: Sha256.nullable(),
  at: Instant,
  attempt: z.strictObject({
    id: AttemptId,
    registration: z.uuid(),
    sitting: SittingId,
    revision: Sha256,
    policy: Sha256,
    state: AttemptState,
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
  }),
  /** The number of the attempt's key and the name of the key that wraps it: never a key. Null where nothing was recorded, or all was erased. */
  key: z.strictObject({ number: count, wrappedBy: z.string() }).nullable(),
  tracks: z.array(ManifestTrack),
  gaps: z.array(z.strictObject({ kind: TrackKind, fromAt: Instant, toAt: Instant, reason: z.string() })),
  silences: z.array(z.strictObject({ fromAt: Instant, toAt: Instant.nullable() })),
  incidents: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      severity: z.string(),
      state: z.string(),
      startedAt: Instant,
      endedAt: Instant.nullable(),
      detector: z.string(),
      models: z.array(z.string()),
    }),
  ),
  lists: ManifestLists,
  /** The candidate's journals of answers as far as `seq`: one SHA-256 over the hashes of all their receipts, in order. */
  answers: z.array(z.strictObject({ journal: z.uuid(), entries: count, seq: count, sha256: Sha256 })),
  /** Signed heads in which its tracks stand. */
  heads: z.array(z.strictObject({ counter: z.number().int().positive(), hash: Sha256 })),
})
export type Manifest = z.infer<typeof Manifest>

/** Where evidence is not what was written, in one code and what it is about; `seq` is the first frame concerned. */
export const evidenceFaults = [
  'not-an-export',
  'file-missing',
  'file-unexpected',
  'file-altered',
  'signature-wrong',
  'key-unknown',
  'manifest-not-valid',
  'attempt-differs',
  'attempt-missing',
  'track-missing',
  'track-unexpected',
  'record-missing',
  'record-altered',
  'record-cut',
  'record-out-of-order',
  'record-unlinked',
  'record-of-another-track',
  'record-does-not-open',
  'head-differs',
  'head-not-in-chain',
  'audit-altered',
  'anchor-not-valid',
  'anchor-differs',
  'rolled-back',
  'manifest-rolled-back',
  'row-changed',
] as const
export const EvidenceFault = z.object({
  code: z.enum(evidenceFaults),
  about: z.string(),
  seq: z.number().int().optional(),
})
export type EvidenceFault = z.infer<typeof EvidenceFault>

export const EvidenceCheck = z.object({
  askedAt: Instant,
  by: z.object({ id: PersonId, name: z.string() }),
  records: z.number().int(),
  recordsDone: z.number().int(),
  doneAt: Instant.nullable(),
  faults: z.array(EvidenceFault),
})
export type EvidenceCheck = z.infer<typeof EvidenceCheck>

/** What a reviewer sees of an attempt's evidence. */
export const EvidenceState = z.object({
  /** Null while the attempt goes on. */
  manifest: z
    .object({
      version: z.number().int(),
      at: Instant,
      hash: Sha256,
      keyId: SigningKeyId,
      signature: Signature,
      tracks: z.number().int(),
      records: z.number().int(),
      bytes: z.number().int(),
      body: Manifest,
    })
    .nullable(),
  check: EvidenceCheck.nullable(),
})
export type EvidenceState = z.infer<typeof EvidenceState>

/** Who may take evidence out of the house: sealed, or with the key that opens it. */
export const exportAccess = { who: ['reviewer'], of: 'attempt', by: 'attemptId' } as const
export const openExportAccess = { who: ['administrator'], of: 'attempt', by: 'attemptId' } as const

const attemptId = z.object({ attemptId: AttemptId })

export const evidence = {
  evidence: route(
    'GET',
    '/attempts/{attemptId}/evidence',
    "Reads an attempt's latest signed manifest and what the last check of it found.",
    exportAccess,
  )
    .input(attemptId)
    .output(EvidenceState),
  checkEvidence: route(
    'POST',
    '/attempts/{attemptId}/evidence/checks',
    'Has everything recorded of an attempt compared with its signed manifest; the state tells how far it is.',
    exportAccess,
  )
    .input(attemptId)
    .output(z.object({ askedAt: Instant })),
}
