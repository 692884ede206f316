import { randomUUID } from 'node:crypto'
import type { ItemId, SectionId } from '@invigil/contract/ids.ts'
import type { Section } from '@invigil/items/exam-content.ts'
import { expect, test } from 'vitest'
import { anExam, fiveItems } from '../exam/testing.ts'
import { aPerson } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting, type SeatedSitting } from '../sitting/testing.ts'
import { beat } from './outage.ts'
import { answers, begins } from './testing.ts'

// Without the role of a web server it writes no word that it serves: the test does.
const app = await aTestApp({ config: { roles: 'worker' } })
const author = await aPerson(app, { role: 'author' })

const isServed = () => beat(app, app.now())
const wasServedMeanwhile = () => app.db.updateTable('serviceBeat').set({ at: app.now() }).execute()
const inMinutes = (minutes: number) => new Date(app.now().getTime() + minutes * 60_000).toISOString()

/** One section of 20 minutes, opened now. */
async function anOpenSection() {
  const items = fiveItems()
    .slice(4)
    .map((item) => ({ ...item, id: randomUUID() as ItemId }))
  const section: Section = {
    ...{ id: randomUUID() as SectionId, title: 'Reading', shuffleItems: false, items, minutes: 20 },
  }
  const exam = await anExam(app, author, { content: { sections: [section], shuffleOptions: false } })
  const { candidates } = await aSitting(app, { exam, by: author }).with(aCandidate('Linh'))
  const [candidate] = candidates as [SeatedSitting['candidates'][number]]
  const device = await begins(app, candidate)
  await device.client.attempt.openSection({ attemptId: device.attemptId, sectionId: section.id })
  await isServed()
  return { device, itemId: items[0]?.id as ItemId, sections }
  async function sections() {
    return (await device.client.attempt.get({ attemptId: device.attemptId })).sections
  }
}

test('what an outage gives back is not for a section that was over before it', async () => {
  const { device, itemId, sections } = await anOpenSection()
  const ended = inMinutes(20)
  app.clock.advance({ minutes: 25 })
  await wasServedMeanwhile()
  app.clock.advance({ minutes: 7 })
  await isServed()
  expect(await sections()).toMatchObject([{ endsAt: ended }])
  expect((await answers(device, itemId, { text: 'too late' })).receipts).toMatchObject([{ isLate: true }])
})

test('a section whose time ran out while nobody was there has the minutes that were left', async () => {
  const { device, itemId, sections } = await anOpenSection()
  app.clock.advance({ minutes: 15 })
  await wasServedMeanwhile()
  app.clock.advance({ minutes: 30 })
  await isServed()
  expect(await sections()).toMatchObject([{ endsAt: inMinutes(5) }])
  expect((await answers(device, itemId, { text: 'in time' })).receipts).toMatchObject([{ isLate: false }])
})
