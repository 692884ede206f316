import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Readable, type Writable } from 'node:stream'
import type { SigningKeys } from '@invigil/contract/evidence.ts'
import { pack } from 'tar-stream'
import { theRecordingKey } from '../../media/read-track.ts'
import type { App } from '../../platform/app.ts'
import { canonicalJson } from '../../platform/canonical-json.ts'
import { signBytes, signingKeys, theSigningKey } from '../../platform/signing-key.ts'
import { type Contents, exportNames, recordsName } from './export-format.ts'
import { makeFilms } from './films.ts'
import type { SignedManifest } from './keep-manifest.ts'
import { readme } from './readme.ts'
import { recordsOf } from './records.ts'

type Tar = ReturnType<typeof pack>

interface Packing {
  app: App
  tar: Tar
  at: Date
  files: Contents['files']
}

/**
 * Packs the evidence of an attempt into a tar, file by file as it is read: the manifest, the keys and heads that prove it,
 * and every record as it was written. With `isOpen` also the attempt's key and its films. Nobody is asked whether he may.
 */
export function packExport(
  app: App,
  { manifest, body, hash, keyId, signature }: SignedManifest,
  { isOpen }: { isOpen: boolean },
): Readable {
  const tar = pack()
  const packing: Packing = { app, tar, at: app.now(), files: [] }
  const attemptId = manifest.attempt.id
  const fill = async () => {
    const keys: SigningKeys = signingKeys(app.config.data)
    await put(packing, exportNames.readme, readme({ manifest, keyId, isOpen }))
    await put(packing, exportNames.keys, canonicalJson(keys))
    await put(packing, exportNames.manifest, body)
    await put(packing, exportNames.manifestSignature, canonicalJson({ keyId, signature }))
    await put(packing, exportNames.heads, await headsOf(app, manifest))
    if (isOpen && manifest.key) {
      const key = (await theRecordingKey(app, attemptId)).export().toString('hex')
      const file = { algorithm: 'AES-256-GCM', number: manifest.key.number, key }
      await put(packing, exportNames.key, canonicalJson(file))
    }
    for (const track of manifest.tracks)
      await putStream(packing, recordsName(track), track.bytes, recordsOf(app, track))
    if (isOpen)
      for await (const { name, bytes, parts } of makeFilms(app, attemptId))
        await putStream(packing, `films/${name}`, bytes, parts)
    await putContents(packing, { attempt: attemptId, manifest: hash })
    tar.finalize()
  }
  fill().catch((error: Error) => tar.destroy(error))
  // Its own kind of stream; Node's is what everybody else takes.
  return Readable.from(tar as AsyncIterable<Buffer>, { objectMode: false })
}

async function putContents(packing: Packing, about: Pick<Contents, 'attempt' | 'manifest'>): Promise<void> {
  const { app, at, files } = packing
  const contents: Contents = { format: 'invigil-export-1', at: at.toISOString(), ...about, files: [...files] }
  const text = canonicalJson(contents)
  const key = theSigningKey(app.config.data)
  await put(packing, exportNames.contents, text)
  const signature = signBytes(key, Buffer.from(text))
  await put(packing, exportNames.contentsSignature, canonicalJson({ keyId: key.id, signature }))
}

/** Every signed head in which a track of the attempt or its manifest stands, in order. */
async function headsOf(app: App, { tracks, attempt }: SignedManifest['manifest']): Promise<string> {
  const numbers = tracks.map(({ number }) => number)
  const rows = await app.db
    .selectFrom('signedHead')
    .select('line')
    .where((is) =>
      is.or([
        is(
          'counter',
          'in',
          is
            .selectFrom('manifest')
            .select('counter')
            .where('attemptId', '=', attempt.id)
            .$narrowType<{ counter: number }>(),
        ),
        ...(numbers.length > 0
          ? [
              is(
                'counter',
                'in',
                is.selectFrom('signedHeadTrack').select('counter').where('trackNumber', 'in', numbers),
              ),
            ]
          : []),
      ]),
    )
    .orderBy('counter')
    .execute()
  return rows.map(({ line }) => `${line}\n`).join('')
}

async function put(packing: Packing, name: string, text: string): Promise<void> {
  const bytes = Buffer.from(text)
  await putStream(packing, name, bytes.length, [bytes])
}

async function putStream(
  { tar, at, files }: Packing,
  name: string,
  bytes: number,
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const hash = createHash('sha256')
  const entry = tar.entry({ name, size: bytes, mtime: at, mode: 0o644 }) as unknown as Writable
  const ended = once(entry, 'close')
  // Heard below; until then it must not be called unhandled.
  ended.catch(() => undefined)
  for await (const part of parts) {
    hash.update(part)
    if (entry.destroyed) throw new Error(`${name} is not wanted any more`)
    if (!entry.write(part)) await Promise.race([once(entry, 'drain'), ended])
  }
  entry.end()
  await ended
  files.push({ name, bytes, sha256: hash.digest('hex') })
}
