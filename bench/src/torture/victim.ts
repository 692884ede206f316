import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '@invigil/server/src/platform/root.ts'
import type { ServerProcess } from '../server-process.ts'

/** A server that is going to be killed, with all its processes. */
export interface Victim extends ServerProcess {
  /** kill -9 of all its server processes at once, and of its database where `withDatabase`. */
  killAll(withDatabase?: boolean): Promise<void>
  hasEnded(): boolean
}

export interface VictimChoices {
  /** More than one: the real program, which seals as always; else one that seals all the time. */
  processes?: number
  /** False: the journal only pretends to sync. */
  isSynced?: boolean
  flags?: readonly string[]
}

/** Starts a server on a data directory and returns once it answers. */
export async function startVictim(
  folder: string,
  { processes = 1, isSynced = true, flags = [] }: VictimChoices = {},
): Promise<Victim> {
  const startedAt = performance.now()
  const program =
    processes > 1
      ? [path.join(root, 'apps/server/src/main.ts'), 'serve', '--processes', String(processes)]
      : [fileURLToPath(new URL('./program.ts', import.meta.url))]
  const server = spawn(
    process.execPath,
    [
      ...program,
      ...['--data', folder, '--port', '0', '--log-level', 'fatal', '--requests-per-minute', '10000000'],
      ...['--vision-processes', '0', '--ffmpeg', '', ...flags],
    ],
    // A process group of its own, so that all of it is killed at once.
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
      env: { ...process.env, INVIGIL_TORTURE_SYNC: isSynced ? 'yes' : 'no' },
    },
  )
  let said = ''
  server.stdout.on('data', (words: Buffer) => {
    said += words
  })
  const hears = async (pattern: RegExp) => {
    for (;;) {
      const [, found] = pattern.exec(said) ?? []
      if (found) return found
      if (hasEnded(server)) throw new Error(`the server ended (${server.exitCode}): ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const url = await hears(/ready: (\S+)\n/)
  return {
    url,
    pid: server.pid ?? 0,
    readyAfterMs: performance.now() - startedAt,
    invitation: () => hears(/#([\w-]+)/),
    stop: () => end(server, 'SIGTERM'),
    kill: () => end(server, 'SIGKILL'),
    async killAll(withDatabase = false) {
      // The database first: it must not end in order because its server is gone.
      if (withDatabase) killDatabase(folder)
      await end(server, 'SIGKILL')
    },
    hasEnded: () => hasEnded(server),
  }
}

async function end(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (hasEnded(server)) return
  const ended = once(server, 'exit')
  // To all of a group at once, as the end of a machine is; in order, to the parent alone.
  process.kill(signal === 'SIGKILL' ? -(server.pid ?? 0) : (server.pid ?? 0), signal)
  await ended
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

/** kill -9 of the PostgreSQL of a data directory and of all its processes. */
function killDatabase(folder: string): void {
  const file = path.join(folder, 'postgres/data/postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
  for (const one of [pid, ...children].filter((id) => id > 1)) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // That one had ended by itself.
    }
  }
}

/** Appends bytes that are no record to the newest journal file, as a write that was cut short leaves them. */
export function tearTail(folder: string, bytes: Uint8Array): void {
  const media = path.join(folder, 'media')
  const last = readdirSync(media)
    .filter((name) => /^journal-\d+\.inv$/.test(name))
    .sort()
    .at(-1)
  if (last) appendFileSync(path.join(media, last), bytes)
}
