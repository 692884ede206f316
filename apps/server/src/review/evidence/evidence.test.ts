import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { EvidenceFault } from '@invigil/contract/evidence.ts'
import { assert, asyncProperty, integer } from 'fast-check'
import { expect, test } from 'vitest'
import { readHeader, recordHeaderBytes } from '../../media/record.ts'
import { canonicalJson } from '../../platform/canonical-json.ts'
import { root } from '../../platform/root.ts'
import { signBytes, signingKeys, theSigningKey } from '../../platform/signing-key.ts'
import { aTestApp } from '../../platform/testing.ts'
import { anchorFileOf, anchorLines } from './anchors.ts'
import { packExport } from './export.ts'
import { renewManifest } from './keep-manifest.ts'
import { describeVerdict, verdictAsJson } from './say-fault.ts'
import { signHeads } from './sign-heads.ts'
import { sha256 } from './signed-head.ts'
import { aRecordedAttempt, filesIn, type TarFile, tarOf } from './testing-evidence.ts'
import { type Against, verifyExport } from './verify-export.ts'

const app = await aTestApp()
const address = (await app.listen()).replace('http', 'ws')
const anchors = anchorFileOf(app.config.data)
const { keys } = signingKeys(app.config.data)
const main = path.join(root, 'apps/server/src/main.ts')

const linh = await aRecordedAttempt(app, address)
await signHeads(app)
await linh.record(3)
await signHeads(app)
const early = await buffer(packExport(app, await renewManifest(app, linh.attemptId), { isOpen: false }))
await linh.record(2)
await linh.submit()
await app.work()
await signHeads(app)
const honest = await exported(linh.attemptId)
const honestFiles = await filesIn(honest)
const minh = await aRecordedAttempt(app, address, { name: 'Minh' })
const minhsFiles = await filesIn(await exported(minh.attemptId))
const records = honestFiles.findIndex(({ name }) => name.startsWith('tracks/') && name.includes('camera'))
const pieces = cut(honestFiles[records]?.bytes ?? Buffer.alloc(0))

async function exported(attemptId: typeof linh.attemptId, isOpen = false): Promise<Buffer> {
  return await buffer(packExport(app, await renewManifest(app, attemptId), { isOpen }))
}

/** A track's records one by one. */
function cut(bytes: Buffer): Buffer[] {
  const length = recordHeaderBytes + (readHeader(bytes)?.length ?? 0)
  return bytes.length <= length ? [bytes] : [bytes.subarray(0, length), ...cut(bytes.subarray(length))]
}

async function faultsOf(tar: Buffer, against: Against = { keys }): Promise<EvidenceFault['code'][]> {
  const { faults } = await verifyExport(Readable.from([tar]), against)
  return [...new Set(faults.map(({ code }) => code))]
}

const againstAnchors: Against = { keys, anchors: () => anchorLines(anchors) }

/** The honest export with some of its files changed, and the list of files signed again by whoever holds the key. */
async function changed(change: (files: TarFile[]) => TarFile[], signs = true): Promise<Buffer> {
  const files = change(honestFiles.map((file) => ({ ...file })))
  return await tarOf(signs ? signedAgain(files) : files)
}

/** Makes the list of files fit what is there now, as a forger inside would: only the chains and the manifest are left to tell. */
function signedAgain(files: TarFile[], key = theSigningKey(app.config.data)): TarFile[] {
  const others = files.filter(({ name }) => !name.startsWith('contents.'))
  const told = JSON.parse(files.find(({ name }) => name === 'contents.json')?.bytes.toString() ?? '{}')
  const list = others.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }))
  const manifest = sha256(others.find(({ name }) => name === 'manifest.json')?.bytes ?? '')
  const text = canonicalJson({ ...told, manifest, files: list })
  const signature = signBytes(key, Buffer.from(text))
  return [
    ...others,
    { name: 'contents.json', bytes: Buffer.from(text) },
    {
      name: 'contents.signature.json',
      bytes: Buffer.from(canonicalJson({ keyId: key.id, signature })),
    },
  ]
}

function withRecords(change: (pieces: Buffer[]) => Buffer[]) {
  return (files: TarFile[]) =>
    files.map((file, index) => (index === records ? { ...file, bytes: Buffer.concat(change(pieces)) } : file))
}

/** A record rewritten whole, its hash computed anew: needs no key. */
function rewritten(record: Buffer, previous?: Buffer): Buffer {
  const copy = Buffer.from(record)
  copy[recordHeaderBytes + 5] = (copy[recordHeaderBytes + 5] ?? 0) ^ 1
  previous?.copy(copy, 64)
  const hash = sha256(Buffer.concat([copy.subarray(0, 96), copy.subarray(recordHeaderBytes)]))
  Buffer.from(hash, 'hex').copy(copy, 96)
  return copy
}

