import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Journal, type Place } from './journal.ts'
import { type Storage, storageIn } from './storage.ts'

/** A disk that breaks with EIO at each sync while `isBroken`, and numbers of files that run out while `isWithout`. */
async function aDisk() {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'))
  const disk = { isBroken: false, isWithout: false, folder, opened: 0, closed: 0 }
  const storage: Storage = {
    async create(name) {
      const file = await storageIn(folder).create(name)
      disk.opened += 1
      return {
        ...file,
        async sync() {
          if (disk.isBroken) throw Object.assign(new Error('input/output error'), { code: 'EIO' })
          await file.sync()
        },
        async close() {
          disk.closed += 1
          await file.close()
        },
      }
    },
  }
  const journal = new Journal({
    ...{ storage, firstFile: 1, everyMs: 1, retryMs: 1, rotateBytes: 1e9 },
    nextFile(number) {
      if (disk.isWithout) throw new Error('no numbers for journal files are left')
      return number + 1
    },
    onTrouble: () => undefined,
    onMended: () => undefined,
  })
  const stored: Place[] = []
  const record = (text: string) => {
    const sealed = { buffers: [Buffer.from(text)], stored: (place: Place) => void stored.push(place) }
    journal.mark({ seal: () => [sealed] })
  }
  return { disk, journal, stored, record }
}

test('after a failed sync a file is never trusted again, also while there is no number for another', async () => {
  const { disk, journal, stored, record } = await aDisk()
  record('first')
  await journal.settled()
  Object.assign(disk, { isBroken: true, isWithout: true })
  record('second')
  await expect(journal.settled()).rejects.toThrow()
  // The next sync would succeed, as a kernel that dropped the pages says.
  disk.isBroken = false
  await expect(journal.settled()).rejects.toThrow('no numbers')
  expect(stored).toEqual([{ file: 1, at: 0, length: 5 }])
  disk.isWithout = false
  await journal.settled()
  expect(stored[1]).toEqual({ file: 2, at: 0, length: 6 })
  await journal.close()
  expect(disk).toMatchObject({ opened: 2, closed: 2 })
  expect((await readdir(disk.folder)).sort()).toEqual(['journal-00000001.inv', 'journal-00000002.inv'])
})

test('a name that is taken is passed over: what another process wrote there stays', async () => {
  const { disk, journal, stored, record } = await aDisk()
  await (await storageIn(disk.folder).create('journal-00000001.inv')).close()
  record('first')
  await expect(journal.settled()).rejects.toThrow('EEXIST')
  await journal.settled()
  expect(stored).toEqual([{ file: 2, at: 0, length: 5 }])
  await journal.close()
})
