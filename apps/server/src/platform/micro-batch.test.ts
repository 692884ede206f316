import { expect, test } from 'vitest'
import { microBatch } from './micro-batch.ts'

test('values that come together are written together, and each caller gets its own result', async () => {
  const written: number[][] = []
  const save = microBatch(async (values: number[]) => {
    written.push(values)
    return values.map((value) => value * 10)
  })
  expect(await Promise.all([save(1), save(2), save(3)])).toEqual([10, 20, 30])
  expect(written).toEqual([[1, 2, 3]])
})

test('one bad value fails alone', async () => {
  const save = microBatch(async (values: string[]) => {
    if (values.includes('bad')) throw new Error('bad value')
    return values
  })
  const outcomes = await Promise.allSettled([save('a'), save('bad'), save('b')])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('beyond its limit a value is refused at once, and nothing that waited is lost', async () => {
  const save = microBatch(async (values: number[]) => values, { waiting: 2 })
  const first = [save(1), save(2)]
  await expect(save(3)).rejects.toMatchObject({ code: 'overloaded' })
  expect(await Promise.all(first)).toEqual([1, 2])
})

test('heavy values are written with fewer others, and one that is too heavy for any alone', async () => {
  const written: number[][] = []
  const save = microBatch(
    async (values: number[]) => {
      written.push(values)
      return values
    },
    { most: 10, inFlight: 1, weigh: (value) => value, waiting: 40 },
  )
  const first = [4, 6, 1, 25, 3, 3].map(save)
  await expect(save(1)).rejects.toMatchObject({ code: 'overloaded' })
  expect(await Promise.all(first)).toEqual([4, 6, 1, 25, 3, 3])
  expect(written).toEqual([[4, 6], [1], [25], [3, 3]])
  expect(await save(2)).toBe(2)
})

test('what comes while writes are under way is written after them', async () => {
  const save = microBatch(async (values: number[]) => values, { most: 1, inFlight: 1 })
  expect(await Promise.all([1, 2, 3, 4].map(save))).toEqual([1, 2, 3, 4])
})

test('a database that is gone fails all at once, not one after the other', async () => {
  let writes = 0
  const save = microBatch(async (_values: number[]) => {
    writes += 1
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  })
  const outcomes = await Promise.allSettled([1, 2, 3].map(save))
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(writes).toBe(1)
})
