import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
/** What a start compiled serves the next ones, each in half the time. */
const compiled = path.join(os.tmpdir(), `invigil-compiled-${os.userInfo().username}`)

export interface Server {
  /** Where people reach it, e.g. `http://127.0.0.1:8080`; the same after every start. */
  url: string
  /** The one-time link of the first administrator, as the first start printed it. */
  firstLink: string
  /** Kills it as a power cut would: it has no time for anything. */
  kill: () => Promise<void>
  /** Starts it again on the same data. */
  startAgain: () => Promise<void>
  /** Ends it and removes its data. */
  stop: () => Promise<void>
}

/** Starts the real server as a program of its own, on a free port and an empty data directory; `flags` as on the command line. */
export async function startServer(flags: readonly string[] = []): Promise<Server> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'invigil-e2e-'))
  const port = await freePort()
  // Only the first start prints the link, a moment after it is ready; on a busy machine that moment is long.
  let running = start(data, port, flags, /open this once.*https?:\S+/)
  const startAgain = async () => {
    running = start(data, port, flags)
    await running.isReady
  }
  const words = await running.isReady
  const firstLink = /https?:\/\/\S+/.exec(words.slice(words.indexOf('open this once')))?.[0]
  if (!firstLink) throw new Error(`the server printed no one-time link:\n${words}`)
  return {
    url: `http://127.0.0.1:${port}`,
    firstLink,
    kill: () => end(running.child, 'SIGKILL'),
    startAgain,
    async stop() {
      // A killed server leaves its database running; only the next one can end it.
      if (hasEnded(running.child)) await startAgain()
      await end(running.child, 'SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

export interface Demo {
  url: string
  /** What it printed: who may sign in, and what to look at. */
  words: string
  stop: () => Promise<void>
}

/** Starts the demo: a school with a past, and a sitting in progress. */
export async function startDemo(): Promise<Demo> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-e2e-'))
  const port = await freePort()
  const main = path.join(root, 'apps/simulator/src/main.ts')
  const data = path.join(folder, 'data-demo')
  const { child, isReady } = startProgram([main, 'demo', '--data', data, '--port', String(port)], /room code/)
  const words = await isReady
  return {
    url: `http://127.0.0.1:${port}`,
    words,
    async stop() {
      await end(child, 'SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function start(data: string, port: number, flags: readonly string[], ready = /Invigil is ready/) {
  const main = path.join(root, 'apps/server/src/main.ts')
  const args = [main, 'serve', '--data', data, '--port', String(port), '--log-level', 'warn', ...flags]
  return startProgram(args, ready)
}

/** Starts a program of ours; `isReady` answers what it printed once it has said so and all that follows. */
function startProgram(args: string[], ready: RegExp) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A test that fails on its way to the start has nothing yet to stop it with, and its next try would run beside it.
  const endToo = () => child.kill('SIGTERM')
  process.once('exit', endToo)
  child.once('exit', () => process.off('exit', endToo))
  const isReady = new Promise<string>((resolve, reject) => {
    let words = ''
    const hear = (part: Buffer) => {
      words += part
      // What follows comes within the same breath.
      if (ready.test(words)) setTimeout(() => resolve(words), 300)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) =>
      reject(new Error(`the program ended (${code}) before it was ready:\n${words}`)),
    )
  })
  return { child, isReady }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

/**
 * A free port that no other worker tries, and that the system gives to nobody who only connects: between our look and the
 * server's start nobody takes it.
 */
async function freePort(): Promise<number> {
  const first = 20_000 + 5_000 * (Number(process.env.TEST_PARALLEL_INDEX ?? 0) % 2)
  for (;;) {
    const port = first + randomInt(5_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
