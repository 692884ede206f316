import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { beforeEach, expect, test } from 'vitest'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { placesOf, type RecordPlace, readTrack, storedPlaces } from './read-track.ts'
import { startRecording, theRecording } from './recording.ts'
import { journalFileName, journalFiles } from './storage.ts'
import { aConfig, aPretendRecorder, someBytes } from './testing-recorder.ts'
import { aMediaRoom } from './testing-room.ts'
import { verifyAttempt } from './verify.ts'

const app = await aTestApp({ rooms: [aMediaRoom({ kinds: ['camera'] })] })
const address = (await app.listen()).replace('http', 'ws')
const attemptId = newId() as AttemptId
const { path, places } = await recordSixRecords()
const honest = await readFile(path)

beforeEach(async () => {
  await writeFile(path, honest)
})

/** Six commits of one frame each, every one a record, in one chunk; then nothing is recorded any more. */
async function recordSixRecords(): Promise<{ path: string; places: RecordPlace[] }> {
  const recorder = aPretendRecorder(() => `${address}/socket/media/${attemptId}`)
  await recorder.until(() => recorder.notices.length > 0)
  const sendAndWait = async (seq: number) => {
    const at = app.now().getTime()
    const isConfig = seq === 1
    recorder.send('camera', {
      kind: isConfig ? 'config' : 'media',
      isKey: seq === 2,
      ts: seq * 1000,
      payload: isConfig ? aConfig(at) : someBytes(500),
    })
    await recorder.until(() => recorder.acked('camera') === seq)
  }
  for (const seq of [1, 2, 3, 4, 5, 6]) await sendAndWait(seq)
  recorder.stop()
  const folder = join(app.config.data, 'media')
  const [file = 0] = await journalFiles(folder)
  // Another start reads the file and writes its index, as after a crash.
  const again = await startRecording(app)
  await again.stop()
  const chunk = await app.db.selectFrom('trackChunk').select('places').executeTakeFirstOrThrow()
  return { path: join(folder, journalFileName(file)), places: placesOf(chunk.places) }
}

function bytesAt(index: number): Buffer {
  const { at, length } = places[index] as RecordPlace
  return honest.subarray(at, at + length)
}

test('an untouched recording is found to be so', async () => {
  expect(await verifyAttempt(app, theRecording(app), attemptId)).toEqual({
    tracks: 1,
    records: 6,
    faults: [],
  })
  expect(await readTrack(app, attemptId, 'camera')).toHaveLength(6)
})

test('one flipped bit is found', async () => {
  const flipped = Buffer.from(honest)
  const at = (places[3]?.at ?? 0) + 200
  flipped[at] = (honest[at] ?? 0) ^ 1
  await writeFile(path, flipped)
  const { faults } = await verifyAttempt(app, theRecording(app), attemptId)
  expect(faults.map(({ seq, why }) => [seq, why])).toEqual([[4, 'altered']])
})

test('a record put in the place of another is found, though it is whole in itself', async () => {
  const swapped = Buffer.from(honest)
  bytesAt(2).copy(swapped, places[3]?.at)
  bytesAt(3).copy(swapped, places[2]?.at)
  await writeFile(path, swapped)
  const { faults } = await verifyAttempt(app, theRecording(app), attemptId)
  expect(faults.map(({ why }) => why)).toEqual(['out-of-order', 'out-of-order', 'out-of-order'])
})

test('a cut tail is found, although what is left is whole', async () => {
  await truncate(path, places[4]?.at)
  const { faults } = await verifyAttempt(app, theRecording(app), attemptId)
  expect(faults.map(({ seq, why }) => [seq, why])).toEqual([
    [5, 'missing'],
    [5, 'missing'],
    [1, 'index-differs'],
  ])
})

test('a record that is dropped from the file and from the index is found by the chain', async () => {
  const without = places.filter((_place, index) => index !== 2)
  await app.db
    .updateTable('trackChunk')
    .set({ places: JSON.stringify(storedPlaces(without)) })
    .execute()
  const { faults } = await verifyAttempt(app, theRecording(app), attemptId)
  expect(faults.map(({ seq, why }) => [seq, why])).toEqual([[3, 'out-of-order']])
  await app.db
    .updateTable('trackChunk')
    .set({ places: JSON.stringify(storedPlaces(places)) })
    .execute()
})

test('without its key nothing can be read', async () => {
  await app.db.deleteFrom('attemptKey').where('attemptId', '=', attemptId).execute()
  await expect(readTrack(app, attemptId, 'camera')).rejects.toMatchObject({ code: 'recording-gone' })
})
