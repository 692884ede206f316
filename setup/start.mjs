import { build } from './build.mjs'
import { prepareDependencies } from './dependencies.mjs'
import { node24, run } from './run.mjs'

// npm start: does all of its own set-up, then runs the server until it is told to stop. `npm run demo` does so beside
// pretend candidates.
await prepareDependencies()
await build()
const [first, ...others] = process.argv.slice(2)
const hasCommand = first !== undefined && !first.startsWith('-')
const args = hasCommand ? [first, ...others] : ['serve', ...process.argv.slice(2)]
const program = first === 'demo' ? 'apps/simulator/src/main.ts' : 'apps/server/src/main.ts'
const { code } = await run(node24, [program, ...args])
process.exitCode = code