/** Every record from the third on rewritten so that the chain fits again. */
function rechained(all: Buffer[]): Buffer[] {
  const [first, second, ...rest] = all
  const done = [first, second] as Buffer[]
  rest.forEach((record) => {
    done.push(rewritten(record, done.at(-1)?.subarray(96, 128)))
  })
  return done
}

function edited(name: string, edit: (text: string) => string) {
  return (files: TarFile[]) =>
    files.map((file) =>
      file.name === name ? { ...file, bytes: Buffer.from(edit(file.bytes.toString())) } : file,
    )
}

test('an untouched export is whole, by itself and against keys and anchors', async () => {
  expect(await faultsOf(honest, {})).toEqual([])
  const verdict = await verifyExport(Readable.from([honest]), againstAnchors)
  expect(verdict.faults).toEqual([])
  expect(verdict).toMatchObject({ records: 9, anchors: 3, heads: 3, isOpened: false })
  expect(verdict.manifest?.lists.consents).toMatchObject([{ stream: 'camera', given: true }])
  expect(verdict.manifest?.attempt.state).toBe('submitted')
})

test.each<[string, (files: TarFile[]) => TarFile[], EvidenceFault['code']]>([
  ['a flipped bit in a record', withRecords((all) => all.with(3, flip(all[3]))), 'record-altered'],
  ['a dropped record', withRecords((all) => all.toSpliced(3, 1)), 'record-missing'],
  [
    'two swapped records',
    withRecords((all) => all.with(3, all[4] as Buffer).with(4, all[3] as Buffer)),
    'record-missing',
  ],
  ['a repeated record', withRecords((all) => all.toSpliced(3, 0, all[3] as Buffer)), 'record-out-of-order'],
  ['a cut tail', withRecords((all) => all.slice(0, -2)), 'record-cut'],
  ['a record cut short', withRecords((all) => all.with(-1, last(all).subarray(0, -3))), 'record-cut'],
  [
    'a record rewritten with its hash',
    withRecords((all) => all.with(3, rewritten(all[3] as Buffer))),
    'record-unlinked',
  ],
  ['a whole chain rewritten with its hashes', withRecords(rechained), 'head-differs'],
  ['records of another attempt', withRecords(() => cut(othersRecords())), 'record-of-another-track'],
  ['a track left out', (files) => files.toSpliced(records, 1), 'track-missing'],
  [
    'a track put in',
    (files) => files.toSpliced(records, 0, { name: 'tracks/999-camera.records', bytes: othersRecords() }),
    'track-unexpected',
  ],
  [
    'a line of the manifest changed',
    edited('manifest.json', (text) => text.replace('"given":true', '"given":false')),
    'signature-wrong',
  ],
  [
    'a reason for a gap made up',
    edited('manifest.json', (text) => text.replace('"gaps":[', '"gaps":[ ')),
    'manifest-not-valid',
  ],
  [
    'a signed head changed',
    edited('heads.jsonl', (text) => text.replace('"counter":2', '"counter":7')),
    'signature-wrong',
  ],
  [
    'a signed head left out',
    edited('heads.jsonl', (text) => text.slice(text.indexOf('\n') + 1)),
    'head-differs',
  ],
  [
    'the manifest of another attempt',
    (files) => files.map((file) => (file.name.startsWith('manifest.') ? minhs(file.name) : file)),
    'attempt-differs',
  ],
])('%s is found, though whoever did it signed the list of files again', async (_what, change, code) => {
  expect(await faultsOf(await changed(change))).toContain(code)
})

function flip(bytes: Buffer | undefined): Buffer {
  const copy = Buffer.from(bytes ?? '')
  copy[200] = (copy[200] ?? 0) ^ 1
  return copy
}

function last(all: Buffer[]): Buffer {
  return all.at(-1) ?? Buffer.alloc(0)
}

function othersRecords(): Buffer {
  return minhsFiles.find(({ name }) => name.includes('camera'))?.bytes ?? Buffer.alloc(0)
}

function minhs(name: string): TarFile {
  return { name, bytes: minhsFiles.find((file) => file.name === name)?.bytes ?? Buffer.alloc(0) }
}

test('the command verifies a file where there is no database and no data directory', async () => {
  const folder = app.config.data
  const [good, bad] = [path.join(folder, 'good.tar'), path.join(folder, 'bad.tar')]
  await writeFile(good, honest)
  await writeFile(bad, await changed(withRecords((all) => all.toSpliced(3, 1))))
  const asked = (file: string) =>
    spawnSync(process.execPath, [main, 'evidence', 'verify', file, '--anchors', anchors], {
      encoding: 'utf8',
      cwd: folder,
    })
  expect(asked(good)).toMatchObject({ status: 0, stdout: expect.stringContaining('This evidence is whole.') })
  expect(asked(bad)).toMatchObject({ status: 1, stdout: expect.stringContaining('a record is missing') })
})

