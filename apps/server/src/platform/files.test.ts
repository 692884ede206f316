import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { filesOnDisk } from './files.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const files = filesOnDisk(folder)

test('what is put can be read until it is deleted', async () => {
  await files.put('evidence/a/1.jpg', Buffer.from([1, 2, 3]))
  expect([...(await files.get('evidence/a/1.jpg'))]).toEqual([1, 2, 3])
  expect(await files.list('evidence/a')).toEqual(['evidence/a/1.jpg'])
  await files.delete('evidence/a/1.jpg')
  expect(await files.has('evidence/a/1.jpg')).toBe(false)
  await files.delete('evidence/a/1.jpg')
  await expect(files.get('evidence/a/1.jpg')).rejects.toMatchObject({ code: 'not-found' })
})

test('writing again replaces all of it and leaves nothing beside it', async () => {
  await files.put('b/2.bin', Buffer.alloc(100_000))
  await files.put('b/2.bin', Buffer.from('short'))
  expect((await files.get('b/2.bin')).toString()).toBe('short')
  expect(readdirSync(path.join(folder, 'b'))).toEqual(['2.bin'])
})

test('a key cannot leave the folder', async () => {
  await expect(files.get('../secret')).rejects.toThrow('not a key')
  await expect(files.put('/etc/passwd', Buffer.alloc(1))).rejects.toThrow('not a key')
  await expect(files.list('a/../..')).rejects.toThrow('not a key')
  await expect(files.has('a\0b')).rejects.toThrow('not a key')
})
