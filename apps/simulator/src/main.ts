import { runDemo } from './demo/demo.ts'

// npm run demo ends here, with the settings of the server that follow it (--port, --host, --data).
const [command, ...args] = process.argv.slice(2)
if (command !== 'demo') {
  process.stderr.write('npm run demo: a school with a past and a sitting in progress\n')
  process.exitCode = 2
} else {
  try {
    await runDemo(args, (line) => process.stdout.write(`· ${line}\n`))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  }
  // Whatever still waits (a socket that was about to come back) is of no use any more.
  process.exit()
}
