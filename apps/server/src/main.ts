import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { rooms } from './app.ts'
import { isChild, shareOf, startChildren, tellParent } from './platform/cluster.ts'
import { describeConfig, type ReadConfig, readConfig, WrongSetting } from './platform/config.ts'
import { DataDirectoryTrouble } from './platform/data-directory.ts'
import { FilesTrouble } from './platform/files.ts'
import { PostgresTrouble } from './platform/postgres.ts'
import type { Command } from './platform/room.ts'
import { serve } from './platform/serve.ts'

const nodeMajor = Number(process.versions.node.split('.')[0])

const commands: Record<string, Command & { withOrigins?: (read: ReadConfig) => void }> = {
  serve: { summary: 'start the server', run: (_args, config) => runServer(config) },
  config: {
    summary: 'print every setting without secrets and where it came from',
    run: async () => 0,
    withOrigins: (read) => process.stdout.write(`${describeConfig(read)}\n`),
  },
  ...Object.assign({}, ...rooms.map((room) => room.cli ?? {})),
}

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (nodeMajor !== 24) {
    process.stderr.write(
      `Invigil runs on Node 24, this is ${process.versions.node}. Run \`npm rebuild node\`.\n`,
    )
    return 2
  }
  try {
    const read = readConfig(args, process.env)
    const [name = 'help', ...rest] = read.rest
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) return listCommands(name)
    command.withOrigins?.(read)
    return await command.run(rest, read.config)
  } catch (error) {
    process.stderr.write(`${sentenceFor(error as NodeJS.ErrnoException)}\n`)
    return 1
  }
}

/** What a person can mend is said in a sentence; all else with where it happened. */
function sentenceFor(error: NodeJS.ErrnoException & { port?: number; address?: string }): string {
  if (
    [WrongSetting, DataDirectoryTrouble, FilesTrouble, PostgresTrouble].some((kind) => error instanceof kind)
  )
    return error.message
  if (error.code === 'EADDRINUSE') return `port ${error.port} is already in use; choose another with --port`
  if (error.code === 'EACCES' && error.port)
    return `this user may not listen on port ${error.port}; choose one above 1023 with --port`
  if (error.code === 'EADDRNOTAVAIL')
    return `this machine has no address ${error.address}; choose another with --host`
  return error.stack ?? String(error)
}

function listCommands(asked: string): number {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  process.stdout.write(`npm run invigil -- <command>\n${lines.join('\n')}\n`)
  return asked === 'help' ? 0 : 2
}

/** Runs until it is told to stop (SIGINT, SIGTERM). */
async function runServer(config: Parameters<typeof serve>[0]): Promise<number> {
  // Recordings make the memory outside the heap grow by megabytes a second, and most of it is gone at once. Unless it may grow to
  // twice what is alive, V8 looks through the whole heap every second or two for that.
  setFlagsFromString('--heap-growing-percent=100')
  const say = (step: string) => process.stdout.write(`· ${step}\n`)
  // Heard from the beginning, so that one who changes their mind during the start leaves no database running.
  const isTold = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  if (config.processes > 1 && !isChild()) return await runChildren(config, say, isTold)
  const parent = isChild() ? tellParent() : undefined
  const serving = await serve(parent ? shareOf(config) : config, rooms, parent ? parent.say : say)
  if (parent) return await serveForParent(serving, parent, isTold)
  process.stdout.write(`Invigil is ready: ${serving.url}\n`)
  await serving.welcome()
  await isTold
  say('stopping')
  await serving.stop()
  return 0
}

/** Runs several server processes that share a port until it is told to stop. */
async function runChildren(
  config: Parameters<typeof serve>[0],
  say: (step: string) => void,
  isTold: Promise<unknown>,
): Promise<number> {
  const { url, greet, stop } = await startChildren(config, process.argv.slice(2), say)
  process.stdout.write(`Invigil is ready: ${url}\n`)
  greet()
  await isTold
  say('stopping')
  await stop()
  return 0
}

async function serveForParent(
  serving: Awaited<ReturnType<typeof serve>>,
  parent: ReturnType<typeof tellParent>,
  isTold: Promise<unknown>,
): Promise<number> {
  parent.onGreet(() => void serving.welcome())
  parent.ready(serving.url)
  await isTold
  parent.stop()
  await serving.stop()
  // The port is the parent's: what is left open of it would keep this process.
  process.disconnect()
  return 0
}
