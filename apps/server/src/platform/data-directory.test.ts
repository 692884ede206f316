import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { findHolder, takeDataDirectory } from './data-directory.ts'
import { readHolder } from './data-holder.ts'
import { watchData } from './data-watch.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-data-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a directory in use is refused with the process that uses it, and free again once released', async () => {
  const mine = path.join(folder, 'mine')
  const taken = await takeDataDirectory(mine)
  taken.tell('/run/socket')
  await expect(takeDataDirectory(mine)).rejects.toThrow(`in use by process ${process.pid}`)
  expect(findHolder(mine)?.socketFolder).toBe('/run/socket')
  taken.release()
  expect(findHolder(mine)).toBeUndefined()
  const again = await takeDataDirectory(mine)
  again.release()
})

test('the lock of a process that has ended is taken over, even when another has its number now', async () => {
  const left = path.join(folder, 'left')
  const before = await takeDataDirectory(left)
  before.release()
  writeFileSync(path.join(left, 'lock'), JSON.stringify({ pid: process.pid, begunAt: '1' }))
  const taken = await takeDataDirectory(left)
  expect(JSON.parse(readFileSync(path.join(left, 'lock'), 'utf8')).pid).toBe(process.pid)
  taken.release()
})

test('a server in another container is refused while the first one lives, though it cannot see its process', async () => {
  const mounted = path.join(folder, 'mounted')
  const first = await takeDataDirectory(mounted, 'one container')
  const watch = watchData(mounted, { beats: true, onLost: vi.fn() })
  await expect(takeDataDirectory(mounted, 'another container', watch.look)).rejects.toThrow(
    'is in use by a server on another machine or in another container',
  )
  expect(watch.isOurs()).toBe(true)
  await watch.stop()
  first.release()
})

test('what a server of another container left when it was killed is taken over, and it stops to promise should it wake up', async () => {
  const frozen = path.join(folder, 'frozen')
  await takeDataDirectory(frozen, 'one container')
  const onLost = vi.fn()
  const watch = watchData(frozen, { beats: true, onLost })
  await watch.look()
  await watch.stop()
  const taken = await takeDataDirectory(frozen, 'another container', async () => undefined)
  await watch.look()
  expect(watch.isOurs()).toBe(false)
  expect(onLost).toHaveBeenCalledExactlyOnceWith(taken.holder)
  expect(readHolder(frozen)).toEqual(taken.holder)
  taken.release()
})

test('a server whose lock was removed by hand puts it back', async () => {
  const removed = path.join(folder, 'removed')
  const taken = await takeDataDirectory(removed)
  const watch = watchData(removed, { beats: true, onLost: vi.fn() })
  taken.tell('/run/socket')
  await watch.look()
  rmSync(path.join(removed, 'lock'))
  await watch.look()
  await expect(takeDataDirectory(removed)).rejects.toThrow(`in use by process ${process.pid}`)
  expect(findHolder(removed)?.socketFolder).toBe('/run/socket')
  // What a disk that is full leaves of a file.
  writeFileSync(path.join(removed, 'lock'), '')
  await watch.look()
  expect(findHolder(removed)?.socketFolder).toBe('/run/socket')
  await watch.stop()
  taken.release()
})

test('a server that slept while another came and went ends too: its journal was read to the end by that one', async () => {
  const slept = path.join(folder, 'slept')
  await takeDataDirectory(slept, 'one container')
  const onLost = vi.fn()
  const sleeper = watchData(slept, { beats: true, onLost })
  await sleeper.look()
  await sleeper.stop()
  const taken = await takeDataDirectory(slept, 'another container', async () => undefined)
  const watch = watchData(slept, { beats: true, onLost: vi.fn() })
  await watch.look()
  await watch.stop()
  taken.release()
  await sleeper.look()
  expect(sleeper.isOurs()).toBe(false)
  expect(onLost).toHaveBeenCalledExactlyOnceWith(undefined)
})

test('a machine that slept promises nothing until it has looked, and then again', async () => {
  const asleep = path.join(folder, 'asleep')
  const taken = await takeDataDirectory(asleep)
  const watch = watchData(asleep, { beats: true, onLost: vi.fn() })
  await watch.stop()
  expect(watch.isOurs()).toBe(true)
  vi.setSystemTime(Date.now() + 60_000)
  expect(watch.isOurs()).toBe(false)
  await watch.look()
  expect(watch.isOurs()).toBe(true)
  vi.useRealTimers()
  expect(watch.isOurs()).toBe(true)
  taken.release()
})

test('a heartbeat that cannot be written is told, and no trouble to the next start', async () => {
  const blocked = path.join(folder, 'blocked')
  const taken = await takeDataDirectory(blocked)
  mkdirSync(path.join(blocked, 'heartbeat'))
  const onTrouble = vi.fn()
  const watch = watchData(blocked, { beats: true, onLost: vi.fn(), onTrouble })
  await watch.stop()
  expect(onTrouble).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'EISDIR' }))
  taken.release()
  const again = await takeDataDirectory(blocked)
  const next = watchData(blocked, { beats: true, onLost: vi.fn() })
  await next.look()
  await next.stop()
  again.release()
})

test('a copy of a directory in use, with its lock and its heartbeat, is free', async () => {
  const original = path.join(folder, 'original')
  const copy = path.join(folder, 'copy')
  const first = await takeDataDirectory(original)
  const watch = watchData(original, { beats: true, onLost: vi.fn() })
  await watch.look()
  cpSync(original, copy, { recursive: true })
  expect(findHolder(copy)).toBeUndefined()
  const second = await takeDataDirectory(copy, undefined, async () => undefined)
  await watch.look()
  expect(watch.isOurs()).toBe(true)
  await watch.stop()
  second.release()
  first.release()
})

test('a directory that holds other things is not ours', async () => {
  const theirs = path.join(folder, 'theirs')
  mkdirSync(theirs)
  writeFileSync(path.join(theirs, 'thesis.txt'), '')
  await expect(takeDataDirectory(theirs)).rejects.toThrow(/is not Invigil's/)
})

test('a directory to which only keys and the ledger of another machine were copied becomes ours', async () => {
  const copied = path.join(folder, 'copied')
  mkdirSync(path.join(copied, 'keys'), { recursive: true })
  mkdirSync(path.join(copied, 'ledger'))
  const first = await takeDataDirectory(copied)
  first.release()
  const again = await takeDataDirectory(copied)
  again.release()
})

test('a file in its place is refused', async () => {
  writeFileSync(path.join(folder, 'file'), '')
  await expect(takeDataDirectory(path.join(folder, 'file'))).rejects.toThrow(/is not a directory/)
  await expect(takeDataDirectory(path.join(folder, 'file/inside'))).rejects.toThrow(/is not a directory/)
})
