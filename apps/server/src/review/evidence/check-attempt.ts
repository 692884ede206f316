import type { EvidenceFault, Manifest, ManifestLists } from '@invigil/contract/evidence.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import { verifyAnswers } from '../../attempt/answers-chain.ts'
import type { App } from '../../platform/app.ts'
import { canonicalJson } from '../../platform/canonical-json.ts'
import { isSignedBy, signingKeys } from '../../platform/signing-key.ts'
import { anchorFileFor, anchorLines, anchorsExist } from './anchors.ts'
import { compareState, toldOfErasure } from './check-state.ts'
import { packExport } from './export.ts'
import { readManifest } from './export-format.ts'
import { type SignedManifest, signManifest } from './keep-manifest.ts'
import { manifestOf } from './manifest.ts'
import { manifestAnswers } from './manifest-lists.ts'
import { sha256 } from './signed-head.ts'
import type { WantedHeads } from './verify-anchors.ts'
import { verifyExport } from './verify-export.ts'

/** What a check of an attempt where it lies found. */
export interface AttemptVerdict {
  manifests: number
  records: number
  faults: EvidenceFault[]
}

interface CheckWith {
  progress?: (done: number, of: number) => void
  /** The file of signed heads outside the database. */
  anchors?: string
}

/**
 * Compares an attempt where it lies with what was signed of it: every manifest with its signature and with the rows now,
 * every record with its chain, the manifests, the signed heads and the anchors. Writes nothing. Where the recording was
 * erased, the manifests are left to check, what an erasure leaves, and that the audit tells of it. Throws `not-found`.
 */
export async function checkAttempt(
  app: App,
  attemptId: AttemptId,
  { progress, anchors = anchorFileFor(app.config) }: CheckWith = {},
): Promise<AttemptVerdict> {
  const faults: EvidenceFault[] = []
  const former = await readVersions(app, attemptId, faults)
  for (const { journalId, seq, code } of (await verifyAnswers(app, attemptId)).faults)
    faults.push({ code: 'row-changed', about: `answers: ${journalId}, entry ${seq}: ${code}` })
  const latest = former.at(-1)
  const now = signManifest(app, await manifestOf(app, attemptId), latest)
  if (await isErased(app, attemptId)) {
    for (const { manifest } of former) await compareRows(app, manifest, now.manifest, faults, afterErasure)
    faults.push(...toldOfErasure(now.manifest))
    return { manifests: former.length, records: 0, faults: each(faults) }
  }
  if (latest) faults.push(...compareState(latest.manifest, now.manifest))
  const wanted: WantedHeads = new Map()
  for (const { manifest } of former) {
    await compareRows(app, manifest, now.manifest, faults)
    wantTracks(wanted, manifest, now.manifest, faults)
  }
  const hasAnchors = await anchorsExist(anchors)
  const verdict = await verifyExport(packExport(app, now, { isOpen: false }), {
    keys: signingKeys(app.config.data).keys,
    wanted,
    indexed: await indexedOf(app, attemptId),
    ...(hasAnchors ? { anchors: () => anchorLines(anchors) } : {}),
    ...(progress ? { progress } : {}),
  })
  return { manifests: former.length, records: verdict.records, faults: each([...faults, ...verdict.faults]) }
}

/**
 * The attempts of which there is anything to check, whatever they themselves say of their start: who takes that away must not
 * take them out of the check.
 */
export async function attemptsWithEvidence({ db }: Pick<App, 'db'>): Promise<AttemptId[]> {
  const { rows } = await sql<{ id: AttemptId }>`
    select id from attempt
    where started_at is not null or exists (select from manifest where manifest.attempt_id = attempt.id)
      or exists (select from track where track.attempt_id = attempt.id)
    order by id`.execute(db)
  return rows.map(({ id }) => id)
}

async function isErased(app: Pick<App, 'db'>, attemptId: AttemptId): Promise<boolean> {
  const row = await app.db
    .selectFrom('erasedRecording')
    .select('attemptId')
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  return row !== undefined
}

