import { expect, test } from 'vitest'
import { createHashQueue } from './hash-queue.ts'

test('no more than allowed run at once, and all have their turn in order', async () => {
  const queue = createHashQueue({ atOnce: 2, waiting: 10 })
  const done: number[] = []
  let running = 0
  let most = 0
  const work = (n: number) => async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    done.push(n)
  }
  await Promise.all([1, 2, 3, 4, 5].map((n) => queue.run(work(n))))
  expect(most).toBe(2)
  expect(done).toEqual([1, 2, 3, 4, 5])
})

test('who finds the queue full is told when to come back', async () => {
  const queue = createHashQueue({ atOnce: 1, waiting: 1 })
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  const first = queue.run(() => held)
  const second = queue.run(async () => 'second')
  await expect(queue.run(async () => 'third')).rejects.toMatchObject({
    code: 'overloaded',
    params: { retryAfterSeconds: expect.any(Number) },
  })
  letGo()
  await first
  expect(await second).toBe('second')
})

test('work that fails gives its turn on', async () => {
  const queue = createHashQueue({ atOnce: 1, waiting: 1 })
  await expect(queue.run(() => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory')
  expect(await queue.run(async () => 'next')).toBe('next')
})
