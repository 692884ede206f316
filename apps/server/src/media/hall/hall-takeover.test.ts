import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HallCameraId, SittingId } from '@invigil/contract/ids.ts'
import { expect, test, vi } from 'vitest'
import { anExam } from '../../exam/testing.ts'
import { aPerson, signedInAs } from '../../identity/testing.ts'
import { newId } from '../../platform/id.ts'
import { thisMachine } from '../../platform/machine.ts'
import { aTestApp, type TestApp } from '../../platform/testing.ts'
import { aCandidate, aSitting } from '../../sitting/testing.ts'

// A program that ends at once in ffmpeg's place: who holds a camera is what counts here.
const among = await aTestApp({ config: { ffmpeg: 'false', processes: 2 } })
const alone = await aTestApp({ config: { ffmpeg: 'false' } })
const patience = { timeout: 30_000, interval: 50 }

/** A camera that another process has just begun to hold; the clock stands, so its hold never ends by itself. */
async function aCameraHeldBy(app: TestApp, heldBy: string): Promise<HallCameraId> {
  const author = await aPerson(app, { role: 'author' })
  const client = await signedInAs(app, author)
  const exam = await anExam(app, author, { preset: 'standard' })
  const { sittingId } = await aSitting(app, { by: author, exam }).with(aCandidate('Linh'))
  const id = newId() as HallCameraId
  const added = await client.media.addHallCamera({
    sittingId: sittingId as SittingId,
    name: 'Front',
    address: 'rtsp://127.0.0.1:1/hall',
  })
  const heldUntil = new Date(app.now().getTime() + 10_000)
  const { sealedAddress } = await theRow(app, added.id)
  await app.db
    .insertInto('hallCamera')
    .values({ ...(await theRow(app, added.id)), id, sealedAddress, heldBy, heldUntil })
    .execute()
  return id
}

async function theRow(app: TestApp, id: HallCameraId) {
  return await app.db.selectFrom('hallCamera').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

test('a camera whose process was killed is taken as soon as that one is found dead', async () => {
  const dead = newId()
  const id = await aCameraHeldBy(among, dead)
  await among.db
    .insertInto('serverProcess')
    .values({
      ...{ id: dead, place: readFileSync(join(among.config.data, 'place.id'), 'utf8').trim() },
      ...{ pid: process.pid, begunAt: 'before', address: '', secret: '', host: '', machine: thisMachine() },
      ...{ startedAt: new Date(), heartbeatAt: new Date() },
    })
    .execute()
  await vi.waitFor(async () => expect((await theRow(among, id)).heldBy).toBe(among.processes.me), patience)
})

test('a camera that another living process holds is left to it', async () => {
  const another = newId()
  const id = await aCameraHeldBy(among, another)
  const next = await aCameraHeldBy(among, among.processes.me)
  const before = (await theRow(among, next)).heldUntil
  among.clock.advance({ seconds: 1 })
  await vi.waitFor(async () => expect((await theRow(among, next)).heldUntil).not.toEqual(before), patience)
  expect((await theRow(among, id)).heldBy).toBe(another)
})

test('a server that is alone takes at once what it held before it was started again', async () => {
  const id = await aCameraHeldBy(alone, newId())
  await vi.waitFor(async () => expect((await theRow(alone, id)).heldBy).toBe(alone.processes.me), patience)
})
