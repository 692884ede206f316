import { expect, test, vi } from 'vitest'
import { type SavedState, startSaver } from './draft-saver.ts'

/** A server that one can make unreachable, and where somebody else may save. */
function aServer() {
  const saved: string[] = []
  const server = { version: 1, isReachable: true, refuses: false, saved }
  async function save(version: number, draft: string) {
    if (!server.isReachable) throw new TypeError('no network')
    if (server.refuses) throw refusal('detector-settings-wrong')
    if (version !== server.version) throw refusal('exam-changed-elsewhere', { name: 'Léo', at: 'now' })
    saved.push(draft)
    server.version++
    return { version: server.version }
  }
  return Object.assign(server, { save })
}

const refusal = (code: string, params = {}) => Object.assign(new Error(code), { data: { code, params } })

function aSaver(server: ReturnType<typeof aServer>) {
  const told: SavedState[] = []
  const tell = (state: SavedState) => told.push(state)
  const saver = startSaver<string>({ version: 1, save: server.save, tell, afterMs: 5, againMs: 5 })
  return { ...saver, told, last: () => told.at(-1) }
}

test('what was typed quickly is saved once', async () => {
  const server = aServer()
  const saver = aSaver(server)
  saver.change('a')
  saver.change('ab')
  await saver.flush()
  expect(server.saved).toEqual(['ab'])
  expect(saver.told.map(({ is }) => is)).toEqual(['waiting', 'waiting', 'saving', 'saved'])
})

test('what changes during a save is saved after it, on the new version', async () => {
  const server = aServer()
  const saver = aSaver(server)
  saver.change('a')
  const first = saver.flush()
  saver.change('ab')
  await first
  await saver.flush()
  expect(server.saved).toEqual(['a', 'ab'])
  expect(saver.last()).toEqual({ is: 'saved' })
})

test('without a connection it tries until there is one', async () => {
  const server = aServer()
  const saver = aSaver(server)
  server.isReachable = false
  saver.change('a')
  await saver.flush()
  expect(saver.last()).toEqual({ is: 'unreachable' })
  server.isReachable = true
  await vi.waitFor(() => expect(server.saved).toEqual(['a']), 50_000)
})

test('somebody else’s save is never overwritten unasked', async () => {
  const server = aServer()
  const saver = aSaver(server)
  server.version = 2
  saver.change('mine')
  await saver.flush()
  saver.change('mine, longer')
  await saver.flush()
  expect(server.saved).toEqual([])
  expect(saver.last()).toEqual({ is: 'conflict', by: 'Léo', at: 'now' })
})

test('an author who keeps their own goes on from the other version', async () => {
  const server = aServer()
  const saver = aSaver(server)
  server.version = 2
  saver.change('mine')
  await saver.flush()
  saver.continueFrom(2)
  await saver.flush()
  expect(server.saved).toEqual(['mine'])
})

test('a refused draft is tried again with the next change', async () => {
  const server = aServer()
  const saver = aSaver(server)
  server.refuses = true
  saver.change('wrong')
  await saver.flush()
  expect(saver.last()).toMatchObject({ is: 'refused' })
  server.refuses = false
  saver.change('right')
  await saver.flush()
  expect(server.saved).toEqual(['right'])
})

test('leaving the page saves what is left', async () => {
  const server = aServer()
  const saver = aSaver(server)
  saver.change('a')
  saver.stop()
  await saver.flush()
  expect(server.saved).toEqual(['a'])
})
