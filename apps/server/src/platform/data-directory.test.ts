import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findHolder, takeDataDirectory } from './data-directory.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-data-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a directory in use is refused with the process that uses it, and free again once released', () => {
  const mine = path.join(folder, 'mine')
  const taken = takeDataDirectory(mine)
  taken.tell('/run/socket')
  expect(() => takeDataDirectory(mine)).toThrow(`in use by process ${process.pid}`)
  expect(findHolder(mine)?.socketFolder).toBe('/run/socket')
  taken.release()
  expect(findHolder(mine)).toBeUndefined()
  takeDataDirectory(mine).release()
})

test('the lock of a process that has ended is taken over, even when another has its number now', () => {
  const left = path.join(folder, 'left')
  takeDataDirectory(left).release()
  writeFileSync(path.join(left, 'lock'), JSON.stringify({ pid: process.pid, begunAt: '1' }))
  const taken = takeDataDirectory(left)
  expect(JSON.parse(readFileSync(path.join(left, 'lock'), 'utf8')).pid).toBe(process.pid)
  taken.release()
})

test('a directory that holds other things is not ours', () => {
  const theirs = path.join(folder, 'theirs')
  mkdirSync(theirs)
  writeFileSync(path.join(theirs, 'thesis.txt'), '')
  expect(() => takeDataDirectory(theirs)).toThrow(/is not Invigil's/)
})

test('a directory to which only keys and the ledger of another machine were copied becomes ours', () => {
  const copied = path.join(folder, 'copied')
  mkdirSync(path.join(copied, 'keys'), { recursive: true })
  mkdirSync(path.join(copied, 'ledger'))
  takeDataDirectory(copied).release()
  expect(() => takeDataDirectory(copied).release()).not.toThrow()
})

test('a file in its place is refused', () => {
  writeFileSync(path.join(folder, 'file'), '')
  expect(() => takeDataDirectory(path.join(folder, 'file'))).toThrow(/is not a directory/)
  expect(() => takeDataDirectory(path.join(folder, 'file/inside'))).toThrow(/is not a directory/)
})
