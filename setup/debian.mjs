import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { run } from './run.mjs'
import { say } from './say.mjs'

/**
 * What the tests need from the system: a program in PATH, or a file under /usr/lib, and its Debian package. Without one `for`
 * something, only those tests are left out, and they say so.
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
  { program: 'nats-server', package: 'nats-server', for: 'NATS' },
  { program: 'unzip', package: 'unzip', for: 'the archive of a clip' },
  { file: 'python3/dist-packages/gi/__init__.py', package: 'python3-gi', for: 'RTSP' },
  { file: 'girepository-1.0/GstRtspServer-1.0.typelib', package: 'gir1.2-gst-rtsp-server-1.0', for: 'RTSP' },
  { file: 'gstreamer-1.0/libgstvpx.so', package: 'gstreamer1.0-plugins-good', for: 'RTSP' },
  { file: 'gstreamer-1.0/libgstx264.so', package: 'gstreamer1.0-plugins-ugly', for: 'RTSP' },
]

/**
 * Installs what is missing where we may. Returns a sentence for each program that is still missing and that the browser's
 * tests cannot do without; says one for each other.
 */
export async function prepareSystem() {
  const missing = needed.filter((one) => !isThere(one))
  if (missing.length === 0) return []
  const apt = howToInstall()
  if (apt) {
    await run(apt[0], [...apt.slice(1), 'update', '-q'], { quiet: true, env: quietly() })
    // What a system does not have must not keep it from getting the rest.
    for (const together of [missing.filter((one) => !one.for), missing.filter((one) => one.for)])
      if (together.length > 0) await install(apt, together)
  }
  const stillMissing = missing.filter((one) => !isThere(one))
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

function sentenceFor({ program, file, package: name }) {
  const how = existsSync('/etc/debian_version')
    ? `install it with: sudo apt-get install ${name}`
    : `install ${name} with your system's package manager`
  return `${program ?? file} is missing; ${how}`
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

function isThere({ program, file }) {
  return program ? isInPath(program) : libraryFolders().some((folder) => existsSync(path.join(folder, file)))
}

/** /usr/lib, and its folder for this kind of processor, e.g. /usr/lib/x86_64-linux-gnu. */
function libraryFolders() {
  const root = '/usr/lib'
  const folders = existsSync(root) ? readdirSync(root).filter((name) => name.endsWith('-linux-gnu')) : []
  return [root, ...folders.map((name) => path.join(root, name))]
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
