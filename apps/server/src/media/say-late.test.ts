import { expect, test } from 'vitest'
import { sayWhenLate } from './say-late.ts'

test('a process that did nothing else for a while says how late it was', async () => {
  const told = Promise.withResolvers<number>()
  const stop = sayWhenLate(({ byMs }) => told.resolve(byMs))
  // The first samples are needed before something can be late.
  await new Promise((resolve) => setTimeout(resolve, 100))
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400)
  expect(await told.promise).toBeGreaterThan(250)
  stop()
})
