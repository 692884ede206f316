import { afterEach, expect, test, vi } from 'vitest'
import { chime, chooseChime, chosenChime } from './chime.ts'

/** A browser's storage and its loudspeaker: what comes out is noted, as the height of each tone. */
function aBrowser() {
  const kept = new Map<string, string>()
  const heard: number[] = []
  const parameter = { setValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() }
  const gain = { ...parameter, linearRampToValueAtTime: (value: number) => heard.push(value) }
  const node = { connect: (to: unknown) => to, start: vi.fn(), stop: vi.fn(), frequency: { value: 0 }, gain }
  class Loudspeaker {
    currentTime = 0
    destination = node
    createOscillator = () => node
    createGain = () => node
    close = () => Promise.resolve()
  }
  vi.stubGlobal('AudioContext', Loudspeaker)
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
  return heard
}

afterEach(() => vi.unstubAllGlobals())

test('the chime is heard until somebody chooses otherwise, softer when that is chosen, and not at all when off', () => {
  const heard = aBrowser()
  chime()
  expect(heard).toHaveLength(2)
  const [full = 0] = heard.splice(0)
  chooseChime('soft')
  const [soft = 0] = heard.splice(0)
  expect(soft).toBeGreaterThan(0)
  expect(soft).toBeLessThan(full / 2)
  chooseChime('off')
  chime()
  expect(heard).toEqual([])
  expect(chosenChime()).toBe('off')
})

test('where a browser keeps nothing the chime is heard as at first', () => {
  const heard = aBrowser()
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('no storage')
    },
    setItem: () => {
      throw new Error('no storage')
    },
  })
  chooseChime('off')
  expect(chosenChime()).toBe('full')
  chime()
  expect(heard).toHaveLength(2)
})
