import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'
import { deliveredFiles, onnxFileName, runtimeFiles } from './files.ts'
import { prepareModels } from './prepare.ts'
import { defaultCache, servedFiles } from './served.ts'

let cache: string

beforeAll(async () => {
  await prepareModels()
  cache = await mkdtemp(join(tmpdir(), 'invigil-models-'))
  await cp(defaultCache, cache, { recursive: true })
}, 60_000)

afterAll(() => rm(cache, { recursive: true }))

test('what is prepared already is left as it is', async () => {
  expect((await prepareModels(cache)).made).toEqual([])
})

test('a damaged file is made again', async () => {
  const name = onnxFileName('iris')
  await writeFile(join(cache, name), 'not a network')
  expect((await prepareModels(cache)).made).toEqual([name])
})

test('a damaged compressed copy is made again', async () => {
  const name = runtimeFiles.loader.served
  await writeFile(join(cache, `${name}.br`), 'not brotli')
  expect((await prepareModels(cache)).made).toEqual([name])
})

test('every file the server offers is there, and its compressed copy holds the same bytes', async () => {
  const pairs = await Promise.all(
    servedFiles().map(async ({ file, brotliFile = file }) => ({
      plain: await readFile(file),
      unpacked: brotliDecompressSync(await readFile(brotliFile)),
    })),
  )
  expect(pairs.filter(({ plain, unpacked }) => !plain.equals(unpacked))).toEqual([])
})

test('browsers are told the true sizes', async () => {
  const sizes = await Promise.all(
    deliveredFiles.map(async ({ name }) => (await stat(join(defaultCache, name))).size),
  )
  expect(sizes).toEqual(deliveredFiles.map(({ bytes }) => bytes))
})

test('networks and runtime are served under /models/ with a name that never changes its content', () => {
  const paths = servedFiles().map(({ path, contentType }) => `${path} ${contentType}`)
  expect(paths).toContain(
    `/models/iris.${catalogue[2]?.onnx.sha256.slice(0, 8)}.onnx application/octet-stream`,
  )
  expect(paths).toContain('/models/onnxruntime-1.30.0.wasm application/wasm')
})
