import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { describeConfig, readConfig } from './config.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(
  path.join(folder, 'invigil.config.json'),
  '{ "port": 1001, "host": "0.0.0.0", "logLevel": "warn" }',
)

test('a flag goes before the environment, that before the file, that before the default', () => {
  const read = readConfig(['serve', '--port', '1003'], { INVIGIL_PORT: '1002', INVIGIL_HOST: '::1' }, folder)
  expect(read.config).toMatchObject({ port: 1003, host: '::1', logLevel: 'warn', trustProxy: false })
  expect(read.origins).toMatchObject({
    port: 'flag',
    host: 'environment',
    logLevel: 'file',
    trustProxy: 'default',
  })
  expect(read.rest).toEqual(['serve'])
})

test('a setting with a digit in its name is read as a flag, too', () => {
  const { config } = readConfig(['--files=s3', '--s3-endpoint', 'http://10.0.0.1:9000'], {}, folder)
  expect(config).toMatchObject({ files: 's3', s3Endpoint: 'http://10.0.0.1:9000' })
})

test('the data directory is told as a whole path', () => {
  expect(readConfig(['--data=here'], {}, folder).config.data).toBe(path.join(folder, 'here'))
})

test('a wrong value is named with what is allowed', () => {
  expect(() => readConfig(['--port', 'http'], {}, folder)).toThrow(
    /port is "http" \(from flag\), which is not allowed: .*0 picks a free one/,
  )
  expect(() => readConfig([], { INVIGIL_TRUST_PROXY: 'perhaps' }, folder)).toThrow(/trustProxy is "perhaps"/)
  expect(() => readConfig([], { INVIGIL_LOG_LEVEL: 'loud' }, folder)).toThrow(/logLevel is "loud" .*"debug"/)
  expect(() => readConfig(['--port'], {}, folder)).toThrow('--port needs a value')
})

test('a secret is neither printed nor told in an error', () => {
  const read = readConfig([], { DATABASE_URL: 'postgres://app:hunter2@db/exams' }, folder)
  expect(read.config.databaseUrl).toBe('postgres://app:hunter2@db/exams')
  expect(describeConfig(read)).toMatch(/databaseUrl +\(hidden\) +environment/)
  expect(describeConfig(read)).not.toContain('hunter2')
  expect(() => readConfig([], { DATABASE_URL: 'mysql://app:hunter2@db/exams' }, folder)).toThrow(
    /databaseUrl is \(hidden\)/,
  )
})

test('a setting that does not exist, or a file that is not JSON, stops the start', () => {
  writeFileSync(path.join(folder, 'odd.json'), '{ "prot": 1 }')
  writeFileSync(path.join(folder, 'broken.json'), '{ port: 1 }')
  expect(() => readConfig(['--config', 'odd.json'], {}, folder)).toThrow(
    /prot in .*odd\.json is no setting; there are: data, host, port/,
  )
  expect(() => readConfig(['--config', 'broken.json'], {}, folder)).toThrow(/broken\.json is not JSON/)
  expect(() => readConfig(['--config', 'missing.json'], {}, folder)).toThrow(/missing\.json cannot be read/)
})
