import type { ItemId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { anExam } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author', name: 'Mai' })
const leo = await aPerson(app, { role: 'author', name: 'Léo' })
const [asMai, asLeo] = [await signedInAs(app, mai), await signedInAs(app, leo)]

test('an author sees who else writes and at which item, and is not told of themselves', async () => {
  const { examId, content } = await anExam(app, mai)
  const itemId = content.sections[0]?.items[1]?.id as ItemId
  expect(await asMai.exam.present({ examId, itemId })).toEqual({ version: 2, others: [] })
  expect(await asLeo.exam.present({ examId, itemId: null })).toEqual({
    version: 2,
    others: [{ id: mai.personId, name: 'Mai', itemId }],
  })
})

test('who has not been heard of for half a minute is gone', async () => {
  const { examId } = await anExam(app, mai)
  await asMai.exam.present({ examId, itemId: null })
  app.clock.advance({ seconds: 26 })
  expect(await asLeo.exam.present({ examId, itemId: null })).toMatchObject({ others: [] })
})

test('who writes another exam is not there', async () => {
  const [one, other] = [await anExam(app, mai), await anExam(app, mai)]
  await asMai.exam.present({ examId: one.examId, itemId: null })
  expect(await asLeo.exam.present({ examId: other.examId, itemId: null })).toMatchObject({ others: [] })
})

test('a proctor is not told who writes', async () => {
  const { examId } = await anExam(app, mai)
  const asProctor = await signedInAs(app, await aPerson(app, { role: 'proctor' }))
  await expect(asProctor.exam.present({ examId, itemId: null })).rejects.toMatchObject({ status: 403 })
})
