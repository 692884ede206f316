import type { EvidenceFault } from '@invigil/contract/evidence.ts'
import type { HeadsVerdict } from './check-heads.ts'
import { recordsName } from './export-format.ts'
import type { ExportVerdict } from './verify-export.ts'

const sentences: Record<EvidenceFault['code'], string> = {
  'not-an-export': 'the file cannot be read to its end as an export',
  'file-missing': 'a file is missing',
  'file-unexpected': 'a file is in it that was not exported, or twice',
  'file-altered': 'a file is not what was exported',
  'signature-wrong': 'the signature does not fit',
  'key-unknown': 'it is signed with a key that is not one of the installation',
  'manifest-not-valid': 'the manifest cannot be read',
  'attempt-differs': 'it is of another attempt or another manifest',
  'attempt-missing': 'an attempt that was named is gone, and the audit tells of no lawful deletion',
  'track-missing': 'a track that was signed is missing',
  'track-unexpected': 'a track is in it that the manifest does not know',
  'record-missing': 'a record is missing before this frame',
  'record-altered': 'a record was altered',
  'record-cut': 'the end was cut off',
  'record-out-of-order': 'a record stands in another place than it was written',
  'record-unlinked': 'a record does not follow the one before it',
  'record-of-another-track': 'a record is of another track',
  'record-does-not-open': 'a record does not open with the attempt’s key',
  'head-differs': 'the chain does not end as was signed',
  'head-not-in-chain': 'what was signed while it was recorded is not in the chain',
  'audit-altered': 'an entry of the audit was altered',
  'anchor-not-valid': 'the anchors are not a whole, signed chain',
  'anchor-differs': 'it differs from the anchors',
  'rolled-back': 'more had been recorded than there is: it was put back to an earlier state',
  'manifest-rolled-back': 'another or a later manifest had been signed',
  'row-changed': 'a row is not what was signed',
}

/** A fault in plain words: what, where, from which frame on. */
export function describeFault({ code, about, seq }: EvidenceFault): string {
  const from = seq === undefined ? '' : `, frame ${seq}`
  return `${sentences[code]}: ${about}${from} (${code})`
}

/** What was checked and what was found, as lines for a terminal. */
export function describeVerdict(verdict: ExportVerdict, { hasKeys }: { hasKeys: boolean }): string {
  const { manifest, keyId, isOpened, files, records, heads, anchors, tracks, faults } = verdict
  const about: [string, string][] = manifest
    ? [
        ['attempt', manifest.attempt.id],
        ['manifest', `version ${manifest.version} of ${manifest.at}`],
      ]
    : []
  const rows: [string, string][] = [
    ...about,
    ['signed with', keyId ?? 'nothing'],
    ['files', `${files}${isOpened ? ', with the key that opens the recording' : ''}`],
    ...(manifest?.tracks ?? []).map((track): [string, string] => {
      const name = recordsName(track)
      const walked = tracks.find((one) => one.name === name)
      const found = walked && walked.faults === 0 ? 'whole' : 'NOT WHOLE'
      return [name, `${walked?.records ?? 0} of ${track.records} records, ${found}`]
    }),
    ['records', String(records)],
    ['signed heads', String(heads)],
    [
      'anchors',
      anchors === undefined ? 'none given: a rolled-back database cannot be found' : String(anchors),
    ],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const table = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`)
  const end =
    faults.length === 0
      ? ['This evidence is whole.']
      : [
          `This evidence is NOT what was recorded (${faults.length} faults):`,
          ...faults.map((one) => `  ${describeFault(one)}`),
        ]
  const warning = hasKeys ? [] : [warningOf(keyId), '']
  return `${[...table, '', ...warning, ...end].join('\n')}\n`
}

/** The same for a program. `keys` says whose word the signatures are believed on. */
export function verdictAsJson(verdict: ExportVerdict, { hasKeys }: { hasKeys: boolean }): string {
  const { manifest, keyId, faults, tracks, files, records, heads, anchors, isOpened } = verdict
  const told = {
    isWhole: faults.length === 0,
    attempt: manifest?.attempt.id ?? null,
    manifest: manifest ? { version: manifest.version, at: manifest.at } : null,
    keyId: keyId ?? null,
    keys: hasKeys ? 'given' : 'from-the-file',
    warning: hasKeys ? null : warningOf(keyId),
    anchors: anchors ?? null,
    ...{ isOpened, files, records, heads, tracks, faults },
  }
  return `${JSON.stringify(told, null, 2)}\n`
}

/** A file that was forged as a whole fits itself: only the key, known from elsewhere, tells it apart. */
function warningOf(keyId: string | undefined): string {
  if (!keyId) return 'WARNING: the file is signed with no key.'
  return `WARNING: signed by key ${keyId}, which came with the file: compare its fingerprint with the one that the school's console
shows under Signed evidence and publishes at /.well-known/invigil-signing-keys.json, or give that list with --keys.`
}

/** What was found of the heads and the audit of an installation, as lines for a terminal; `file` is what they were compared with. */
export function describeHeads(verdict: HeadsVerdict, file: string, whose: string): string {
  const { heads, anchors, auditEntries, deleted } = verdict
  const lines = [
    `${heads} signed heads, ${anchors} anchors, ${auditEntries} audit entries`,
    `compared with ${file} (${whose})`,
    ...(deleted > 0 ? [`${deleted} attempts of practices are deleted, as the audit tells`] : []),
  ]
  return `${lines.join('\n')}\n`
}
