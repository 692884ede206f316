import { defineConfig } from '@playwright/test'

// What a machine of two slow cores needs when three browsers, a server and a database share it.
const slow = 90_000

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/e2e',
  workers: 1,
  fullyParallel: false,
  // Once more where a machine is shared with others; the report names what needed it.
  retries: process.env.CI ? 1 : 0,
  timeout: 20 * 60_000,
  expect: { timeout: slow },
  reporter: 'list',
  use: { actionTimeout: slow, navigationTimeout: slow, screenshot: 'only-on-failure' },
})
