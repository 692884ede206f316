import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { decodeFrame, encodeFrame, type Frame } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { afterAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { readTrack } from './read-track.ts'
import { startRecording, theRecording } from './recording.ts'
import { aConfig, aPretendRecorder, someBytes } from './testing-recorder.ts'
import { verifyAttempt } from './verify.ts'

const app = await aTestApp({ rooms: [] })
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

test('a recorder that moves between living processes that all seal, and from a killed one, loses nothing and is seen from the third', async () => {
  const [one, two, three] = await Promise.all([aProcess(), aProcess(), aProcess()])
  let here = one
  const candidates = Array.from({ length: 5 }, () => aCandidate(() => here.address))
  const walls = candidates.map(({ attemptId }) => aWall(three.address, attemptId))
  const capturing = setInterval(() => {
    for (const { capture } of candidates) capture()
  }, 20)
  await Promise.all(walls.map((wall) => wall.until((seqs) => seqs.length > 30)))

  here = two
  for (const { camera } of candidates) camera.breakOff()
  await Promise.all(candidates.map(({ camera }) => camera.until(() => camera.notices.length > 1)))
  await Promise.all(candidates.map(({ camera }, at) => walls[at]?.until(sees(() => made(camera).length))))

  here = one
  two.child.kill('SIGKILL')
  const killedAt = candidates.map(({ camera }) => made(camera).length)
  await Promise.all(walls.map((wall, at) => wall.until(sees(() => (killedAt[at] ?? 0) + 10))))
  clearInterval(capturing)
  await Promise.all(
    candidates.map(({ camera }) => camera.until(() => camera.acked('camera') === made(camera).length)),
  )
  one.child.kill('SIGKILL')
  three.child.kill('SIGKILL')

  const recording = await startRecording(app)
  const stored = await Promise.all(candidates.map(({ attemptId }) => readTrack(app, attemptId, 'camera')))
  expect(stored.map((frames) => frames.map(bytesOf))).toEqual(
    candidates.map(({ camera }) => made(camera).map(bytesOf)),
  )
  const verdicts = await Promise.all(
    candidates.map(({ attemptId }) => verifyAttempt(app, theRecording(app), attemptId)),
  )
  expect(verdicts.flatMap(({ faults }) => faults)).toEqual([])
  for (const { camera } of candidates) camera.stop()
  for (const wall of walls) wall.close()
  await recording.stop()
}, 120_000)

function sees(seq: () => number): (seqs: readonly number[]) => boolean {
  return (seqs) => (seqs.at(-1) ?? 0) >= seq()
}

/** What a proctor at a process sees of an attempt's camera. */
function aWall(address: string, attemptId: AttemptId) {
  const seqs: number[] = []
  const socket = new WebSocket(`${address}/socket/watch/${attemptId}`)
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(data)
    if (typeof frame !== 'string' && frame.kind === 'media') seqs.push(frame.seq)
  })
  return {
    close: () => socket.close(),
    async until(holds: (seqs: readonly number[]) => boolean): Promise<void> {
      const latest = Date.now() + 50_000
      while (!holds(seqs)) {
        if (Date.now() > latest)
          throw new Error(`the wall saw ${seqs.length} frames, the last ${seqs.at(-1)}`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
  }
}

function aCandidate(address: () => string) {
  const attemptId = newId() as AttemptId
  const camera = aPretendRecorder(() => `${address()}/socket/media/${attemptId}`)
  const begun = Date.now()
  camera.send('camera', { kind: 'config', ts: 0, payload: aConfig(begun) })
  return {
    attemptId,
    camera,
    capture() {
      const isKey = made(camera).length % 20 === 1
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

async function aProcess(): Promise<{ child: ChildProcess; address: string }> {
  const { host = '', database = '' } = app.pool.options
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'testing-ingest.ts'), host, database, app.config.data, '3', 'eagerly'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  children.push(child)
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim().replace('http', 'ws')))
    child.once('exit', (code) => reject(new Error(`the recording process ended with ${code}`)))
  })
  return { child, address }
}
