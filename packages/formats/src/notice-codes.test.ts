import { consoleEn } from '@invigil/messages/bundle/console-en.ts'
import { expect, test } from 'vitest'
import { noticeCodes } from './notice-codes.ts'

test('every notice has a sentence, and no sentence is left of one that is gone', () => {
  expect(Object.keys(consoleEn.formats).toSorted()).toEqual([...noticeCodes].toSorted())
})
