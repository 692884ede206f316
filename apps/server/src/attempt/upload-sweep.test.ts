import { createHash, randomUUID } from 'node:crypto'
import type { ItemId } from '@invigil/contract/ids.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { aPerson } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { answers, begins } from './testing.ts'
import { sweepUploads } from './upload-sweep.ts'

const app = await aTestApp()
const author = await aPerson(app, { role: 'author' })
const item = anItem('file', { id: newId() as ItemId, most: 4, megabytes: 2, types: ['txt'] })
const exam = await anExam(app, author, { items: [item] })

/** Handed in with one file named, one taken out again, one never named, and one that never came whole. */
async function anOverAttempt() {
  const { candidate } = await aSitting(app, { exam, by: author }).with(aCandidate('Linh'))
  const device = await begins(app, candidate('Linh'))
  const { client, attemptId, journalId } = device
  const sends = async (isWhole: boolean) => {
    const bytes = Buffer.from(randomUUID())
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = { id: randomUUID(), name: 'notes.txt', bytes: bytes.length, sha256 }
    await client.attempt.beginUpload({ attemptId, itemId: item.id, file })
    const piece = { attemptId, fileId: file.id, number: 0, data: bytes.toString('base64') }
    await (isWhole ? client.attempt.sendPiece(piece) : undefined)
    return file
  }
  const [named, takenOut, neverNamed] = [await sends(true), await sends(true), await sends(true)]
  await sends(false)
  await answers(device, item.id, { files: [named, takenOut] }, 1)
  await answers(device, item.id, { files: [named] }, 2)
  await client.attempt.submit({ attemptId, journalId, lastSeq: 2 })
  const left = async () =>
    (await client.attempt.uploads({ attemptId })).uploads.map(({ id }) => id).toSorted()
  return { attemptId, kept: [named.id, takenOut.id, neverNamed.id].toSorted(), left }
}

test('a month after the end, files go that never came whole; all that came stays, also what was taken out of the answer again', async () => {
  const { attemptId, kept, left } = await anOverAttempt()
  app.clock.advance({ days: 29 })
  await sweepUploads(app)
  expect(await left()).toHaveLength(4)
  app.clock.advance({ days: 2 })
  expect(await sweepUploads(app)).toBe(1)
  expect(await left()).toEqual(kept)
  expect(await app.files.list(`upload/${attemptId}`)).toHaveLength(3)
})
