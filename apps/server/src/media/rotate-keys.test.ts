import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, inject, test } from 'vitest'
import { enters } from '../attempt/testing.ts'
import { theUploadKey } from '../attempt/upload-key.ts'
import { aPerson } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { openKeyRing } from '../platform/key-ring.ts'
import { root } from '../platform/root.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { findAttemptKey, theAttemptKey } from './attempt-keys.ts'
import { theRecording } from './recording.ts'
import { rotateKeys } from './rotate-keys.ts'

const app = await aTestApp()
const running = theRecording(app).wrapping
const keysFolder = path.join(app.config.data, 'keys')

test('every attempt’s key opens as before with another key around it, in a server that goes on running', async () => {
  const attempts = await someAttempts(30)
  const before = await keysOf(attempts)
  const { name: former } = await running.current()

  const done = await rotateKeys(app, await openKeyRing(keysFolder), () => undefined, 7)

  expect(done).toMatchObject({ rewrapped: 30, forgotten: [former], isResumed: false })
  expect(await wrappedBy()).toEqual([done.current])
  expect(done.current).not.toBe(former)
  expect(await keysOf(attempts)).toEqual(before)
  expect(await running.find(former)).toBe(undefined)
  expect(await readdir(path.join(keysFolder, 'former'))).toEqual([])
  await someAttempts(1)
  expect(await wrappedBy()).toEqual([done.current])
})

test('what seals the files of answers is wrapped anew, too, and opens as before', async () => {
  const author = await aPerson(app, { role: 'author' })
  const { candidate } = await aSitting(app, { by: author }).with(aCandidate('Linh'))
  const { attemptId } = await enters(app, candidate('Linh'))
  const before = (await theUploadKey(app, attemptId)).export()
  const { current } = await rotateKeys(app, await openKeyRing(keysFolder))
  const rows = await app.db.selectFrom('uploadKey').select('wrappedBy').execute()
  expect(rows).toEqual([{ wrappedBy: current }])
  expect((await theUploadKey(app, attemptId)).export().equals(before)).toBe(true)
})

test('a rotation killed half-way leaves both keys, everything readable, and is brought to its end by the next', async () => {
  const attempts = await someAttempts(1_200)
  const before = await keysOf(attempts)
  const { name: former } = await running.current()
  // The command waits for this row, in its third batch: it is killed there.
  const holder = await app.pool.connect()
  await holder.query('begin')
  const [{ id: last }] = (
    await holder.query('select attempt_id as id from attempt_key order by attempt_id desc limit 1 for update')
  ).rows
  expect(last).toEqual(expect.any(String))
  const command = await aRotation()
  await once(command.stdout ?? command, 'data')
  command.kill('SIGKILL')
  await once(command, 'exit')
  await holder.query('rollback')
  holder.release()

  const half = await wrappedBy()
  expect(half).toHaveLength(2)
  expect(half).toContain(former)
  expect(await keysOf(attempts)).toEqual(before)

  const done = await rotateKeys(app, await openKeyRing(keysFolder))
  expect(done).toMatchObject({ isResumed: true, forgotten: [former] })
  expect(await wrappedBy()).toEqual([done.current])
  expect(await keysOf(attempts)).toEqual(before)
  const told = await app.pool.query(
    `select body from audit_entry where kind = 'keys-rotated' order by seq desc`,
  )
  expect(told.rows[0].body).toMatchObject({ forgotten: [former] })
})

test('a key that is made while the old one is being forgotten is not lost', async () => {
  const ring = await openKeyRing(keysFolder)
  const [, made] = await Promise.all([rotateKeys(app, ring), someAttempts(20)])
  expect((await keysOf(made)).every((key) => key.length === 64)).toBe(true)
  expect(await wrappedBy()).toEqual([(await ring.current()).name])
})

async function someAttempts(count: number): Promise<AttemptId[]> {
  const attempts = Array.from({ length: count }, () => newId() as AttemptId)
  await aFewAtATime(attempts, (attemptId) => theAttemptKey(app, running, attemptId))
  return attempts
}

async function keysOf(attempts: readonly AttemptId[]): Promise<string[]> {
  const keys = await aFewAtATime(attempts, (attemptId) => findAttemptKey(app, running, attemptId))
  return keys.map((found) => found?.key.export().toString('hex') ?? 'gone')
}

/** Whoever waits seconds for a connection is refused: a thousand at once would be, on a busy machine. */
async function aFewAtATime<Done>(attempts: readonly AttemptId[], ask: (id: AttemptId) => Promise<Done>) {
  const done: Done[] = []
  for (let from = 0; from < attempts.length; from += 20)
    done.push(...(await Promise.all(attempts.slice(from, from + 20).map(ask))))
  return done
}

async function wrappedBy(): Promise<string[]> {
  const { rows } = await app.pool.query<{ by: string }>('select distinct wrapped_by as by from attempt_key')
  return rows.map(({ by }) => by)
}

/** `keys rotate` in a process of its own, on this test's database and folder. */
async function aRotation(): Promise<ChildProcess> {
  const { rows } = await app.pool.query<{ name: string }>('select current_database() as name')
  const url = `postgresql://app@localhost/${rows[0]?.name}?host=${encodeURIComponent(inject('postgres'))}`
  return spawn(process.execPath, ['apps/server/src/main.ts', 'keys', 'rotate', '--data', app.config.data], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
