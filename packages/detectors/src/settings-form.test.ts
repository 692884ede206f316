import { expect, test } from 'vitest'
import { z } from 'zod'
import { copyPaste } from './copy-paste.ts'
import { settingsForm } from './settings-form.ts'

test('a settings schema draws its own form', () => {
  expect(settingsForm(copyPaste)).toEqual([
    {
      name: 'fromLength',
      control: 'number',
      unit: 'characters',
      least: 1,
      most: 1000,
      isWhole: true,
      start: 12,
    },
    { name: 'noticesPasting', control: 'switch', start: true },
    { name: 'noticesCopying', control: 'switch', start: true },
  ])
})

test('a setting without a range cannot be drawn', () => {
  expect(() => settingsForm({ settings: z.object({ patience: z.number().default(5) }) })).toThrow(/unit/)
})
