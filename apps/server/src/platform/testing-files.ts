import { expect, test } from 'vitest'
import type { Files } from './files.ts'

/** What every place for files must do; each driver's test calls this with its own. */
export function keepsFiles(name: string, files: Files): void {
  test(`${name}: what is put can be read until it is deleted`, async () => {
    await files.put('evidence/a/1.jpg', Buffer.from([1, 2, 3]))
    expect([...(await files.get('evidence/a/1.jpg'))]).toEqual([1, 2, 3])
    expect(await files.list('evidence/a')).toEqual(['evidence/a/1.jpg'])
    await files.delete('evidence/a/1.jpg')
    expect(await files.has('evidence/a/1.jpg')).toBe(false)
    await files.delete('evidence/a/1.jpg')
    await expect(files.get('evidence/a/1.jpg')).rejects.toMatchObject({ code: 'not-found' })
    await expect(files.getRange('evidence/a/1.jpg', 0, 1)).rejects.toMatchObject({ code: 'not-found' })
  })

  test(`${name}: a part is read from anywhere, and ends where the file ends`, async () => {
    const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251))
    await files.put('a/part.bin', bytes)
    expect(await files.getRange('a/part.bin', 0, 1)).toEqual(bytes.subarray(0, 1))
    expect(await files.getRange('a/part.bin', 300, 200)).toEqual(bytes.subarray(300, 500))
    expect(await files.getRange('a/part.bin', 990, 200)).toEqual(bytes.subarray(990))
    expect(await files.getRange('a/part.bin', 2_000, 5)).toHaveLength(0)
    expect(await files.getRange('a/part.bin', 5, 0)).toHaveLength(0)
  })

  test(`${name}: a folder's list holds all that is below it and nothing of its neighbours`, async () => {
    await files.put('list/a/1', Buffer.from('1'))
    await files.put('list/a/b/2', Buffer.from('2'))
    await files.put('list/aa/3', Buffer.from('3'))
    expect(await files.list('list/a')).toEqual(['list/a/1', 'list/a/b/2'])
    expect(await files.list('list/nothing')).toEqual([])
  })

  test(`${name}: writing again replaces all of it`, async () => {
    await files.put('b/2.bin', Buffer.alloc(100_000))
    await files.put('b/2.bin', Buffer.from('short'))
    expect((await files.get('b/2.bin')).toString()).toBe('short')
  })

  test(`${name}: an object of many megabytes comes back as it was`, async () => {
    const large = Buffer.alloc(9_000_000, 'invigil')
    await files.put('b/large.bin', large)
    expect((await files.get('b/large.bin')).equals(large)).toBe(true)
  })

  test(`${name}: a key is made of plain names only`, async () => {
    await expect(files.get('../secret')).rejects.toThrow('not a key')
    await expect(files.put('/etc/passwd', Buffer.alloc(1))).rejects.toThrow('not a key')
    await expect(files.list('a/../..')).rejects.toThrow('not a key')
    await expect(files.has('a\0b')).rejects.toThrow('not a key')
    await expect(files.getRange('a//b', 0, 1)).rejects.toThrow('not a key')
  })
}
