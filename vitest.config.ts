import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const nowhere = ['**/node_modules/**', '**/dist/**', 'e2e/**']

/** What of the rooms of `alone` starts no program and waits for nobody: to import the whole server once more costs each a second. */
const quiet = [
  ...['recordings', 'serve-recordings', 'verify', 'hall-of-attempt'],
  ...['receive', 'told'],
  ...['api', 'audit', 'http', 'migrate', 'news', 'socket'],
]

/** Each of these files has a process of its own: they start programs, change their process, or depend on its pace. */
const alone = [
  'apps/server/src/*.test.ts',
  `apps/server/src/{media,monitoring,platform}/**/!(${quiet.join('|')}).test.ts`,
  'apps/server/src/live/talk.test.ts',
  'apps/server/src/**/durability.test.ts',
  'apps/simulator/**/*.test.ts',
  'bench/src/**/*.test.ts',
  'docs/**/*.test.ts',
  'packages/{models,sensors}/**/*.test.ts',
  'setup/**/*.test.ts',
  '*.test.ts',
]

const common = {
  // Some tests wait more than they work: on two cores one file at a time would leave one of them idle.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Only what hangs is to meet these: a busy machine may take twenty times as long as an idle one.
  testTimeout: 120_000,
  hookTimeout: 120_000,
}
/** No module keeps state, so what one file has imported serves the next: that is a third of the time. */
const together = { ...common, isolate: false }

export default defineConfig({
  test: {
    ...common,
    globalSetup: ['apps/server/src/platform/testing-database.ts'],
    projects: [
      { test: { ...common, name: 'alone', include: alone, exclude: nowhere } },
      {
        test: {
          ...together,
          name: 'server',
          include: ['apps/server/**/*.test.ts'],
          exclude: [...nowhere, ...alone],
        },
      },
      {
        test: {
          ...together,
          name: 'pages and packages',
          include: ['apps/**/*.test.ts', 'packages/**/*.test.ts'],
          exclude: [...nowhere, ...alone, 'apps/server/**'],
        },
      },
    ],
  },
})
