import { expect, test } from 'vitest'
import { tidyRoomCode } from './room-code.ts'

test('a room code may be typed in any case, with a dash, spaces or neither', () => {
  expect(tidyRoomCode(' k7mr 3xht')).toBe('K7MR-3XHT')
  expect(tidyRoomCode('K7MR–3XHT')).toBe('K7MR-3XHT')
  expect(tidyRoomCode('k7mr3xht')).toBe('K7MR-3XHT')
})

test('what is too short or too long is no room code', () => {
  expect(tidyRoomCode('K7MR')).toBeUndefined()
  expect(tidyRoomCode('K7MR-3XHT-9')).toBeUndefined()
})
