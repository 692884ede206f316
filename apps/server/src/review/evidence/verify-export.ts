import { createHash, createSecretKey, type KeyObject } from 'node:crypto'
import type { Readable } from 'node:stream'
import {
  type EvidenceFault,
  type Manifest,
  type SigningKey,
  SigningKeys,
} from '@invigil/contract/evidence.ts'
import { extract } from 'tar-stream'
import { auditHash } from '../../platform/audit.ts'
import { isSignedBy } from '../../platform/signing-key.ts'
import {
  Contents,
  exportNames,
  KeyFile,
  readExactly,
  readManifest,
  recordsName,
  SignatureFile,
} from './export-format.ts'
import { type HeadLine, isHeadSigned, readHeadLine, sha256 } from './signed-head.ts'
import { compareWithAnchors, type WantedHeads, want } from './verify-anchors.ts'
import { walkTrack } from './verify-track.ts'

/** What an export is compared with besides itself. */
export interface Against {
  /** Keys that are known from elsewhere to be the installation's; without them the export's own are believed. */
  keys?: readonly SigningKey[]
  /** The lines of a file of signed heads that was kept elsewhere. */
  anchors?: () => AsyncIterable<string>
  /** Further hashes that records must have, as earlier manifests told them. */
  wanted?: WantedHeads
  /** What the rows of the index say of records. */
  indexed?: WantedHeads
  /** Hears how many records of how many have been read. */
  progress?: (done: number, of: number) => void
}

/** What was found in an export. Nothing is wrong where `faults` is empty. */
export interface ExportVerdict {
  manifest: Manifest | undefined
  keyId: string | undefined
  isOpened: boolean
  files: number
  records: number
  heads: number
  /** How many lines of anchors were read; undefined without any. */
  anchors: number | undefined
  tracks: { name: string; records: number; of: number; faults: number }[]
  faults: EvidenceFault[]
}

interface Checking {
  against: Against
  verdict: ExportVerdict
  seen: Map<string, { bytes: number; sha256: string }>
  texts: Map<string, string>
  keys: readonly SigningKey[]
  hash: string
  heads: Map<number, HeadLine>
  wanted: WantedHeads
  key: KeyObject | undefined
  isReady: boolean
}

/** Everything but the records and films is read whole; none of it is larger in an honest export. */
const mostTextBytes = 1024 * 1024 * 1024

/** Verifies an export from its first byte to its last; needs nothing else. Finds faults, throws for none of them. */
export async function verifyExport(source: Readable, against: Against = {}): Promise<ExportVerdict> {
  const verdict: ExportVerdict = {
    ...{ manifest: undefined, keyId: undefined, isOpened: false, files: 0, records: 0, heads: 0 },
    ...{ anchors: undefined, tracks: [], faults: [] },
  }
  const checking: Checking = {
    ...{ against, verdict, seen: new Map(), texts: new Map(), keys: against.keys ?? [], hash: '' },
    ...{ heads: new Map(), wanted: against.wanted ?? new Map(), key: undefined, isReady: false },
  }
  try {
    const entries = extract()
    source.on('error', (error) => entries.destroy(error))
    source.pipe(entries)
    for await (const entry of entries)
      await takeEntry(checking, entry.header.name, entry as AsyncIterable<Buffer>)
  } catch (error) {
    fault(checking, 'not-an-export', (error as Error).message)
  }
  if (!checking.isReady) await getReady(checking)
  compareContents(checking)
  return verdict
}

async function takeEntry(checking: Checking, name: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const { seen, texts, verdict } = checking
  verdict.files += 1
  const hash = createHash('sha256')
  let length = 0
  const count = (part: Buffer) => {
    hash.update(part)
    length += part.length
  }
  if (seen.has(name)) fault(checking, 'file-unexpected', name)
  if (name.startsWith('tracks/')) await takeTrack(checking, name, bytes, count)
  else if (name.startsWith('films/')) for await (const part of bytes) count(part)
  else {
    const parts: Buffer[] = []
    for await (const part of bytes) {
      count(part)
      if (length > mostTextBytes) throw new Error(`${name} is too large`)
      parts.push(part)
    }
    texts.set(name, Buffer.concat(parts).toString('utf8'))
  }
  seen.set(name, { bytes: length, sha256: hash.digest('hex') })
}

async function takeTrack(
  checking: Checking,
  name: string,
  bytes: AsyncIterable<Buffer>,
  count: (part: Buffer) => void,
): Promise<void> {
  if (!checking.isReady) await getReady(checking)
  const { verdict, wanted, key, against } = checking
  const told = verdict.manifest?.tracks.find((track) => recordsName(track) === name)
  const walk =
    told &&
    walkTrack(told, wanted.get(told.number) ?? new Map(), {
      key,
      indexed: against.indexed?.get(told.number) ?? new Map(),
    })
  const all = verdict.manifest?.tracks.reduce((sum, { records }) => sum + records, 0) ?? 0
  if (!told) fault(checking, 'track-unexpected', name)
  for await (const part of bytes) {
    count(part)
    walk?.take(part)
    against.progress?.(verdict.records + (walk?.count() ?? 0), all)
  }
  const found = walk?.end()
  if (!told || !found) return
  verdict.records += found.records
  verdict.faults.push(...found.faults)
  verdict.tracks.push({ name, records: found.records, of: told.records, faults: found.faults.length })
}

