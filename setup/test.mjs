import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from './build.mjs'
import { prepareSystem } from './debian.mjs'
import { prepareDependencies } from './dependencies.mjs'
import { node24, projectEnvironment, root, run } from './run.mjs'
import { say } from './say.mjs'

// npm test: does all of its own set-up, runs every test, and ends with one line that sums them up.
// `npm test -- apps/server` runs only the tests of that folder, without the browser.
const chosen = process.argv.slice(2)
const parts = []
// Some tests look through a browser or at a film; without them these say so and the rest still runs.
const missing = await timed('set-up', async () => {
  await prepareDependencies()
  const [missing] = await Promise.all([prepareSystem(), build()])
  return missing
})
const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-results-'))
const unit = await timed('unit', runUnitTests)
const hasEndToEnd = chosen.length === 0 && existsSync(path.join(root, 'e2e/playwright.config.ts'))
const ends = hasEndToEnd ? await runEndToEndTests() : []
rmSync(folder, { recursive: true, force: true })

const results = [unit, ...ends]
const passed = results.reduce((sum, one) => sum + one.passed, 0)
const failed = results.reduce((sum, one) => sum + one.failed, 0)
process.stdout.write(`Minutes: ${parts.map(({ name, minutes }) => `${name} ${minutes}`).join(', ')}.\n`)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

/** Does one part of it all, and keeps how long that took. */
async function timed(name, part) {
  const began = Date.now()
  const result = await part()
  parts.push({ name, minutes: ((Date.now() - began) / 60_000).toFixed(1) })
  return result
}

async function runUnitTests() {
  say('running the tests')
  const file = path.join(folder, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run(node24, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...chosen])
  const result = readJson(file)
  if (!result) return { passed: 0, failed: 1 }
  const { numPassedTests: passed, numFailedTests } = result
  // A file that does not even load has no failed test of its own.
  const lostFiles = result.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length
  const failed = numFailedTests + lostFiles
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
}

/** First those that need the machine for themselves, one after the other; then the light ones, two at a time. */
async function runEndToEndTests() {
  if (missing.length > 0) {
    process.stdout.write(`The end-to-end tests cannot run: ${missing.join('; ')}.\n`)
    return [{ passed: 0, failed: 1 }]
  }
  say('running the end-to-end tests in a browser')
  return [
    await timed('end to end, crowded', () => runInBrowser('crowded', 1)),
    await timed('end to end, light', () => runInBrowser('light', 2)),
  ]
}

async function runInBrowser(project, workers) {
  const file = path.join(folder, `${project}.json`)
  const env = { ...projectEnvironment(), PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const cli = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts']
  const part = ['--project', project, '--workers', String(workers), '--output', `test-results/e2e-${project}`]
  const { code } = await run(node24, [...cli, ...part, '--reporter=list,json'], { env })
  const stats = readJson(file)?.stats
  if (!stats) return { passed: 0, failed: 1 }
  const failed = stats.unexpected
  return { passed: stats.expected + stats.flaky, failed: code !== 0 && failed === 0 ? 1 : failed }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
