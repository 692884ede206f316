import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { modelsOf } from './catalogue.ts'
import { type ModelSet, onnxFileName, runtimeFiles } from './files.ts'
import type { ModelId, ModelSetName } from './model.ts'

/** A file as the server offers it to browsers. */
export interface ServedFile {
  /** Where it is asked for, e.g. `/models/iris.2869ece3.onnx`. */
  readonly path: string
  readonly contentType: string
  readonly cacheControl: string
  /** The file on disk. */
  readonly file: string
  /** The same, compressed, for those who accept `br`; absent where it would save nothing. */
  readonly brotliFile?: string
}

/** Where `prepareModels` puts the files unless it is told otherwise. */
export const defaultCache = fileURLToPath(new URL('../cache', import.meta.url))

/**
 * What the server mounts under `/models/`. The files exist once `prepareModels` has run on the same folder, except those of
 * networks that could not be had; `offeredSet` says which are there.
 */
export function servedFiles(set: ModelSetName = 'best', cache: string = defaultCache): ServedFile[] {
  const names = [
    ...Object.values(runtimeFiles).map((file) => file.served),
    ...modelsOf(set).map((model) => onnxFileName(model.id)),
  ]
  return names.map((name) => ({
    path: `/models/${name}`,
    contentType: contentType(name),
    // The names carry a version or a hash, so what is behind one never changes.
    cacheControl: 'public, max-age=31536000, immutable',
    file: join(cache, name),
    brotliFile: join(cache, `${name}.br`),
  }))
}

/** The networks of a set that are on this machine: what browsers are told, and what the server itself may load. */
export function offeredSet(set: ModelSetName = 'best', cache: string = defaultCache): ModelSet {
  const present = modelsOf(set).filter((model) => existsSync(join(cache, onnxFileName(model.id))))
  const networks = present.map((model): [ModelId, string] => [model.id, onnxFileName(model.id)])
  return { set, networks: Object.fromEntries(networks) }
}

function contentType(name: string): string {
  if (name.endsWith('.mjs')) return 'text/javascript; charset=utf-8'
  if (name.endsWith('.wasm')) return 'application/wasm'
  return 'application/octet-stream'
}
