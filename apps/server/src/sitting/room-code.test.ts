import { expect, test } from 'vitest'
import { newRoomCode, readRoomCode, roomCodeAlphabet, showRoomCode } from './room-code.ts'

test('a new code is eight characters of the alphabet', () => {
  expect(newRoomCode()).toMatch(new RegExp(`^[${roomCodeAlphabet}]{8}$`))
})

test('two codes differ', () => {
  expect(newRoomCode()).not.toBe(newRoomCode())
})

test('a code is shown in two groups', () => {
  expect(showRoomCode('K7MR3XHT')).toBe('K7MR-3XHT')
})

test.each([
  ['K7MR-3XHT'],
  ['k7mr3xht'],
  ['  K7MR 3XHT '],
  ['k7mr–3xht'],
  ['K7MR‑3XHT'],
  ['K 7 M R . 3 X H T'],
  ['Ｋ７ＭＲ３ＸＨＴ'],
])('%s is understood', (typed) => {
  expect(readRoomCode(typed)).toBe('K7MR3XHT')
})

test.each([['K7MR-3XH'], ['K7MR-3XHTT'], ['K7MR-3XH0'], [''], ['K7MR/3XHT']])(
  '%s cannot be a room code',
  (typed) => {
    expect(readRoomCode(typed)).toBeUndefined()
  },
)
