import type { ItemId } from '@invigil/contract/ids.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { answers, begins } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { placeInList } from '../platform/place-in-list.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'

const app = await aTestApp()
const by = await aPerson(app, { role: 'author' })
const marker = await signedInAs(app, await aPerson(app, { role: 'marker' }))
const item = { ...anItem('single-choice'), id: newId() as ItemId }
const exam = await anExam(app, by, { items: [item] })

/** Who answers `a` is right. */
async function aSatSitting(given: Record<string, 'a' | 'b'>, stillWriting: string[] = []) {
  const names = [...Object.keys(given), ...stillWriting]
  const sitting = await aSitting(app, { by, exam }).with(...names.map((name) => aCandidate(name)))
  const hasIn = async (name: string, chosen: 'a' | 'b') => {
    const device = await begins(app, sitting.candidate(name))
    await answers(device, item.id, { chosen }, 1)
    const { client, attemptId, journalId } = device
    await client.attempt.submit({ attemptId, journalId, lastSeq: 1 })
  }
  await Promise.all(Object.entries(given).map(([name, chosen]) => hasIn(name, chosen)))
  return { sittingId: sitting.sittingId, hasIn }
}

const namesOf = ({ results }: { results: { candidateName: string }[] }) =>
  results.map(({ candidateName }) => candidateName)

test('a page begins behind the last row of the one before, and who hands in between moves nobody', async () => {
  const { sittingId, hasIn } = await aSatSitting({ 'Kim 10': 'a', 'Kim 9': 'a', Étienne: 'b', Zoé: 'b' }, [
    'Anna',
    'Frida',
  ])
  const first = await marker.result.list({ sittingId, limit: 2, language: 'fr' })
  expect(namesOf(first)).toEqual(['Étienne', 'Kim 9'])
  await hasIn('Anna', 'a')
  await hasIn('Frida', 'a')
  const second = await marker.result.list({ sittingId, limit: 2, language: 'fr', after: first.next ?? '' })
  expect(namesOf(second)).toEqual(['Kim 10', 'Zoé'])
  expect(second.next).toBeNull()
  expect(namesOf(await marker.result.list({ sittingId, language: 'fr' }))).toEqual([
    ...['Anna', 'Étienne', 'Frida', 'Kim 9', 'Kim 10', 'Zoé'],
  ])
})

test('by points the whole sitting is ordered, and who has as many stands once', async () => {
  const { sittingId } = await aSatSitting({ An: 'b', Binh: 'a', Chi: 'b', Dung: 'a', Em: 'b' })
  const asked = { sittingId, by: 'points', direction: 'descending', limit: 2 } as const
  const first = await marker.result.list(asked)
  const second = await marker.result.list({ ...asked, after: first.next ?? '' })
  const third = await marker.result.list({ ...asked, after: second.next ?? '' })
  expect(namesOf(first).sort()).toEqual(['Binh', 'Dung'])
  expect([...namesOf(second), ...namesOf(third)].sort()).toEqual(['An', 'Chi', 'Em'])
  expect(third.next).toBeNull()
})

test('what is no place of this list is refused with what to do', async () => {
  const { sittingId } = await aSatSitting({ An: 'a', Binh: 'a' })
  const { next } = await marker.result.list({ sittingId, limit: 1 })
  const refused = { code: 'place-unknown', data: { code: 'place-unknown' } }
  await expect(marker.result.list({ sittingId, by: 'points', after: next ?? '' })).rejects.toMatchObject(
    refused,
  )
  await expect(marker.result.list({ sittingId, after: 'behind Binh' })).rejects.toMatchObject(refused)
  await expect(marker.result.list({ sittingId, after: placeInList(['name', 7, 8]) })).rejects.toMatchObject(
    refused,
  )
  await expect(marker.result.files({ sittingId, after: next ?? '' })).rejects.toMatchObject(refused)
})

test('groups are counted, listed and released by themselves', async () => {
  const { sittingId } = await aSatSitting({ An: 'a', Binh: 'a', Chi: 'b' })
  const people = app.db.selectFrom('person').select('id').where('name', '=', 'An')
  await app.db
    .updateTable('registration')
    .set({ groupName: 'evening' })
    .where('sittingId', '=', sittingId)
    .where('personId', 'in', people)
    .execute()
  const group = { sittingId, group: 'evening' }
  expect(namesOf(await marker.result.list(group))).toEqual(['An'])
  expect(await marker.result.overview(group)).toEqual({
    ...{ all: 1, released: 0, ready: 1, held: 0, toMark: 0 },
    ...{ everybody: 3, groups: ['evening'], rooms: [] },
  })
  const { attemptIds } = await marker.result.releasable(group)
  expect(await marker.result.previewRelease(group)).toEqual({ ready: 1, held: [], allHeld: 0 })
  expect(await marker.result.release(group)).toEqual({ released: attemptIds, held: [], allHeld: 0 })
  expect(await marker.result.overview({ sittingId })).toMatchObject({ all: 3, released: 1, ready: 2 })
})

test('who is held is named in the order of a list of names', async () => {
  const sitting = await aSitting(app, { by, exam }).with(aCandidate('Zoé'), aCandidate('Étienne'))
  await Promise.all(['Zoé', 'Étienne'].map((name) => begins(app, sitting.candidate(name))))
  const { held } = await marker.result.previewRelease({ sittingId: sitting.sittingId })
  expect(held.map(({ candidateName }) => candidateName)).toEqual(['Étienne', 'Zoé'])
})

test('files that were ordered are listed by pages, the latest first', async () => {
  const { sittingId } = await aSatSitting({})
  const order = () => {
    app.clock.advance({ seconds: 1 })
    return marker.result.orderFile({ sittingId, kind: 'list-pdf', language: 'en' })
  }
  const [first, second, third] = [await order(), await order(), await order()]
  const page = await marker.result.files({ sittingId, limit: 2 })
  expect(page.files.map(({ id }) => id)).toEqual([third.id, second.id])
  const rest = await marker.result.files({ sittingId, limit: 2, after: page.next ?? '' })
  expect(rest).toMatchObject({ files: [{ id: first.id }], next: null })
})

test('who waits for answers to mark is told by one number that more came', async () => {
  const { sittingId, hasIn } = await aSatSitting({ An: 'a' }, ['Binh'])
  expect(await marker.result.markingNews({ sittingId })).toEqual({ over: 1 })
  await hasIn('Binh', 'b')
  expect(await marker.result.markingNews({ sittingId })).toEqual({ over: 2 })
})
