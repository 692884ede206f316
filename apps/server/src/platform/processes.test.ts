import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { openLine } from './database-line.ts'
import { joinProcesses } from './processes.ts'
import { aTestApp } from './testing.ts'

const app = await aTestApp({ rooms: [] })
const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-processes-'))
const line = openLine(app.pool)
afterAll(async () => {
  await line.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a server in a copy of a data directory whose server lives elsewhere is refused; in one of its own it is not', async () => {
  const first = joinProcesses(line, path.join(folder, 'first'), () => true, { machine: 'one' })
  await first.begin('127.0.0.1:1')
  cpSync(path.join(folder, 'first'), path.join(folder, 'copy'), { recursive: true })
  const copy = joinProcesses(line, path.join(folder, 'copy'), () => true, {
    machine: 'another',
    wait: first.look,
  })
  await expect(copy.begin('127.0.0.1:2')).rejects.toThrow('or in the one it was copied from')
  await first.look()
  expect(first.others()).toEqual([])

  const own = joinProcesses(line, path.join(folder, 'own'), () => true, { machine: 'another' })
  await own.begin('127.0.0.1:2')
  await first.look()
  expect(first.find(own.me)).toMatchObject({ isAlive: true, isHere: false })
  await own.stop()
  await first.stop()
})

test('a process beside us lives as the kernel says, and promises nothing once the directory is another’s', async () => {
  const data = path.join(folder, 'together')
  const answers = [true, false]
  const one = joinProcesses(line, data, () => true)
  const two = joinProcesses(line, data, () => answers.shift() ?? false)
  await one.begin('127.0.0.1:1')
  await two.begin('127.0.0.1:2')
  await one.look()
  expect(one.find(two.me)).toMatchObject({ isAlive: true, isHere: true })
  expect([two.isTrusted(), two.isTrusted()]).toEqual([true, false])
  await one.stop()
  await two.stop()
})

test('a process is dead when its heartbeat stands still, though the clock of the database was set back and says that it is fresh', async () => {
  const data = path.join(folder, 'set-back')
  const left = joinProcesses(line, data, () => true, { machine: 'one container' })
  await left.begin('127.0.0.1:1')
  left.leaveBehind()
  await left.stop()
  await line.query(
    "update server_process set heartbeat_at = clock_timestamp() + interval '1 hour' where id = $1",
    [left.me],
  )
  const here = { machine: 'another container', wait: async () => undefined }
  const next = joinProcesses(line, data, () => true, here)
  await next.begin('127.0.0.1:2')
  const now = performance.now()
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.advanceTimersByTime(now + 3_000)
  await next.look()
  vi.useRealTimers()
  expect(next.find(left.me)?.isAlive).toBe(false)
  await next.forget(left.me)
  await next.stop()
})
