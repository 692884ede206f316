import { expect, test } from 'vitest'
import { type Pressed, shortcutOf } from './shortcuts.ts'

const pressed = (key: string, more: Partial<Pressed> = {}) =>
  shortcutOf({ key, isCombined: false, isInControl: false, isOnButton: false, ...more })

test('single keys go on, back, and to the help', () => {
  expect(['n', 'N', 'ArrowRight', 'p', 'ArrowLeft', '?'].map((key) => pressed(key))).toEqual([
    'next',
    'next',
    'next',
    'previous',
    'previous',
    'help',
  ])
})

test('whoever types or chooses is never taken away', () => {
  expect(['n', 'ArrowRight', '?', 'f'].map((key) => pressed(key, { isInControl: true }))).toEqual(
    Array(4).fill(undefined),
  )
})

test('keys of the browser stay the browser’s', () => {
  expect(pressed('f', { isCombined: true })).toBeUndefined()
  expect(pressed('Tab')).toBeUndefined()
})

test('on a button the letters work and the arrows are left to it', () => {
  expect(pressed('n', { isOnButton: true })).toBe('next')
  expect(pressed('ArrowRight', { isOnButton: true })).toBeUndefined()
})
