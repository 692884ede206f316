import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import type { Files } from '../platform/files.ts'
import { aTestApp } from '../platform/testing.ts'
import { placesOf, type RecordPlace, readTrack } from './read-track.ts'
import { startRecording, theRecording } from './recording.ts'
import { sweepAnnounced } from './seal-leftovers.ts'
import { startSealer } from './sealer.ts'
import { journalFileName, journalFiles } from './storage.ts'
import { aMediaRoom } from './testing-room.ts'
import { aRecordedCamera, byHand } from './testing-sealing.ts'
import { verifyAttempt } from './verify.ts'

const app = await aTestApp({ rooms: [aMediaRoom({ kinds: ['camera'], sealing: byHand })] })
const address = (await app.listen()).replace('http', 'ws')
const folder = join(app.config.data, 'media')
const files: Files = { ...app.files }

async function objectsOf(attemptId: AttemptId) {
  return await app.db
    .selectFrom('sealedObject')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .orderBy('fromSeq')
    .execute()
}

async function placesIn(attemptId: AttemptId): Promise<RecordPlace[]> {
  const chunks = await app.db
    .selectFrom('trackChunk')
    .innerJoin('track', 'track.id', 'trackChunk.trackId')
    .select('places')
    .where('attemptId', '=', attemptId)
    .orderBy('fromSeq')
    .execute()
  return chunks.flatMap(({ places }) => placesOf(places))
}

async function faultsOf(attemptId: AttemptId): Promise<string[]> {
  const { faults } = await verifyAttempt(app, theRecording(app), attemptId)
  return faults.map(({ why }) => why)
}

test('a track is sealed byte for byte, read from there, and its chain holds', async () => {
  const attemptId = await aRecordedCamera(app, address, 70)
  const before = await readTrack(app, attemptId, 'camera')
  const inJournal = await placesIn(attemptId)
  const [file = 0] = await journalFiles(folder)
  const journal = await readFile(join(folder, journalFileName(file)))
  await theRecording(app).sealer.round()

  const objects = await objectsOf(attemptId)
  expect(objects.map(({ sealedAt }) => sealedAt)).toEqual([app.now(), app.now()])
  const bytes = Buffer.concat(await Promise.all(objects.map(({ key }) => files.get(key))))
  const records = inJournal.map(({ at, length }) => journal.subarray(at, at + length))
  expect(bytes.equals(Buffer.concat(records))).toBe(true)
  expect(objects[0]?.key).toMatch(/^media\/[\w-]+\/[\w-]+\/1-[0-9a-f]{16}$/)
  expect((await placesIn(attemptId)).every((place) => 'object' in place)).toBe(true)
  expect(await readTrack(app, attemptId, 'camera')).toEqual(before)
  expect(await faultsOf(attemptId)).toEqual([])
})

test('a fault at any step leaves the journal in force, and the next round seals what is left', async () => {
  const attemptId = await aRecordedCamera(app, address, 34)
  const before = await readTrack(app, attemptId, 'camera')
  const broken = async () => {
    throw new Error('the disk is gone')
  }
  app.files.put = broken
  await expect(theRecording(app).sealer.round()).rejects.toThrow('the disk is gone')
  expect((await placesIn(attemptId)).every((place) => 'file' in place)).toBe(true)
  await sweepAnnounced(app, 0)
  app.files.put = files.put
  app.files.get = async (key) => (await files.get(key)).subarray(1)
  await expect(theRecording(app).sealer.round()).rejects.toThrow('is not what was written')
  expect(await readTrack(app, attemptId, 'camera')).toEqual(before)
  expect(await files.list(`media/${attemptId}`)).toHaveLength(1)
  await sweepAnnounced(app, 0)
  expect(await files.list(`media/${attemptId}`)).toEqual([])

  app.files.get = files.get
  await theRecording(app).sealer.round()
  expect(await objectsOf(attemptId)).toHaveLength(1)
  expect(await faultsOf(attemptId)).toEqual([])
})

test('of several that are sealed together, what was written before a fault is sealed and the rest waits', async () => {
  const attemptId = await aRecordedCamera(app, address, 130)
  const before = await readTrack(app, attemptId, 'camera')
  const puts: string[] = []
  app.files.put = async (key, bytes) => {
    puts.push(key)
    if (puts.length === 2) throw new Error('the disk is full')
    await files.put(key, bytes)
  }
  await expect(theRecording(app).sealer.round()).rejects.toThrow('the disk is full')
  app.files.put = files.put
  const sealed = (await objectsOf(attemptId)).filter(({ sealedAt }) => sealedAt !== null)
  expect(sealed.map(({ key }) => key)).toEqual(puts.slice(0, 1))
  expect(await readTrack(app, attemptId, 'camera')).toEqual(before)

  await sweepAnnounced(app, 0)
  await theRecording(app).sealer.round()
  expect((await placesIn(attemptId)).every((place) => 'object' in place)).toBe(true)
  expect(await readTrack(app, attemptId, 'camera')).toEqual(before)
  expect(await faultsOf(attemptId)).toEqual([])
})

