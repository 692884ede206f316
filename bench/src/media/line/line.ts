import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** A candidate's line. Delay and loss hold both ways, the rate upwards only. */
export interface LineShape {
  delayMs: number
  lossPercent: number
  /** 0: as much as there is. */
  uplinkKbits: number
}

/** Two places with a line between them. A program is run in one by putting the words before its own. */
export interface Line {
  candidate: readonly string[]
  server: readonly string[]
  /** Where the server is found from both. */
  serverAddress: string
  shape(shape: LineShape): Promise<void>
  close(): void
}

const ip = '/usr/sbin/ip'
const compiler = '/usr/bin/cc'
const spaces = { candidate: 'invigil-candidate', between: 'invigil-line', server: 'invigil-server' }
const addresses = { candidate: '10.78.0.1', server: '10.78.0.2' }
/** What waits before the thin place at most; a home router has as much. */
const queueMs = 400

/** Why lines cannot be shaped on this machine; undefined when they can. */
export function whyNoLine(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root may make network namespaces'
  if (!existsSync(ip)) return `there is no ${ip}`
  if (!existsSync(compiler)) return `there is no ${compiler} to make the emulator of a line with`
  try {
    run('netns', 'add', 'invigil-probe')
    run('netns', 'del', 'invigil-probe')
  } catch {
    return 'this kernel makes no network namespaces'
  }
  return undefined
}

/** Makes two network namespaces with an emulated line between them; the emulator is compiled into the folder. Needs root. */
export function openLine(folder: string): Line {
  const emulator = path.join(folder, 'emulator')
  execFileSync(compiler, ['-O2', '-o', emulator, fileURLToPath(new URL('./emulator.c', import.meta.url))])
  removeSpaces()
  const { candidate, between, server } = spaces
  for (const space of Object.values(spaces)) {
    run('netns', 'add', space)
    run('-n', space, 'link', 'set', 'lo', 'up')
  }
  for (const [space, name] of [
    [candidate, 'c'],
    [server, 's'],
  ] as const) {
    const end = `${name}0`
    const middle = `${name}1`
    run('-n', between, 'link', 'add', middle, 'type', 'veth', 'peer', 'name', end, 'netns', space)
    const address = space === candidate ? addresses.candidate : addresses.server
    run('-n', space, 'addr', 'add', `${address}/24`, 'dev', end)
    for (const [where, which] of [
      [space, end],
      [between, middle],
    ] as const) {
      run('-n', where, 'link', 'set', which, 'up')
      run('netns', 'exec', where, emulator, 'plain', which)
    }
  }
  const within = (space: string) => [ip, 'netns', 'exec', space]
  let emulating: ChildProcess | undefined
  return {
    candidate: within(candidate),
    server: within(server),
    serverAddress: addresses.server,
    async shape({ delayMs, lossPercent, uplinkKbits }) {
      emulating?.kill('SIGKILL')
      const [command = '', ...words] = within(between)
      const wishes = [delayMs, lossPercent, uplinkKbits, queueMs].map(String)
      emulating = spawn(command, [...words, emulator, 'c1', 's1', ...wishes], { stdio: 'inherit' })
      await new Promise((resolve) => setTimeout(resolve, 300))
    },
    close() {
      emulating?.kill('SIGKILL')
      removeSpaces()
    },
  }
}

/** Those of a run that was cut off, too. */
function removeSpaces(): void {
  for (const space of Object.values(spaces)) if (existsSync(`/run/netns/${space}`)) run('netns', 'del', space)
}

function run(...words: string[]): void {
  execFileSync(ip, words, { stdio: ['ignore', 'ignore', 'pipe'] })
}
