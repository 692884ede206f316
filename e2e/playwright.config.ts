import os from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'

// What a machine of two slow cores needs when three browsers, a server and a database share it.
const slow = 90_000

export default defineConfig({
  testDir: '.',
  outputDir: path.join(os.tmpdir(), `invigil-e2e-results-${os.userInfo().username}`),
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 20 * 60_000,
  expect: { timeout: slow },
  reporter: 'list',
  use: { actionTimeout: slow, navigationTimeout: slow, screenshot: 'only-on-failure' },
})
