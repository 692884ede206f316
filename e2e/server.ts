import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

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

/** Starts the real server as a program of its own, on a free port and an empty data directory. */
export async function startServer(): Promise<Server> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'invigil-e2e-'))
  const port = await freePort()
  let running = start(data, port)
  const words = await running.isReady
  const firstLink = /https?:\/\/\S+/.exec(words.slice(words.indexOf('open this once')))?.[0]
  if (!firstLink) throw new Error(`the server printed no one-time link:\n${words}`)
  return {
    url: `http://127.0.0.1:${port}`,
    firstLink,
    kill: () => end(running.child, 'SIGKILL'),
    async startAgain() {
      running = start(data, port)
      await running.isReady
    },
    async stop() {
      await end(running.child, 'SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function start(data: string, port: number) {
  const main = path.join(root, 'apps/server/src/main.ts')
  const args = [main, 'serve', '--data', data, '--port', String(port), '--log-level', 'warn']
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  return { child, isReady: hearReady(child) }
}

/** Answers what it printed once it serves and has said all it has to say. */
function hearReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = ''
    const hear = (part: Buffer) => {
      words += part
      if (process.env.E2E_SERVER_LOG) process.stderr.write(part)
      // The link follows within the same breath; later starts have none to print.
      if (/Invigil is ready/.test(words)) setTimeout(() => resolve(words), 300)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) =>
      reject(new Error(`the server ended (${code}) before it was ready:\n${words}`)),
    )
  })
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const hasEnded = once(child, 'exit')
  child.kill(signal)
  await hasEnded
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
