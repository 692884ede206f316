import { expect, test } from 'vitest'
import { keep, remembered } from './remember.ts'

test('beyond its bound the fact that was kept first makes room', () => {
  const facts = new Map<string, number>()
  keep(facts, 'a', 1, 2)
  keep(facts, 'b', 2, 2)
  keep(facts, 'a', 3, 2)
  keep(facts, 'c', 4, 2)
  expect([...facts]).toEqual([
    ['a', 3],
    ['c', 4],
  ])
})

test('a fact is looked for once, what is not there each time', async () => {
  const facts = new Map<string, string | undefined>()
  const asked: string[] = []
  const find = (name: string, fact?: string) => async () => {
    asked.push(name)
    return fact
  }
  await remembered(facts, 'here', find('here', 'yes'), 10)
  await remembered(facts, 'here', find('here', 'yes'), 10)
  await remembered(facts, 'gone', find('gone'), 10)
  await remembered(facts, 'gone', find('gone'), 10)
  expect(asked).toEqual(['here', 'gone', 'gone'])
})
