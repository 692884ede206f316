import { prepareDependencies } from './dependencies.mjs'
import { node24, run } from './run.mjs'

// npm run invigil -- <command>: the same program as the server, for everything else it can do.
await prepareDependencies()
const { code } = await run(node24, ['apps/server/src/main.ts', ...process.argv.slice(2)])
process.exitCode = code
