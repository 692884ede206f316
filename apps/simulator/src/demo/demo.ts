import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { readConfig } from '@invigil/server/src/platform/config.ts'
import { DataDirectoryTrouble, findHolder } from '@invigil/server/src/platform/data-directory.ts'
import { root } from '@invigil/server/src/platform/root.ts'
import { NoFfmpeg } from '../pictures/film.ts'
import { openStudio, type Studio } from '../pictures/studio.ts'
import type { FilmedTrack } from '../wire/recorder.ts'
import { demoPassword, secondProctor, staff } from './cast.ts'
import { liveThroughYesterday } from './past.ts'
import { beginToday, type Present } from './present.ts'

/**
 * A school with a past and a sitting in progress, in a data directory of its own that begins empty each time. Runs until
 * it is told to stop (SIGINT, SIGTERM).
 */
export async function runDemo(args: string[], say: (line: string) => void): Promise<void> {
  const { config } = readConfig(['--data', 'data-demo', '--log-level', 'warn', ...args], process.env)
  const isTold = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  emptyDirectory(config.data)
  say('preparing the pictures of pretend candidates (a minute the first time)')
  const studio = await openStudio()
  const tracks = await tracksIn(studio, say)
  say('living through yesterday’s sitting')
  const school = await liveThroughYesterday(config, { studio, tracks })
  say('starting the server')
  const { host, port, data } = config
  const url = `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`
  const server = await startServer(['--data', data, '--host', host, '--port', String(port)], url)
  let present: Present | undefined
  try {
    say('today’s candidates come in')
    present = await beginToday(url, school, { studio, tracks })
    process.stdout.write(describe(url, present))
    await Promise.race([isTold, once(server, 'exit')])
  } finally {
    say('stopping')
    present?.stop()
    await stopServer(server)
  }
}

/** Only a directory that an earlier demo made is emptied. */
function emptyDirectory(folder: string): void {
  const holder = findHolder(folder)
  if (holder)
    throw new DataDirectoryTrouble(`${folder} is in use by process ${holder.pid}; stop that demo first`)
  if (existsSync(folder) && path.basename(folder) !== 'data-demo')
    throw new DataDirectoryTrouble(
      `${folder} exists; the demo begins anew each time and empties only data-demo. Name a folder that is not there.`,
    )
  rmSync(folder, { recursive: true, force: true })
}

/** What can be filmed here; without ffmpeg nothing, and that is said. */
async function tracksIn(studio: Studio, say: (line: string) => void): Promise<FilmedTrack[]> {
  try {
    await studio.film(0, 'alone', 'preview')
    return ['preview', 'camera']
  } catch (error) {
    if (!(error instanceof NoFfmpeg)) throw error
    say(error.message)
    return []
  }
}

async function startServer(args: string[], url: string): Promise<ChildProcess> {
  const log = await open(path.join(args[1] ?? '', 'server.log'), 'a')
  const main = path.join(root, 'apps/server/src/main.ts')
  const server = spawn(process.execPath, [main, 'serve', '--log-level', 'warn', ...args], {
    stdio: ['ignore', log.fd, log.fd],
    // Ctrl+C is for us: we stop the candidates first, then the server.
    detached: true,
  })
  await log.close()
  while (!(await isReady(url))) {
    if (server.exitCode !== null)
      throw new Error(`the server did not start; see ${path.join(args[1] ?? '', 'server.log')}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return server
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
}

function describe(url: string, { sittingId, roomCode, visitorPath }: Present): string {
  const people = [
    ...Object.entries(staff).map(([role, { name, email }]) => [role, email, name]),
    ['proctor', secondProctor.email, secondProctor.name],
  ]
  return [
    '',
    `The demo runs at ${url} until Ctrl+C. Everything in it is made up and begins anew each time.`,
    '',
    `Sign in at ${url}/console/ — the password of everybody is ${demoPassword} (for this demo only)`,
    ...people.map(([role = '', email = '', name = '']) => `  ${role.padEnd(14)} ${email.padEnd(24)} ${name}`),
    '',
    'What to look at:',
    `  the wall, as proctor       ${url}/console/sittings/${sittingId}/wall`,
    `  recordings and incidents   ${url}/console/reviews  (as reviewer: yesterday’s sitting)`,
    `  essays to mark             ${url}/console/  (as marker: yesterday’s sitting)`,
    `  the exams                  ${url}/console/exams  (as author)`,
    `  sit the exam yourself      ${url}${visitorPath}`,
    `  the room code of today     ${roomCode}`,
    '',
    '',
  ].join('\n')
}
