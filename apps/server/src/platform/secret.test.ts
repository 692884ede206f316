import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { Config } from './config.ts'
import { secretFor } from './secret.ts'

function aServer() {
  return { config: Config.parse({ data: mkdtempSync(path.join(os.tmpdir(), 'invigil-secret-')) }) }
}

test('a secret stays the same, and each purpose has its own', () => {
  const server = aServer()
  const first = secretFor(server, 'file-url')
  expect(secretFor(server, 'file-url')).toEqual(first)
  expect(secretFor(server, 'personal-link')).not.toEqual(first)
})

test('two servers share no secret', () => {
  expect(secretFor(aServer(), 'file-url')).not.toEqual(secretFor(aServer(), 'file-url'))
})

test('only its owner may read the file', () => {
  const server = aServer()
  secretFor(server, 'file-url')
  expect(statSync(path.join(server.config.data, 'keys', 'secret.key')).mode & 0o777).toBe(0o600)
})

test('a file that was cut short is not used', () => {
  const server = aServer()
  secretFor(server, 'file-url')
  writeFileSync(path.join(server.config.data, 'keys', 'secret.key'), 'short')
  expect(() => secretFor(server, 'file-url')).toThrow(/32 bytes/)
})
