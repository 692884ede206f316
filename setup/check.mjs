import { prepareDependencies } from './dependencies.mjs'
import { node24, run } from './run.mjs'
import { say } from './say.mjs'

// npm run check: everything a machine can say about the code without running the whole of it.
const checks = [
  { name: 'style (biome)', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] },
  { name: 'types (tsc)', args: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  { name: 'unused code (knip)', args: ['node_modules/knip/bin/knip.js'] },
  {
    name: 'the house, schema.sql and openapi.json',
    args: [
      'node_modules/vitest/vitest.mjs',
      'run',
      'architecture.test.ts',
      'described.test.ts',
      '--reporter=dot',
    ],
  },
]

await prepareDependencies()
const failed = []
for (const { name, args } of checks) {
  say(name)
  const { code } = await run(node24, args)
  if (code !== 0) failed.push(name)
}
process.stdout.write(failed.length === 0 ? 'All checks passed.\n' : `Failed: ${failed.join(', ')}.\n`)
process.exitCode = failed.length === 0 ? 0 : 1
