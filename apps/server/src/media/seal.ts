import type { App } from '../platform/app.ts'
import type { Place } from './journal.ts'
import type { RecordPlace } from './read-track.ts'
import { theRecordingPlace } from './recording-place.ts'
import { announceObjects, keyOf, pointInto } from './seal-index.ts'
import { takeBack } from './seal-leftovers.ts'
import type { Stretch } from './seal-plan.ts'
import type { StretchReader } from './stretch-reader.ts'

/** What became of a stretch. `damaged` stays in the journal, and so does what others are just sealing or erasing. */
export type SealOutcome =
  | { did: 'sealed'; bytes: number }
  | { did: 'damaged'; fromSeq: number }
  | { did: 'left' }

interface Whole {
  stretch: Stretch
  bytes: Buffer
  sha256: Buffer
}

interface Written {
  stretch: Stretch
  number: number
  key: string
  length: number
}

/**
 * Makes an object of each stretch; returns what became of each, in their order. In this order, so that a crash between any two
 * steps loses nothing: announce the objects' names, write each and read it back, and only then, in one transaction, let the
 * chunks' places point into them. Until there they point into the journal. `turn` is waited for before each object. Throws when
 * the files or the database do not answer; what was written until then is sealed nevertheless.
 */
export async function sealStretches(
  app: Pick<App, 'db' | 'files' | 'now'>,
  reader: StretchReader,
  stretches: readonly Stretch[],
  turn: () => Promise<void>,
): Promise<SealOutcome[]> {
  const outcomes = new Map<Stretch, SealOutcome>()
  const whole: Whole[] = []
  for (const stretch of stretches) {
    const read = await readIntact(app, reader, stretch)
    if ('fromSeq' in read) outcomes.set(stretch, { did: 'damaged', fromSeq: read.fromSeq })
    else whole.push({ stretch, ...read })
  }
  const numbers = await announceObjects(app, whole)
  const written: Written[] = []
  try {
    for (const one of whole) {
      const key = keyOf(one)
      const number = numbers.get(key)
      if (number === undefined) continue
      await turn()
      await writeAndLook(app, key, one.bytes)
      written.push({ stretch: one.stretch, number, key, length: one.bytes.length })
      giveBack(one.bytes)
    }
  } finally {
    const sealed = await pointInto(app, written)
    for (const { stretch, number, key, length } of written)
      if (sealed.has(number)) outcomes.set(stretch, { did: 'sealed', bytes: length })
      else await leave(app, stretch, { number, key })
  }
  return stretches.map((stretch) => outcomes.get(stretch) ?? { did: 'left' })
}

/** Under the same key somebody else may have written the same by now: only what was erased is deleted for all. */
async function leave(
  app: Pick<App, 'db' | 'files'>,
  { track }: Stretch,
  { number, key }: Pick<Written, 'number' | 'key'>,
): Promise<void> {
  const isTakenBack = await takeBack(app, number)
  if (isTakenBack) return
  const query = app.db.selectFrom('attemptKey').select('number').where('attemptId', '=', track.attemptId)
  const isErased = (await query.executeTakeFirst()) === undefined
  if (isErased) await app.files.delete(key)
}

async function writeAndLook({ files }: Pick<App, 'files'>, key: string, bytes: Buffer): Promise<void> {
  await files.put(key, bytes)
  const written = await files.get(key)
  if (!written.equals(bytes)) throw new Error(`${key} is not what was written to it`)
  giveBack(written)
}

/**
 * Frees a large buffer now, which nobody may use any more. Left to the collector, a megabyte or two for each object makes it look
 * through the whole heap every few seconds. What lies in memory with others stays.
 */
function giveBack({ buffer, length }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === length) buffer.transfer(0)
}

/** The records of a stretch, end to end, when every one of them is whole, of this track and in its place. */
async function readIntact(
  app: Pick<App, 'db'>,
  reader: StretchReader,
  { track, chunks }: Stretch,
): Promise<Pick<Whole, 'bytes' | 'sha256'> | { fromSeq: number }> {
  const read = await reader.read({
    folder: theRecordingPlace(app).folder,
    track: track.number,
    chunks: chunks.map(({ fromSeq, toSeq, places }) => ({ fromSeq, toSeq, places: placesInFiles(places) })),
  })
  if ('damagedFrom' in read) return { fromSeq: read.damagedFrom }
  const { bytes, sha256 } = read
  return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), sha256: Buffer.from(sha256) }
}

function placesInFiles(places: readonly RecordPlace[]): Place[] {
  return places.filter((place) => 'file' in place)
}
