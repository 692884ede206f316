import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { run } from './run.mjs'
import { say } from './say.mjs'

/**
 * What the tests need from the system: the program and its Debian package. Without one `for` something, only those tests
 * are left out, and they say so.
 */
const needed = [
  { program: 'chromium', package: 'chromium' },
  { program: 'ffmpeg', package: 'ffmpeg' },
  { program: 'swift-proxy-server', package: 'swift-proxy', for: 'S3' },
  { program: 'swift-account-server', package: 'swift-account', for: 'S3' },
  { program: 'swift-container-server', package: 'swift-container', for: 'S3' },
  { program: 'swift-object-server', package: 'swift-object', for: 'S3' },
  { program: 'memcached', package: 'memcached', for: 'S3' },
  { program: 'turnserver', package: 'coturn', for: 'TURN' },
]

/**
 * Installs what is missing where we may. Returns a sentence for each program that is still missing and that the browser's
 * tests cannot do without; says one for each other.
 */
export async function prepareSystem() {
  const missing = needed.filter(({ program }) => !isInPath(program))
  if (missing.length === 0) return []
  const apt = howToInstall()
  if (apt) {
    await run(apt[0], [...apt.slice(1), 'update', '-q'], { quiet: true, env: quietly() })
    // What a system does not have must not keep it from getting the rest.
    for (const together of [missing.filter((one) => !one.for), missing.filter((one) => one.for)])
      if (together.length > 0) await install(apt, together)
  }
  const stillMissing = missing.filter(({ program }) => !isInPath(program))
  for (const one of stillMissing) if (one.for) say(`${sentenceFor(one)}; ${one.for} is not tested without it`)
  return stillMissing.filter((one) => !one.for).map(sentenceFor)
}

async function install([program, ...first], missing) {
  const packages = missing.map((one) => one.package)
  say(`installing ${packages.join(' and ')} with apt-get`)
  const args = [...first, 'install', '-qy', '--no-install-recommends', ...packages]
  await run(program, args, { quiet: true, env: quietly() })
}

function quietly() {
  return { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
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