test('who takes another to have died, by a clock that is ahead, takes no object away that chunks point to', async () => {
  const attemptId = await aRecordedCamera(app, address, 34)
  const asked = Promise.withResolvers<void>()
  const ended = { isRound: false }
  const waiting = async () => {
    const { rows } = await app.pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return ended.isRound || rows.length > 0
  }
  let sweeping: Promise<void> | undefined
  app.files.get = async (key) => {
    sweeping = sweepAnnounced(app, 0)
    await asked.promise
    return await files.get(key)
  }
  app.files.delete = async (key) => {
    asked.resolve()
    // Until the one who writes it has gone on as far as can be.
    await expect.poll(waiting, { timeout: 30_000 }).toBe(true)
    await files.delete(key)
  }
  await theRecording(app).sealer.round()
  ended.isRound = true
  await sweeping
  Object.assign(app.files, { get: files.get, delete: files.delete })
  expect(await faultsOf(attemptId)).toEqual([])
  await theRecording(app).sealer.round()
  expect(await objectsOf(attemptId)).toHaveLength(1)
  expect(await faultsOf(attemptId)).toEqual([])
})

test('a flipped bit, a swapped, dropped or cut record and a lost object are found', async () => {
  const attemptId = await aRecordedCamera(app, address, 34)
  await theRecording(app).sealer.round()
  const [object] = await objectsOf(attemptId)
  const key = object?.key ?? ''
  const honest = await files.get(key)
  const [first, second] = (await placesIn(attemptId)).slice(1)
  const middle = { at: first?.at ?? 0, end: (second?.at ?? 0) + (second?.length ?? 0) }
  const pieces = {
    head: honest.subarray(0, middle.at),
    first: honest.subarray(middle.at, second?.at),
    second: honest.subarray(second?.at, middle.end),
    tail: honest.subarray(middle.end),
  }
  const flipped = Buffer.from(honest)
  flipped[middle.at + 140] = (honest[middle.at + 140] ?? 0) ^ 1
  const put = async (bytes: Uint8Array) => {
    await files.put(key, bytes)
    return await faultsOf(attemptId)
  }
  expect(await put(flipped)).toEqual(['altered'])
  expect(await put(Buffer.concat([pieces.head, pieces.second, pieces.first, pieces.tail]))).not.toEqual([])
  expect(await put(Buffer.concat([pieces.head, pieces.second, pieces.tail]))).toContain('missing')
  expect(await put(honest.subarray(0, honest.length - 1))).toContain('missing')
  await files.delete(key)
  expect(new Set(await faultsOf(attemptId))).toEqual(new Set(['missing', 'index-differs']))
  expect(await put(honest)).toEqual([])
})

test('a file that holds damage stays; one whose records are all sealed goes, and a start reads none of it again', async () => {
  const attemptId = await aRecordedCamera(app, address, 34)
  await theRecording(app).stop()
  const again = await startRecording(app, undefined, byHand)
  const all = await journalFiles(folder)
  const path = join(folder, journalFileName(all.at(-1) ?? 0))
  const [record] = await placesIn(attemptId)
  const bytes = await readFile(path)
  bytes[(record?.at ?? 0) + 150] = (bytes[(record?.at ?? 0) + 150] ?? 0) ^ 1
  const honest = await readFile(path)
  await writeFile(path, bytes)
  await again.sealer.round()
  expect(await journalFiles(folder)).toEqual(all)

  await writeFile(path, honest)
  await again.stop()
  const third = await startRecording(app, undefined, byHand)
  await third.sealer.round()
  expect(await journalFiles(folder)).toEqual([])
  expect(await faultsOf(attemptId)).toEqual([])
  await third.stop()
  const chunksNow = () =>
    app.db.selectFrom('trackChunk').select('fromSeq').orderBy('trackId').orderBy('fromSeq').execute()
  const chunks = await chunksNow()
  const fourth = await startRecording(app, undefined, byHand)
  expect(await chunksNow()).toEqual(chunks)
  expect(await faultsOf(attemptId)).toEqual([])
  await fourth.stop()
})

test('what was erased while it was being sealed leaves no object', async () => {
  const running = await startRecording(app, undefined, byHand)
  const attemptId = await aRecordedCamera(app, address, 34)
  app.files.put = async (key, bytes) => {
    await files.put(key, bytes)
    // What erasing a recording begins with.
    await app.db.deleteFrom('attemptKey').where('attemptId', '=', attemptId).execute()
  }
  await running.sealer.round()
  app.files.put = files.put
  expect(await files.list(`media/${attemptId}`)).toEqual([])
  expect(await objectsOf(attemptId)).toEqual([])
  await running.stop()
})

test('two sealers at the same time seal each chunk once, and leave no object that nobody points to', async () => {
  const running = await startRecording(app, undefined, byHand)
  const attemptId = await aRecordedCamera(app, address, 130)
  const before = await readTrack(app, attemptId, 'camera')
  const other = startSealer(app, { ...byHand, folder, mayWork: () => true })
  await Promise.all([running.sealer.round(), other.round()])
  await Promise.all([running.sealer.round(), other.round()])

  const objects = await objectsOf(attemptId)
  expect(objects.map(({ toSeq }) => Number(toSeq) + 1).slice(0, -1)).toEqual(
    objects.map(({ fromSeq }) => Number(fromSeq)).slice(1),
  )
  expect((await files.list(`media/${attemptId}`)).sort()).toEqual(objects.map(({ key }) => key).sort())
  expect((await placesIn(attemptId)).every((place) => 'object' in place)).toBe(true)
  expect(await readTrack(app, attemptId, 'camera')).toEqual(before)
  expect(await faultsOf(attemptId)).toEqual([])
  await other.stop()
  await running.stop()
})
