import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Config } from './config.ts'
import { filesOnDisk } from './files.ts'
import { filesInS3, findBucketTrouble } from './files-s3.ts'
import { openFiles } from './open-files.ts'
import { keepsFiles } from './testing-files.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const files = filesOnDisk(folder)

keepsFiles('on disk', files)

test('writing leaves nothing beside the file', async () => {
  await files.put('beside/2.bin', Buffer.alloc(100_000))
  await files.put('beside/2.bin', Buffer.from('short'))
  expect(readdirSync(path.join(folder, 'beside'))).toEqual(['2.bin'])
})

const nobody = {
  ...{ endpoint: 'http://127.0.0.1:9', bucket: 'recordings', region: 'us-east-1', pathStyle: true },
  ...{ accessKey: 'a', secret: 'b' },
}

test('a bucket that does not answer is given up after a few tries, and is no reason not to start', async () => {
  const patience = { timeoutMs: 500, tries: 3, pauseMs: 10 }
  await expect(filesInS3(nobody, patience).get('a/b')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect(await findBucketTrouble(nobody, patience)).toContain(
    'recordings at http://127.0.0.1:9 does not answer',
  )
})

test('a bucket without credentials is told of in a sentence', async () => {
  const config = Config.parse({ files: 's3', s3Endpoint: nobody.endpoint })
  await expect(openFiles(config, () => undefined)).rejects.toThrow(
    'needs s3Endpoint, s3AccessKey and s3Secret',
  )
})
