import type { ItemId } from '@invigil/contract/ids.ts'
import type { MarkingPlan } from '@invigil/contract/marking.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { openPlan } from './share-marking.ts'
import { aSatSitting, theItem } from './testing.ts'

const app = await aTestApp()
const people = await Promise.all(['Anna', 'Ben', 'Lea'].map((name) => aPerson(app, { role: 'marker', name })))
const [anna, ben, lea] = await Promise.all([0, 1, 2].map((at) => signedInAs(app, theItem(people, at))))
const double: MarkingPlan = { ...openPlan, markersEach: 2, thresholdPercent: 10 }
const rubric = {
  criteria: [
    {
      id: 'clarity',
      title: 'Clarity',
      levels: [
        { id: 'low', title: 'Hard to follow', points: 0 },
        { id: 'high', title: 'Clear', points: 2 },
      ],
    },
  ],
}

async function anEssay(plan?: MarkingPlan) {
  if (!anna || !ben || !lea) throw new Error('three people mark')
  const essay = { ...anItem('essay', { points: 10 }), rubric, id: newId() as ItemId }
  const sat = await aSatSitting(app, [essay], { Linh: [{ text: 'Because water is polar.' }] })
  const { sittingId, devices, author } = sat
  if (plan) await author.result.planMarking({ sittingId, plan })
  const { attemptId } = theItem(devices, 0)
  const where = { attemptId, itemId: essay.id }
  const taskOf = async (who: typeof anna) => {
    const { tasks } = await who.result.markingQueue({ sittingId, unmarkedOnly: 'false' })
    return tasks[0]
  }
  return { ...sat, anna, ben, lea, where, taskOf }
}

test('of two markers neither sees what the other gave', async () => {
  const { anna, ben, where, taskOf } = await anEssay(double)
  await anna.result.mark({ ...where, points: 6, comment: 'Anna thinks well of it.' })
  const seen = await taskOf(ben)
  expect(seen).toMatchObject({ points: null, comment: '', state: 'none', others: [] })
  expect(JSON.stringify(seen)).not.toContain('Anna')
})

test('two who agree nearly give their mean, and their comments both reach the candidate', async () => {
  const { anna, ben, where, sittingId } = await anEssay(double)
  await anna.result.mark({ ...where, points: 6, comment: 'Good.' })
  expect((await anna.result.list({ sittingId })).results).toMatchObject([{ points: null, toMark: 1 }])
  await ben.result.mark({ ...where, points: 7, comment: 'Name the bond.' })
  expect((await anna.result.list({ sittingId })).results).toMatchObject([{ points: 6.5, toMark: 0 }])
  const { scores } = await anna.result.detail(where)
  expect(scores).toMatchObject([{ points: 6.5, comment: 'Good.\n\nName the bond.', by: null }])
})

test('a difference goes to a third, who sees both without names, and whose points hold', async () => {
  const { anna, ben, lea, where, taskOf, sittingId } = await anEssay(double)
  await anna.result.mark({ ...where, points: 2, comment: 'Thin.' })
  await ben.result.mark({ ...where, points: 9, comment: 'Fine.' })
  expect((await anna.result.list({ sittingId })).results).toMatchObject([{ points: null, toMark: 1 }])
  const seen = await taskOf(lea)
  expect(seen).toMatchObject({ settles: true, state: 'differ', others: [{ points: 2 }, { points: 9 }] })
  expect(JSON.stringify(seen)).not.toMatch(/Anna|Ben/)
  await lea.result.mark({ ...where, points: 5, comment: '' })
  const { scores, marks } = await anna.result.detail(where)
  expect(scores).toMatchObject([{ points: 5, by: { name: 'Lea' } }])
  expect(marks.map(({ by, points, isFinal }) => [by.name, points, isFinal])).toEqual([
    ['Anna', 2, false],
    ['Ben', 9, false],
    ['Lea', 5, true],
  ])
})

test('a third is turned away where two agree', async () => {
  const { anna, ben, lea, where, taskOf } = await anEssay(double)
  await anna.result.mark({ ...where, points: 6 })
  await ben.result.mark({ ...where, points: 6 })
  expect(await taskOf(lea)).toBeUndefined()
  await expect(lea.result.mark({ ...where, points: 1 })).rejects.toMatchObject({ code: 'marked-by-two' })
})

test('by item, only who is named has the item in the queue', async () => {
  const { author, sittingId, where, taskOf, anna, ben } = await anEssay()
  const shares = [{ personId: theItem(people, 0).personId, itemId: where.itemId }]
  await author.result.planMarking({ sittingId, plan: { ...openPlan, sharing: 'by-item', shares } })
  expect([await taskOf(anna), await taskOf(ben)]).toMatchObject([{ itemNumber: 1 }, undefined])
  const { items } = await anna.result.markingItems({ sittingId })
  expect(items).toMatchObject([{ answers: 1, marked: 0, toDo: 1, title: 'What is it?' }])
})

test('somebody who may not mark cannot be given marking', async () => {
  const { author, sittingId } = await anEssay()
  const proctor = await aPerson(app, { role: 'proctor' })
  const shares = [{ personId: proctor.personId, itemId: null }]
  const planned = author.result.planMarking({ sittingId, plan: { ...openPlan, sharing: 'by-share', shares } })
  await expect(planned).rejects.toMatchObject({ code: 'not-a-marker' })
})

test('turning to two markers later asks for a second mark, and keeps the first', async () => {
  const { author, sittingId, where, anna, ben } = await anEssay()
  await anna.result.mark({ ...where, points: 6 })
  await author.result.planMarking({ sittingId, plan: double })
  expect((await anna.result.list({ sittingId })).results).toMatchObject([{ points: null }])
  await ben.result.mark({ ...where, points: 6 })
  expect((await anna.result.list({ sittingId })).results).toMatchObject([{ points: 6 }])
})

test('the levels of a rubric are kept with the mark', async () => {
  const { anna, where, taskOf } = await anEssay()
  await anna.result.mark({ ...where, points: 2, levels: { clarity: 'high' } })
  expect(await taskOf(anna)).toMatchObject({ levels: { clarity: 'high' }, rubric })
})

test('a long queue comes in pages, and the next answer that waits is found on whichever page it is', async () => {
  if (!anna) throw new Error('somebody marks')
  const essays = Array.from({ length: 51 }, () => ({
    ...anItem('essay', { points: 5 }),
    id: newId() as ItemId,
  }))
  const { sittingId } = await aSatSitting(app, essays, { Linh: essays.map(() => ({ text: 'Polar.' })) })
  const pageAt = (at: number, look: 'there' | 'unmarked') =>
    anna.result.markingQueue({ sittingId, unmarkedOnly: 'false', at, look })
  const first = await pageAt(0, 'unmarked')
  expect(first).toMatchObject({ at: 0, from: 0, all: 51, unmarked: 51 })
  expect(first.tasks).toHaveLength(50)
  const last = await pageAt(50, 'there')
  expect(last).toMatchObject({ at: 50, from: 50, tasks: [{ itemNumber: 51 }] })
  await anna.result.mark({ ...theItem(last.tasks, 0), points: 1 })
  expect(await pageAt(50, 'unmarked')).toMatchObject({ at: 0, from: 0, unmarked: 50 })
})
