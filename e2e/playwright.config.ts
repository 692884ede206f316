import { defineConfig } from '@playwright/test'

// What a machine of two slow cores needs when three browsers, a server and a database share it.
const slow = 180_000
/** Several cameras are encoded, looked at and watched as they would be in an exam: nothing else may take the machine. */
const crowded = /(checkin|eyes|hall|journey)\.spec\.ts$/

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/e2e',
  // `npm test` runs the light ones two files at a time: each has a server, a database and browsers of its own.
  workers: 1,
  fullyParallel: false,
  projects: [
    { name: 'crowded', testMatch: crowded },
    { name: 'light', testIgnore: crowded },
  ],
  // Once more where a machine is shared with others; the report names what needed it.
  retries: process.env.CI ? 1 : 0,
  timeout: 20 * 60_000,
  expect: { timeout: slow },
  reporter: 'list',
  use: { actionTimeout: slow, navigationTimeout: slow, screenshot: 'only-on-failure' },
})
