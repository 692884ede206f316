import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Model, Source } from './model.ts'
import { defaultCache } from './served.ts'
import { sha256 } from './sha256.ts'

/** A network's files in its package: what describes it (the weights themselves where nothing else does) and the weights. */
export interface SourceFiles {
  readonly graph: string
  readonly weights: string
}

const require = createRequire(import.meta.url)

/** Where a network's files are: in the installed package, or kept in the cache from an archive. Undefined where they are not. */
export async function findSourceFiles(model: Model, cache = defaultCache): Promise<SourceFiles | undefined> {
  const { source } = model
  const folder =
    source.archiveMegabytes === undefined ? packageFolder(source.package) : keptFolder(source, cache)
  const files = filesIn(source, folder)
  const weights = await readFile(files.weights).catch(() => undefined)
  return weights && sha256(weights) === source.sha256 ? files : undefined
}

/** Where the files out of a package's archive are kept, so that a later version of ours need not fetch it again. */
export function keptFolder(source: Source, cache: string): string {
  return join(cache, 'sources', `${source.package.replace('/', '-')}-${source.version}`)
}

/** The files of a network below its package's folder. */
export function filesIn(source: Source, folder: string): SourceFiles {
  return { graph: join(folder, source.graph ?? source.weights), weights: join(folder, source.weights) }
}

/**
 * The folder of an installed package. Packages that list their exports do not offer it, so it is found above the file that
 * `require` would load.
 */
export function packageFolder(name: string): string {
  const entry = require.resolve(name)
  const marker = join('node_modules', name)
  const end = entry.lastIndexOf(marker)
  if (end < 0) throw new Error(`${name} is not where packages are kept: ${dirname(entry)}`)
  return entry.slice(0, end + marker.length)
}
