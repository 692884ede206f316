import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetJoined, joinOnce } from './join-once.ts'

const Joined = {
  parse(value: unknown) {
    expect(value).toEqual({ key: expect.any(String) })
    return value as { key: string }
  },
}
const kept = new Map<string, string>()
const join = vi.fn(async () => ({ key: 'k1' }))

beforeEach(() => {
  kept.clear()
  join.mockClear()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('after a reload a phone goes on as it was; with another link it joins anew', async () => {
  expect(await joinOnce('here', 'one', Joined, join)).toEqual({ key: 'k1' })
  expect(await joinOnce('here', 'one', Joined, join)).toEqual({ key: 'k1' })
  expect(join).toHaveBeenCalledTimes(1)
  await joinOnce('here', 'two', Joined, join)
  expect(join).toHaveBeenCalledTimes(2)
  forgetJoined('here')
  await joinOnce('here', 'two', Joined, join)
  expect(join).toHaveBeenCalledTimes(3)
})

test('what is kept there and says something else is no phone of ours', async () => {
  kept.set('here', '{"token":"one","joined":{"key":1}}')
  expect(await joinOnce('here', 'one', Joined, join)).toEqual({ key: 'k1' })
})

test('a browser that keeps nothing joins all the same', async () => {
  const refuse = () => {
    throw new DOMException('blocked', 'SecurityError')
  }
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  expect(await joinOnce('here', 'one', Joined, join)).toEqual({ key: 'k1' })
  expect(() => forgetJoined('here')).not.toThrow()
})
