import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '@invigil/server/src/platform/root.ts'

/** A server as `npm start` runs it, in a process and a data directory of its own. */
export interface ServerProcess {
  url: string
  pid: number
  /** From the start of the process to a `/readyz` that says yes. */
  readyAfterMs: number
  /** The token of the one-time link for the first administrator, once it has been printed. */
  invitation(): Promise<string>
  /** Stops it in order. */
  stop(): Promise<void>
  /** kill -9; what it had started is left behind, as in a real crash. */
  kill(): Promise<void>
}

/** A folder for a server's data; `remove` deletes it. */
export function someFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-bench-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts a server on a free port of this machine, with these arguments besides, and returns once it answers that it is ready. */
export async function startServer(folder: string, more: readonly string[] = []): Promise<ServerProcess> {
  const startedAt = performance.now()
  const server = spawn(
    process.execPath,
    [
      ...[path.join(root, 'apps/server/src/main.ts'), 'serve', '--data', folder, '--port', '0'],
      // Everybody comes from one address here, and all at once.
      ...['--log-level', 'error', '--requests-per-minute', '10000000'],
      ...more,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  server.stdout.on('data', (words: Buffer) => {
    said += words
  })
  const hears = async (pattern: RegExp) => {
    for (;;) {
      const [, found] = pattern.exec(said) ?? []
      if (found) return found
      if (server.exitCode !== null) throw new Error(`the server did not start: ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const url = await hears(/ready: (\S+)\n/)
  const { ok } = await fetch(`${url}/readyz`)
  if (!ok) throw new Error('the server says that it is ready and is not')
  return {
    url,
    pid: server.pid ?? 0,
    readyAfterMs: performance.now() - startedAt,
    invitation: () => hears(/#([\w-]+)/),
    stop: () => end(server, 'SIGTERM'),
    kill: () => end(server, 'SIGKILL'),
  }
}

async function end(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill(signal)
  await ended
}
