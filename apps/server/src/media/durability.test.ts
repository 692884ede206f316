import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeFrame, type Frame } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../platform/id.ts'
import { aTestApp, type TestApp } from '../platform/testing.ts'
import { readTrack } from './read-track.ts'
import { startRecording, theRecording } from './recording.ts'
import { sweepAnnounced } from './seal-leftovers.ts'
import { journalFileName, journalFiles } from './storage.ts'
import { aConfig, aPretendRecorder, someBytes } from './testing-recorder.ts'
import { byHand } from './testing-sealing.ts'
import { verifyAttempt } from './verify.ts'

const app = await aTestApp({ rooms: [] })
const folder = join(app.config.data, 'media')
const recorder = { process: await aProcess(app), kills: 0 }
afterAll(() => recorder.process.child.kill('SIGKILL'))

test('nothing acknowledged is lost and nothing is there twice after five kills under load', async () => {
  const candidates = Array.from({ length: 6 }, () => aCandidate())
  const capturing = setInterval(() => {
    for (const candidate of candidates) candidate.capture()
  }, 20)
  for (const _kill of [1, 2, 3, 4, 5]) await killAndStart()
  await someTime(400)
  clearInterval(capturing)
  for (const { camera } of candidates)
    await camera.until(() => camera.acked('camera') === made(camera).length)
  recorder.process.child.kill('SIGKILL')

  const recording = await startRecording(app, undefined, { ...byHand, graceMs: 600_000 })
  await sweepAnnounced(app, 0)
  await recording.sealer.round()
  const stored = await Promise.all(candidates.map(({ attemptId }) => readTrack(app, attemptId, 'camera')))
  expect(stored.map((frames) => frames.map(bytesOf))).toEqual(
    candidates.map(({ camera }) => made(camera).map(bytesOf)),
  )
  const verdicts = await Promise.all(
    candidates.map(({ attemptId }) => verifyAttempt(app, theRecording(app), attemptId)),
  )
  expect(verdicts.flatMap(({ faults }) => faults)).toEqual([])
  expect(candidates.every(({ camera }) => made(camera).length > 60)).toBe(true)
  const sealed = await app.db
    .selectFrom('sealedObject')
    .select('number')
    .where('sealedAt', 'is not', null)
    .execute()
  expect(sealed.length).toBeGreaterThan(0)
  const keys = await app.db.selectFrom('sealedObject').select('key').execute()
  expect(await app.files.list('media')).toEqual(keys.map(({ key }) => key).sort())
  for (const { camera } of candidates) camera.stop()
  await recording.stop()
})

test('a torn tail is cut, a flipped bit in the middle is kept and reported', async () => {
  const first = await theLongestFile()
  const path = join(folder, journalFileName(first))
  const flipped = await readFile(path)
  // In the first record, so that others follow: what nothing follows is a torn tail.
  flipped.writeUInt8(flipped.readUInt8(100) ^ 1, 100)
  await writeFile(path, Buffer.concat([flipped, randomBytes(777)]))
  await app.db.deleteFrom('journalFile').where('number', '=', first).execute()

  const recording = await startRecording(app)
  await recording.stop()

  expect(await readFile(path)).toEqual(flipped)
  const { damage } = await app.db
    .selectFrom('journalFile')
    .select('damage')
    .where('number', '=', first)
    .executeTakeFirstOrThrow()
  expect(damage).toHaveLength(1)
})

async function theLongestFile(): Promise<number> {
  const numbers = await journalFiles(folder)
  const sizes = await Promise.all(numbers.map((number) => stat(join(folder, journalFileName(number)))))
  const [longest = 0] = numbers.toSorted(
    (a, b) => (sizes[numbers.indexOf(b)]?.size ?? 0) - (sizes[numbers.indexOf(a)]?.size ?? 0),
  )
  return longest
}

function aCandidate() {
  const attemptId = newId() as AttemptId
  const camera = aPretendRecorder(() => `${recorder.process.address}/socket/media/${attemptId}`)
  const begun = Date.now()
  camera.send('camera', { kind: 'config', ts: 0, payload: aConfig(begun) })
  return {
    attemptId,
    camera,
    capture() {
      const seq = made(camera).length
      const isKey = seq % 20 === 1
      camera.send('camera', {
        isKey,
        ts: (Date.now() - begun) * 1000,
        payload: someBytes(isKey ? 4000 : 700),
      })
    },
  }
}

function made(camera: ReturnType<typeof aPretendRecorder>): Frame[] {
  return camera.made.get('camera') ?? []
}

function bytesOf(frame: Frame): string {
  return Buffer.from(encodeFrame(frame)).toString('base64')
}

async function killAndStart(): Promise<void> {
  await someTime(350)
  recorder.process.child.kill('SIGKILL')
  recorder.kills += 1
  const last = (await journalFiles(folder)).at(-1) ?? 0
  appendFileSync(join(folder, journalFileName(last)), randomBytes(777))
  recorder.process = await aProcess(app)
}

async function aProcess({ pool, config }: TestApp): Promise<{ child: ChildProcess; address: string }> {
  const { host = '', database = '' } = pool.options
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'testing-ingest.ts'), host, database, config.data, '1', 'eagerly'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim().replace('http', 'ws')))
    child.once('exit', (code) => reject(new Error(`the recording process ended with ${code}`)))
  })
  return { child, address }
}

async function someTime(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
