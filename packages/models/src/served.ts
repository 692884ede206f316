import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deliveredFiles } from './files.ts'

/** A file as the server offers it to browsers. */
export interface ServedFile {
  /** Where it is asked for, e.g. `/models/iris.db8f7eca.onnx`. */
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

/** What the server mounts under `/models/`. The files exist once `prepareModels` has run on the same folder. */
export function servedFiles(cache: string = defaultCache): ServedFile[] {
  return deliveredFiles.map(({ name }) => ({
    path: `/models/${name}`,
    contentType: contentType(name),
    // The names carry a version or a hash, so what is behind one never changes.
    cacheControl: 'public, max-age=31536000, immutable',
    file: join(cache, name),
    brotliFile: join(cache, `${name}.br`),
  }))
}

function contentType(name: string): string {
  if (name.endsWith('.mjs')) return 'text/javascript; charset=utf-8'
  if (name.endsWith('.wasm')) return 'application/wasm'
  return 'application/octet-stream'
}