test('a file that is left out of an export is missed', async () => {
  const left = await changed((files) => files.filter(({ name }) => name !== 'README.txt'), false)
  expect(await faultsOf(left)).toContain('file-missing')
})

test('a tar that ends too soon is said to be so', async () => {
  expect(await faultsOf(honest.subarray(0, honest.length - 3000))).toContain('file-missing')
})

test('any byte changed in any file of an export is found', async () => {
  const at = integer({ min: 0, max: honestFiles.reduce((sum, { bytes }) => sum + bytes.length, 0) - 1 })
  await assert(
    asyncProperty(at, integer({ min: 1, max: 255 }), async (place, by) => {
      const whole = Buffer.concat(honestFiles.map(({ bytes }) => bytes))
      whole[place] = (whole[place] ?? 0) ^ by
      let from = 0
      const files = honestFiles.map(({ name, bytes }) => {
        from += bytes.length
        return { name, bytes: whole.subarray(from - bytes.length, from) }
      })
      expect(await faultsOf(await tarOf(files))).not.toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('an export that somebody signed with a key of their own fits only itself', async () => {
  const other = await aTestApp({ rooms: [] })
  const key = theSigningKey(other.config.data)
  const manifest = honestFiles.find(({ name }) => name === 'manifest.json')?.bytes ?? Buffer.alloc(0)
  const signature = canonicalJson({ keyId: key.id, signature: signBytes(key, manifest) })
  const files = honestFiles
    .map((file) =>
      file.name === 'manifest.signature.json' ? { ...file, bytes: Buffer.from(signature) } : file,
    )
    .map((file) =>
      file.name === 'keys.json'
        ? { ...file, bytes: Buffer.from(canonicalJson(signingKeys(other.config.data))) }
        : file,
    )
  const forged = await tarOf(signedAgain(files, key))
  expect(await faultsOf(forged)).toContain('key-unknown')
  expect(await faultsOf(forged, againstAnchors)).toContain('key-unknown')
})

test('an export of an earlier state is whole by itself, and found by the anchors', async () => {
  expect(await faultsOf(early)).toEqual([])
  expect(await faultsOf(early, againstAnchors)).toEqual([
    'manifest-rolled-back',
    'rolled-back',
    'head-not-in-chain',
  ])
})

test('anchors of which a line was changed or left out are no anchors', async () => {
  const lines = (await readFile(anchors, 'utf8')).trimEnd().split('\n')
  const asked = (some: string[]): Against => ({ keys, anchors: () => Readable.from(some) })
  expect(
    await faultsOf(honest, asked(lines.with(1, lines[1]?.replace('"at":"20', '"at":"21') ?? ''))),
  ).toContain('anchor-not-valid')
  expect(await faultsOf(honest, asked(lines.toSpliced(1, 1)))).toContain('anchor-not-valid')
  expect(await faultsOf(honest, asked(lines.toSpliced(1, 0, (lines[1] ?? '').slice(0, 90))))).toEqual([])
})

test('an open export brings the key, and every record is opened with it', async () => {
  const open = await exported(linh.attemptId, true)
  const verdict = await verifyExport(Readable.from([open]), { keys })
  expect(verdict).toMatchObject({ isOpened: true, faults: [] })
  const files = (await filesIn(open)).map((file) =>
    file.name === 'key.json'
      ? { ...file, bytes: Buffer.from(file.bytes.toString().replace(/[0-9a-f]{64}/, 'ab'.repeat(32))) }
      : file,
  )
  expect(await faultsOf(await tarOf(signedAgain(files)))).toContain('record-does-not-open')
})

test('who gives no keys is told that the key came with the file', async () => {
  const verdict = await verifyExport(Readable.from([honest]))
  const told = `signed by key ${keys[0]?.id}, which came with the file`
  const warning = expect.stringContaining(told)
  expect(describeVerdict(verdict, { hasKeys: false })).toContain(`WARNING: ${told}`)
  const asJson = (hasKeys: boolean) => JSON.parse(verdictAsJson(verdict, { hasKeys }))
  expect(asJson(false)).toMatchObject({ isWhole: true, keys: 'from-the-file', warning })
  expect(asJson(true)).toMatchObject({ keys: 'given', warning: null })
  expect(describeVerdict(verdict, { hasKeys: true })).not.toContain('WARNING')
})
