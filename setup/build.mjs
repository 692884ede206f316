import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { node24, root, run } from './run.mjs'
import { giveUp, say } from './say.mjs'

/** Makes the networks' files and the two apps' pages, where their sources changed since they were made. */
export async function build() {
  // The first time networks are fetched for a while, in which the machine has nothing to do.
  await Promise.all([prepareModels(), buildAllPages()])
}

async function buildAllPages() {
  for (const app of ['candidate', 'console']) await buildPages(app)
}

/**
 * Makes the ONNX files that browsers and the server run, where they are missing or wrong. It says itself what it fetches and
 * what cannot be had.
 */
export async function prepareModels() {
  const script = 'packages/models/src/prepare.ts'
  if (!existsSync(path.join(root, script))) return
  const isFirst = !existsSync(path.join(root, 'packages/models/cache/manifest.json'))
  if (isFirst) say('preparing the networks that look at the camera (some 200 MB are fetched, 60 MB are kept)')
  const { code } = await run(node24, [script])
  if (code !== 0) giveUp('The networks could not be prepared: the lines above say why.')
}

async function buildPages(app) {
  const folder = path.join(root, 'apps', app)
  if (!existsSync(path.join(folder, 'index.html'))) return
  const stamp = path.join(folder, 'dist/.built-from')
  const wanted = hashOfSources([`apps/${app}`, 'packages'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say(`building the pages: ${app}`)
  const { code, output } = await run(node24, ['node_modules/vite/bin/vite.js', 'build', folder], {
    quiet: true,
  })
  if (code !== 0) giveUp(`The pages of ${app} could not be built:\n${output.trim()}`)
  writeFileSync(stamp, wanted)
}

/** Changes when any source file below these folders does, or a dependency. */
function hashOfSources(folders) {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')))
  for (const file of folders.flatMap(sourcesIn).sort())
    hash.update(file).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

const notSources = new Set(['node_modules', 'dist', 'cache'])

function sourcesIn(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => !notSources.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .flatMap((entry) =>
      entry.isDirectory() ? sourcesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    )
}