/** Reads what comes before the records: whose keys, which manifest, which heads, and what is known from elsewhere. */
async function getReady(checking: Checking): Promise<void> {
  checking.isReady = true
  const { against, verdict, texts } = checking
  const listed = readExactly(SigningKeys, texts.get(exportNames.keys) ?? '')
  checking.keys = against.keys ?? listed?.keys ?? []
  const text = texts.get(exportNames.manifest)
  const manifest = readManifest(text ?? '')
  if (text !== undefined && !manifest) fault(checking, 'manifest-not-valid', exportNames.manifest)
  const signature = readExactly(SignatureFile, texts.get(exportNames.manifestSignature) ?? '')
  verdict.keyId = signature?.keyId
  checkSignature(checking, exportNames.manifest, text ?? '', signature)
  const opened = readExactly(KeyFile, texts.get(exportNames.key) ?? '')
  verdict.isOpened = opened !== undefined
  if (opened) checking.key = createSecretKey(Buffer.from(opened.key, 'hex'))
  if (!manifest || text === undefined) return
  verdict.manifest = manifest
  checking.hash = sha256(text)
  readHeads(checking, manifest)
  checkAudit(checking, manifest)
  if (!against.anchors) return
  const { keys, hash, heads, wanted } = checking
  const found = await compareWithAnchors(against.anchors(), keys, { manifest, hash, heads, wanted })
  verdict.anchors = found.heads
  verdict.faults.push(...found.faults)
}

function readHeads(checking: Checking, manifest: Manifest): void {
  const { texts, heads, wanted, keys, verdict } = checking
  const lines = (texts.get(exportNames.heads) ?? '').split('\n').filter((line) => line !== '')
  for (const [index, text] of lines.entries()) {
    const line = readHeadLine(text)
    const about = `${exportNames.heads}, line ${index + 1}`
    if (!line) {
      fault(checking, 'file-altered', about)
      continue
    }
    const signed = isHeadSigned(keys, line)
    if (signed !== 'signed')
      fault(checking, signed === 'key-unknown' ? 'key-unknown' : 'signature-wrong', about)
    heads.set(line.head.counter, line)
    want(wanted, manifest, line.head)
  }
  verdict.heads = heads.size
  for (const { counter, hash } of manifest.heads)
    if (heads.get(counter)?.hash !== hash) fault(checking, 'head-differs', `head ${counter}`)
}

function checkAudit(checking: Checking, { lists: { audit } }: Manifest): void {
  for (const { previous, hash, at, body, ...entry } of audit)
    if (auditHash(previous, { ...entry, at: new Date(at), body: body as object }) !== hash)
      fault(checking, 'audit-altered', `entry ${entry.seq}`)
}

/** The list of files says the last word: nothing was left out, nothing was put in, nothing was changed. */
function compareContents(checking: Checking): void {
  const { texts, seen, verdict, hash } = checking
  const needed = [exportNames.readme, exportNames.keys, exportNames.manifest, exportNames.heads]
  for (const name of [
    ...needed,
    exportNames.manifestSignature,
    exportNames.contents,
    exportNames.contentsSignature,
  ])
    if (!seen.has(name)) fault(checking, 'file-missing', name)
  const text = texts.get(exportNames.contents)
  if (text === undefined) return
  const contents = readExactly(Contents, text)
  if (!contents) fault(checking, 'file-altered', exportNames.contents)
  const signature = readExactly(SignatureFile, texts.get(exportNames.contentsSignature) ?? '')
  checkSignature(checking, exportNames.contents, text, signature)
  const listed = new Map(contents?.files.map((file) => [file.name, file]))
  for (const [name, { bytes, sha256 }] of seen) {
    if (name === exportNames.contents || name === exportNames.contentsSignature) continue
    const told = listed.get(name)
    if (!told) fault(checking, 'file-unexpected', name)
    else if (told.bytes !== bytes || told.sha256 !== sha256) fault(checking, 'file-altered', name)
  }
  for (const name of listed.keys()) if (!seen.has(name)) fault(checking, 'file-missing', name)
  const { manifest } = verdict
  if (manifest && contents && (contents.attempt !== manifest.attempt.id || contents.manifest !== hash))
    fault(checking, 'attempt-differs', exportNames.contents)
  for (const track of manifest?.tracks ?? [])
    if (!seen.has(recordsName(track))) fault(checking, 'track-missing', recordsName(track))
}

function checkSignature(
  checking: Checking,
  about: string,
  text: string,
  signature: SignatureFile | undefined,
): void {
  if (!signature) {
    fault(checking, 'signature-wrong', about)
    return
  }
  const found = isSignedBy(checking.keys, { ...signature, bytes: Buffer.from(text) })
  if (found !== 'signed') fault(checking, found === 'key-unknown' ? 'key-unknown' : 'signature-wrong', about)
}

function fault({ verdict }: Checking, code: EvidenceFault['code'], about: string): void {
  verdict.faults.push({ code, about })
}
