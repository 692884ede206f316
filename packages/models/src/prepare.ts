import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { catalogue, type Model } from './catalogue.ts'
import { convertGraphModel } from './convert/convert.ts'
import { onnxFileName, type RuntimeFile, runtimeFiles } from './files.ts'
import { defaultCache } from './served.ts'

/** What preparing did. `made` is empty when everything was there already. */
export interface Preparation {
  readonly cache: string
  readonly made: readonly string[]
}

interface Recipe {
  readonly name: string
  readonly sha256: string
  readonly make: () => Promise<Uint8Array>
}

/** The hash of each compressed file; the files themselves are checked against the catalogue. */
type Manifest = Record<string, string>

const manifestName = 'manifest.json'
const compress = promisify(brotliCompress)
const require = createRequire(import.meta.url)

/**
 * Makes the ONNX files and copies the browser's runtime into a folder, each with a brotli copy beside it. What is there
 * and has the right hash is kept, so a second run only reads. Throws where a package's bytes are not the ones we know.
 */
export async function prepareModels(
  cache: string = defaultCache,
  say: (line: string) => void = () => {},
): Promise<Preparation> {
  await mkdir(cache, { recursive: true })
  const manifest = await readManifest(cache)
  const made: string[] = []
  for (const recipe of recipes()) {
    const before = Date.now()
    if (await isReady(cache, recipe, manifest)) continue
    const compressed = await prepareFile(cache, recipe, manifest)
    made.push(recipe.name)
    await writeWhole(join(cache, manifestName), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
    say(`${recipe.name}: ${kilobytes(compressed)} compressed, ${Date.now() - before} ms`)
  }
  return { cache, made }
}

function recipes(): Recipe[] {
  return [
    ...catalogue.map((model) => ({
      name: onnxFileName(model.id),
      sha256: model.onnx.sha256,
      make: () => convertModel(model),
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
  if (sha256(bytes) !== recipe.sha256)
    throw new Error(`${recipe.name} came out with sha256 ${sha256(bytes)} instead of ${recipe.sha256}`)
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

async function convertModel(model: Model): Promise<Uint8Array> {
  const folder = packageFolder(model.source.package, require.resolve('@vladmandic/human'))
  const weights = await readFile(join(folder, model.source.weights))
  if (sha256(weights) !== model.source.sha256)
    throw new Error(`the weights of ${model.id} in ${model.source.package} are not the ones we know`)
  return convertGraphModel(join(folder, model.source.graph), model.id)
}

function readRuntimeFile(file: RuntimeFile): Promise<Uint8Array> {
  return readFile(
    join(packageFolder('onnxruntime-web', require.resolve('onnxruntime-web')), 'dist', file.packaged),
  )
}

/** Packages that list their exports do not offer their own folder, so it is found above the file that `require` would load. */
function packageFolder(name: string, entry: string): string {
  const marker = join('node_modules', name)
  const end = entry.lastIndexOf(marker)
  if (end < 0) throw new Error(`${name} is not where packages are kept: ${dirname(entry)}`)
  return entry.slice(0, end + marker.length)
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

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const before = Date.now()
  const { cache, made } = await prepareModels(argv[2], (line) => console.log(line))
  console.log(`models ready in ${cache}: ${made.length} made, ${Date.now() - before} ms`)
}
