import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { run } from './run.mjs'
import { say } from './say.mjs'

/** What the end-to-end tests need from the system: the program and its Debian package. */
const needed = [
  { program: 'chromium', package: 'chromium' },
  { program: 'ffmpeg', package: 'ffmpeg' },
]

/** Installs what is missing where we may; returns a sentence for each program that is still missing. */
export async function prepareSystem() {
  const missing = needed.filter(({ program }) => !isInPath(program))
  if (missing.length === 0) return []
  const packages = missing.map((one) => one.package)
  const apt = howToInstall()
  if (apt) {
    say(`installing ${packages.join(' and ')} with apt-get`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run(apt[0], [...apt.slice(1), 'update', '-q'], { quiet: true, env })
    await run(apt[0], [...apt.slice(1), 'install', '-qy', '--no-install-recommends', ...packages], {
      quiet: true,
      env,
    })
  }
  return missing.filter(({ program }) => !isInPath(program)).map(sentenceFor)
}

function sentenceFor({ program, package: name }) {
  const how = existsSync('/etc/debian_version')
    ? `install it with: sudo apt-get install ${name}`
    : `install ${name} with your system's package manager, so that \`${program}\` is in PATH`
  return `${program} is missing; ${how}`
}

/** apt-get as root, or through sudo where that asks for no password. */
function howToInstall() {
  if (!isInPath('apt-get')) return undefined
  if (process.getuid?.() === 0) return ['apt-get']
  if (!isInPath('sudo')) return undefined
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' })
    return ['sudo', '-n', 'apt-get']
  } catch {
    return undefined
  }
}

function isInPath(program) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((folder) => isRunnable(path.join(folder, program)))
}

function isRunnable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
