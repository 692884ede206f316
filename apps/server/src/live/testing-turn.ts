import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

export interface TurnServer {
  port: number
  secret: string
  stop(): Promise<void>
}

/** Whether this machine has coturn, whose tests are left out where it has not. */
export function hasCoturn(): boolean {
  try {
    execFileSync('which', ['turnserver', 'turnutils_uclient'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Starts a real TURN server on a free port of this machine, with nothing but a secret; it ends with `stop`. */
export async function aTurnServer(secret = 'a secret of the TURN server'): Promise<TurnServer> {
  const port = await freePort()
  const args = [
    ...['-n', '-c', '/dev/null', '--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=invigil'],
    ...['-L', '127.0.0.1', '-E', '127.0.0.1', '-p', String(port), '--allow-loopback-peers'],
    ...['--no-tls', '--no-dtls', '--no-cli', '--log-file', 'stdout', '--pidfile', '/dev/null'],
  ]
  const server = spawn('turnserver', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  await listening(server)
  return {
    ...{ port, secret },
    async stop() {
      const ended = once(server, 'exit')
      server.kill('SIGKILL')
      await ended
    },
  }
}

/** Tries to relay a few packets through a TURN server, with coturn's own client; answers what it said. */
export async function relays(
  { port }: TurnServer,
  { username, credential }: { username?: string; credential?: string },
): Promise<string> {
  const args = [
    '-u',
    username ?? '',
    '-w',
    credential ?? '',
    '-p',
    String(port),
    '-n',
    '5',
    '-m',
    '1',
    '-y',
    '-c',
  ]
  return await new Promise((resolve) =>
    execFile('turnutils_uclient', [...args, '127.0.0.1'], { timeout: 20_000 }, (_error, said, complained) =>
      resolve(said + complained),
    ),
  )
}

function listening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (words: Buffer) => {
      if (/Total General servers/.test(String(words))) resolve()
    })
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`the TURN server ended: ${code}`)))
  })
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
