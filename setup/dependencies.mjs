import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { node24, root, run } from './run.mjs'
import { giveUp, say } from './say.mjs'

const stamp = path.join(root, 'node_modules/.invigil-installed')

/** Makes sure that the right Node started us, that dependencies are installed, and that the project's own Node 24 runs. */
export async function prepareDependencies() {
  checkNode()
  const wanted = hashOfManifests()
  if (!isInstalled(wanted)) {
    say('installing dependencies (a minute or two the first time)')
    const { code, output } = await run('npm', ['install', '--no-audit', '--no-fund'], { quiet: true })
    if (code !== 0) giveUp(`npm install failed:\n${lastLines(output, 20)}`)
    mkdirSync(path.dirname(stamp), { recursive: true })
    // npm may have completed the lock file, so the hash is taken again.
    writeFileSync(stamp, hashOfManifests())
  }
  await prepareNode24()
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  giveUp(
    `Invigil needs Node 20.19 or newer to begin; this is ${process.versions.node}. Get one from https://nodejs.org.`,
  )
}

function isInstalled(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
}

/** Changes when any package.json or the lock file does. */
function hashOfManifests() {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', 'package.json', ...workspaces()]) {
    const whole = path.join(root, file)
    if (existsSync(whole)) hash.update(file).update(readFileSync(whole))
  }
  return hash.digest('hex')
}

function workspaces() {
  const inside = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}/package.json`),
  )
  return [...inside, 'e2e/package.json', 'bench/package.json']
}

/** npm 12 and `--ignore-scripts` leave out the script that fetches Node 24; `npm rebuild node` makes up for it. */
async function prepareNode24() {
  if (await isNode24()) return
  say('fetching Node 24')
  const { output } = await run('npm', ['rebuild', 'node', '--foreground-scripts', '--ignore-scripts=false'], {
    quiet: true,
  })
  if (await isNode24()) return
  giveUp(`The project's own Node 24 could not be fetched (npm rebuild node):\n${lastLines(output, 20)}`)
}

async function isNode24() {
  const { code, output } = await run(node24, ['--version'], { quiet: true })
  return code === 0 && output.trim().startsWith('v24.')
}

function lastLines(text, count) {
  return text.trim().split('\n').slice(-count).join('\n')
}
