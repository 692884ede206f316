import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a second screen at the side is noticed, and a laptop is called a laptop', () => {
  expect(plays('device-seen/triggers-a-second-screen-at-the-side')[0]).toMatchObject({
    phase: 'began',
    detail: { what: 'screen', where: 'left' },
  })
  expect(plays('device-seen/triggers-a-laptop-is-put-down')[0]).toMatchObject({
    phase: 'began',
    detail: { what: 'laptop', where: 'right' },
  })
})

test('a picture on the wall that looks like a screen once is none', () => {
  expect(plays('device-seen/quiet-a-picture-on-the-wall')).toEqual([])
})
