import { prepareModels } from './build.mjs'
import { prepareDependencies } from './dependencies.mjs'
import { node24, run } from './run.mjs'

// npm run dev: the server restarts when its sources change, and the pages reload (candidate on 5173, console on 5174).
await prepareDependencies()
await prepareModels()
await Promise.all([
  run(node24, [
    '--watch-path=apps/server/src',
    '--watch-path=packages',
    'apps/server/src/main.ts',
    'serve',
    ...process.argv.slice(2),
  ]),
  run(node24, ['node_modules/vite/bin/vite.js', 'apps/candidate', '--port', '5173', '--strictPort']),
  run(node24, ['node_modules/vite/bin/vite.js', 'apps/console', '--port', '5174', '--strictPort']),
])
