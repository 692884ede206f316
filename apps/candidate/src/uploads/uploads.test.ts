import { uploadPieceBytes } from '@invigil/contract/upload.ts'
import type { NamedFile } from '@invigil/items/named-files.ts'
import { expect, test, vi } from 'vitest'
import { memoryStore } from '../store/open-store.ts'
import { type UploadCalls, Uploads } from './uploads.ts'

/** A server that keeps pieces, and can be out of reach or refuse. */
function aServer() {
  const files = new Map<string, { file: NamedFile; pieces: Map<number, string> }>()
  const fails: { code?: string }[] = []
  const stateOf = (fileId: string) => {
    const { file, pieces } = files.get(fileId) as { file: NamedFile; pieces: Map<number, string> }
    const all = Array.from({ length: Math.ceil(file.bytes / uploadPieceBytes) }, (_, number) => number)
    const missing = all.filter((number) => !pieces.has(number))
    return { fileId, missing, deliveredAt: missing.length === 0 ? '2040-03-05T09:00:00.000Z' : null }
  }
  const answer = async <Value>(value: () => Value) => {
    const failure = fails.shift()
    if (failure?.code) throw { status: 422, data: { code: failure.code, params: {} } }
    if (failure) throw new TypeError('no network')
    return value()
  }
  const calls: UploadCalls = {
    begin: (_itemId, file) =>
      answer(() => {
        files.set(file.id, files.get(file.id) ?? { file, pieces: new Map() })
        return stateOf(file.id)
      }),
    send: (fileId, number, data) =>
      answer(() => {
        files.get(fileId)?.pieces.set(number, data)
        return stateOf(fileId)
      }),
  }
  const bytesOf = (fileId: string) => {
    const pieces = [...(files.get(fileId)?.pieces ?? [])].sort(([one], [other]) => one - other)
    return Buffer.concat(pieces.map(([, data]) => Buffer.from(data, 'base64')))
  }
  return { calls, fails, bytesOf, files }
}

const large = Buffer.alloc(uploadPieceBytes + 7, 'abc')
/** A busy machine may take as long as it needs. */
const patience = 50_000
const delivered = (uploads: Uploads, id: string) =>
  vi.waitFor(() => expect(uploads.progress().get(id)).toEqual({ is: 'delivered' }), patience)

test('a file is sent in pieces, and its place in this browser is free again', async () => {
  const [store, server] = [memoryStore(), aServer()]
  const uploads = new Uploads(store, 'attempt', server.calls)
  const file = await uploads.add('item', new Blob([large]), 'essay.pdf')
  expect(file).toMatchObject({ name: 'essay.pdf', bytes: large.length })
  await delivered(uploads, file.id)
  expect(server.bytesOf(file.id).equals(large)).toBe(true)
  await vi.waitFor(async () => expect(await store.list('upload')).toEqual([]), patience)
})

test('a file that was kept without a network is sent by the next page, and only what is missing', async () => {
  const [store, server] = [memoryStore(), aServer()]
  server.fails.push({}, {}, {}, {}, {}, {}, {}, {})
  const before = new Uploads(store, 'attempt', server.calls)
  const file = await before.add('item', new Blob([large]), 'essay.pdf')
  await vi.waitFor(() => expect(before.progress().get(file.id)).toEqual({ is: 'kept' }), patience)
  before.stop()

  server.fails.length = 0
  await server.calls.begin('item', file)
  await server.calls.send(file.id, 0, large.subarray(0, uploadPieceBytes).toString('base64'))
  const after = new Uploads(store, 'attempt', server.calls)
  await after.start()
  await delivered(after, file.id)
  after.stop()
  expect(server.bytesOf(file.id).equals(large)).toBe(true)
})

test('what the server will never take is refused with the reason, and the next file goes on', async () => {
  const [store, server] = [memoryStore(), aServer()]
  server.fails.push({ code: 'file-kind-not-taken' })
  const uploads = new Uploads(store, 'attempt', server.calls)
  const wrong = await uploads.add('item', new Blob(['x']), 'run.exe')
  const right = await uploads.add('item', new Blob(['y']), 'essay.pdf')
  await delivered(uploads, right.id)
  expect(uploads.progress().get(wrong.id)).toMatchObject({ is: 'refused', error: { status: 422 } })
  await vi.waitFor(async () => expect(await store.list('upload')).toEqual([]), patience)
})

test('a file that has no room at the server waits here, says why, and is sent when there is room', async () => {
  const [store, server] = [memoryStore(), aServer()]
  server.fails.push({ code: 'no-room-for-files' })
  const uploads = new Uploads(store, 'attempt', server.calls)
  const file = await uploads.add('item', new Blob([large]), 'essay.pdf')
  await vi.waitFor(
    () =>
      expect(uploads.progress().get(file.id)).toMatchObject({
        is: 'kept',
        why: { data: { code: 'no-room-for-files' } },
      }),
    patience,
  )
  await delivered(uploads, file.id)
  expect(server.bytesOf(file.id).equals(large)).toBe(true)
})

test('a file of which this browser has lost a piece holds up no other', async () => {
  const [store, server] = [memoryStore(), aServer()]
  server.fails.push({}, {}, {}, {})
  const before = new Uploads(store, 'attempt', server.calls)
  const lost = await before.add('item', new Blob([large]), 'lost.pdf')
  before.stop()
  await store.write({}, [`upload-piece/attempt/${lost.id}/1`])

  server.fails.length = 0
  const after = new Uploads(store, 'attempt', server.calls)
  await after.start()
  const whole = await after.add('item', new Blob(['whole']), 'whole.pdf')
  await delivered(after, whole.id)
  expect(after.progress().get(lost.id)).not.toEqual({ is: 'delivered' })
  after.stop()
})
