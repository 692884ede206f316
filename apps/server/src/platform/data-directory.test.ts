import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  watch.stop()
  first.release()
})

test('what a server of another container left when it was killed is taken over, and it stops to promise should it wake up', async () => {
  const frozen = path.join(folder, 'frozen')
  await takeDataDirectory(frozen, 'one container')
  const onLost = vi.fn()
  const watch = watchData(frozen, { beats: true, onLost })
  await watch.look()
  watch.stop()
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
  rmSync(path.join(removed, 'lock'))
  await watch.look()
  await expect(takeDataDirectory(removed)).rejects.toThrow(`in use by process ${process.pid}`)
  watch.stop()
  taken.release()
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
