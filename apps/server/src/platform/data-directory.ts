import { randomUUID } from 'node:crypto'
import { accessSync, constants, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Holder, lookAtBeat, readHolder, writeHolder } from './data-holder.ts'
import { begunAt, thisMachine } from './machine.ts'

/** A sentence for the person who starts the server. */
export class DataDirectoryTrouble extends Error {
  override name = 'DataDirectoryTrouble'
}

export interface DataDirectory {
  folder: string
  /** Which of all holders this is. */
  holder: Holder
  /** Writes down what another program on this machine needs to reach us, e.g. the database's socket. */
  tell: (socketFolder: string) => void
  release: () => void
}

/** A server elsewhere that lives shows it each second; one that was held up for some seconds must not be taken for dead. */
const lookEveryMs = 500
const looksAtOther = 12

const marker = 'invigil-data.json'
/** What an administrator copies to another machine before its first start: keys, and the ledger of erasures. */
const broughtAlong: ReadonlySet<string> = new Set(['keys', 'ledger'])

/**
 * Takes the directory for this process, making it when it is missing. Whether a process of this machine holds it is asked of the
 * kernel; one of another machine or container, and one that may hold the directory this is a copy of, is watched for some seconds.
 * Throws DataDirectoryTrouble when the directory is not ours, not writable or in use.
 */
export async function takeDataDirectory(
  folder: string,
  machine: string = thisMachine(),
  wait: () => Promise<unknown> = () => pause(lookEveryMs),
): Promise<DataDirectory> {
  makeOurs(folder)
  const lock = path.join(folder, 'lock')
  const other = findHolder(folder, machine)
  if (other) {
    throw new DataDirectoryTrouble(
      `the data directory ${folder} is in use by process ${other.pid}. Stop that one, or choose another directory with --data.`,
    )
  }
  await refuseWhileOtherLives(folder, machine, wait)
  // What is left now belongs to a process that has ended. Its heartbeat may be another user's, and no file to write to.
  rmSync(lock, { force: true })
  rmSync(path.join(folder, 'heartbeat'), { recursive: true, force: true })
  const me: Holder = {
    ...{ pid: process.pid, begunAt: begunAt(process.pid) ?? '', nonce: randomUUID() },
    ...{ machine, host: os.hostname(), directory: identityOf(folder) },
  }
  try {
    writeFileSync(lock, JSON.stringify(me), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new DataDirectoryTrouble(`the data directory ${folder} has just been taken by another process`)
  }
  return {
    folder,
    holder: me,
    tell(socketFolder) {
      writeHolder(folder, { ...me, socketFolder })
    },
    release() {
      if (readHolder(folder)?.nonce === me.nonce) rmSync(lock, { force: true })
    },
  }
}

/** The living process of this machine that has taken the directory, if any. */
export function findHolder(folder: string, machine: string = thisMachine()): Holder | undefined {
  const holder = readHolder(folder)
  if (!holder || (holder.machine ?? machine) !== machine) return undefined
  if (mayBeCopied(holder, folder)) return undefined
  return begunAt(holder.pid) === holder.begunAt ? holder : undefined
}

/**
 * A copy of a directory in use has its lock too. Not surely: some file systems give a directory another number each time it is looked
 * at.
 */
function mayBeCopied({ directory }: Holder, folder: string): boolean {
  return directory !== undefined && directory !== identityOf(folder)
}

/** Which directory of its file system it is, whatever its name. */
function identityOf(folder: string): string {
  return String(statSync(folder).ino)
}

/**
 * Asking for its process would say nothing: its number is of another machine, or of another container on this one, or the lock is
 * another directory's.
 */
async function refuseWhileOtherLives(
  folder: string,
  machine: string,
  wait: () => Promise<unknown>,
): Promise<void> {
  const other = readHolder(folder)
  if (!other?.machine || (other.machine === machine && !mayBeCopied(other, folder))) return
  const before = await lookAtBeat(folder)
  for (let look = 0; look < looksAtOther; look += 1) {
    await wait()
    if ((await lookAtBeat(folder)) === before) continue
    throw new DataDirectoryTrouble(
      `the data directory ${folder} is in use by a server on another machine or in another container (${other.host}). ` +
        'Two servers in one directory would ruin recordings and database: stop that one, or choose another directory with --data. ' +
        'For several processes on one machine there is --processes.',
    )
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