/** What the index says of the last record of each chunk. */
async function indexedOf(app: Pick<App, 'db'>, attemptId: AttemptId): Promise<WantedHeads> {
  const rows = await app.db
    .selectFrom('trackChunk')
    .innerJoin('track', 'track.id', 'trackChunk.trackId')
    .select(['track.number', 'toSeq', 'hash'])
    .where('attemptId', '=', attemptId)
    .execute()
  const byTrack = Map.groupBy(rows, ({ number }) => number)
  return new Map(
    [...byTrack].map(([number, ofTrack]) => [
      number,
      new Map(ofTrack.map(({ toSeq, hash }) => [toSeq, hash.toString('hex')])),
    ]),
  )
}

/** Once each: every version of a manifest tells of the same row. */
function each(faults: readonly EvidenceFault[]): EvidenceFault[] {
  return [...new Map(faults.map((fault) => [canonicalJson(fault), fault])).values()]
}

/** Every version that is what was signed; the others become faults. */
async function readVersions(
  app: App,
  attemptId: AttemptId,
  faults: EvidenceFault[],
): Promise<SignedManifest[]> {
  const { keys } = signingKeys(app.config.data)
  const rows = await app.db
    .selectFrom('manifest')
    .select(['version', 'body', 'hash', 'keyId', 'signature'])
    .where('attemptId', '=', attemptId)
    .orderBy('version')
    .execute()
  const read: SignedManifest[] = []
  let previous: string | null = null
  for (const { version, ...row } of rows) {
    const manifest = readManifest(row.body)
    const about = `manifest ${version}`
    const signed = isSignedBy(keys, { ...row, bytes: Buffer.from(row.body) })
    if (!manifest || manifest.attempt.id !== attemptId) faults.push({ code: 'manifest-not-valid', about })
    else if (signed !== 'signed' || sha256(row.body) !== row.hash)
      faults.push({ code: signed === 'key-unknown' ? 'key-unknown' : 'signature-wrong', about })
    else if (manifest.version !== read.length + 1 || manifest.previous !== previous)
      faults.push({ code: 'manifest-rolled-back', about })
    else read.push({ ...row, manifest })
    previous = row.hash
  }
  return read
}

/** What is written down of an attempt and stays when its recording is erased. */
const afterErasure = ['consents', 'decisions', 'interventions', 'audit'] as const

/** What only grows must still be there, line by line; answers as far as they were told of. */
async function compareRows(
  app: App,
  told: Manifest,
  now: Manifest,
  faults: EvidenceFault[],
  names = Object.keys(told.lists) as readonly (keyof ManifestLists)[],
): Promise<void> {
  for (const name of names) {
    const present = new Set(now.lists[name].map((line) => canonicalJson(line)))
    const gone = told.lists[name].filter((line) => !present.has(canonicalJson(line)))
    for (const line of gone)
      faults.push({ code: 'row-changed', about: `${name}: ${canonicalJson(line).slice(0, 160)}` })
  }
  const upTo = new Map(told.answers.map(({ journal, seq }) => [journal, seq]))
  const answers = await manifestAnswers(app, told.attempt.id, upTo)
  if (canonicalJson(answers) !== canonicalJson(told.answers))
    faults.push({ code: 'row-changed', about: 'answers' })
  for (const name of ['registration', 'sitting', 'revision', 'policy'] as const)
    if (told.attempt[name] !== now.attempt[name]) faults.push({ code: 'row-changed', about: name })
}

function wantTracks(wanted: WantedHeads, told: Manifest, now: Manifest, faults: EvidenceFault[]): void {
  for (const { number, kind, toSeq, head } of told.tracks) {
    const present = now.tracks.find((track) => track.number === number)
    if (!present) faults.push({ code: 'track-missing', about: `${number}-${kind}` })
    const ofTrack = wanted.get(number) ?? new Map<number, string>()
    wanted.set(number, ofTrack.set(toSeq, head))
  }
}
