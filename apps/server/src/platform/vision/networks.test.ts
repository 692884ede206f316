import { mkdtempSync, readdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onnxFileName } from '@invigil/models/files.ts'
import { defaultCache } from '@invigil/models/served.ts'
import { afterAll, expect, test, vi } from 'vitest'
import { lazyNetworks } from './networks.ts'

const cache = mkdtempSync(path.join(os.tmpdir(), 'invigil-networks-'))
afterAll(() => rmSync(cache, { recursive: true }))
for (const name of readdirSync(defaultCache))
  symlinkSync(path.join(defaultCache, name), path.join(cache, name))

const name = onnxFileName('blazeface-256')
const wish = { faces: true, identity: false, liveness: false, things: 'none' } as const

test('a network that did not load is done without, told of once, and tried again after a rest', async () => {
  unlinkSync(path.join(cache, name))
  writeFileSync(path.join(cache, name), 'half a file')
  const told: (string | undefined)[] = []
  const networks = lazyNetworks((_, reason) => told.push(reason), 'best', { cache, againAfterMs: 10 })
  expect(await networks.eyesFor(wish)).toEqual({})
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await networks.eyesFor(wish)).toEqual({})
  await expect(networks.eyesFor(wish, true)).rejects.toThrow()
  expect(told).toEqual([expect.stringMatching(/protobuf|model/i)])

  unlinkSync(path.join(cache, name))
  symlinkSync(path.join(defaultCache, name), path.join(cache, name))
  await vi.waitFor(async () => expect(await networks.eyesFor(wish)).toHaveProperty('light'), 30_000)
})
