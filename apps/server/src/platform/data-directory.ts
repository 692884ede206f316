import { accessSync, constants, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** A sentence for the person who starts the server. */
export class DataDirectoryTrouble extends Error {
  override name = 'DataDirectoryTrouble'
}

export interface DataDirectory {
  folder: string
  /** Writes down what another program on this machine needs to reach us, e.g. the database's socket. */
  tell: (socketFolder: string) => void
  release: () => void
}

const Holder = z.object({ pid: z.number().int(), begunAt: z.string(), socketFolder: z.string().optional() })
type Holder = z.infer<typeof Holder>

const marker = 'invigil-data.json'
/** What an administrator copies to another machine before its first start: keys, and the ledger of erasures. */
const broughtAlong: ReadonlySet<string> = new Set(['keys', 'ledger'])

/** Takes the directory for this process, making it when it is missing. Throws DataDirectoryTrouble when it is not ours, not writable or in use. */
export function takeDataDirectory(folder: string): DataDirectory {
  makeOurs(folder)
  const lock = path.join(folder, 'lock')
  const other = findHolder(folder)
  if (other) {
    throw new DataDirectoryTrouble(
      `the data directory ${folder} is in use by process ${other.pid}. Stop that one, or choose another directory with --data.`,
    )
  }
  // What is left now belongs to a process that has ended.
  rmSync(lock, { force: true })
  const me: Holder = { pid: process.pid, begunAt: begunAt(process.pid) ?? '' }
  try {
    writeFileSync(lock, JSON.stringify(me), { flag: 'wx', mode: 0o600 })
  } catch {
    throw new DataDirectoryTrouble(`the data directory ${folder} has just been taken by another process`)
  }
  return {
    folder,
    tell: (socketFolder) => writeFileSync(lock, JSON.stringify({ ...me, socketFolder }), { mode: 0o600 }),
    release: () => rmSync(lock, { force: true }),
  }
}

/** The living process that has taken the directory, if any. */
export function findHolder(folder: string): Holder | undefined {
  try {
    const holder = Holder.parse(JSON.parse(readFileSync(path.join(folder, 'lock'), 'utf8')))
    return begunAt(holder.pid) === holder.begunAt ? holder : undefined
  } catch {
    return undefined
  }
}

function makeOurs(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why =
      code === 'ENOTDIR' || code === 'EEXIST' ? 'is not a directory' : 'cannot be written by this user'
    throw new DataDirectoryTrouble(`the data directory ${folder} ${why}. Choose another with --data.`)
  }
  const inside = readdirSync(folder)
  if (inside.includes(marker)) return
  if (inside.some((name) => !broughtAlong.has(name))) {
    throw new DataDirectoryTrouble(
      `${folder} holds other things and no ${marker}, so it is not Invigil's. Choose an empty directory with --data.`,
    )
  }
  writeFileSync(path.join(folder, marker), `${JSON.stringify({ program: 'invigil', layout: 1 })}\n`)
}

/** When a process began, in the kernel's ticks, so that a reused number is not taken for it; undefined when there is none. */
export function begunAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces; the 20th field after it is the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return isRunning(pid) ? 'unknown' : undefined
  }
}

/** For systems without /proc. */
function isRunning(pid: number): boolean {
  try {
    return process.platform !== 'linux' && process.kill(pid, 0)
  } catch {
    return false
  }
}
