import type { ExamId, ItemId, PersonId } from '@invigil/contract/ids.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import { Refusal } from '../platform/refusal.ts'

/** A page says every few seconds that it is open; after so long without a word nobody is there. */
const awayMs = 25_000
const topic = 'exam-writers'

interface Writer {
  examId: ExamId
  personId: PersonId
  itemId: ItemId | null
  /** Milliseconds since 1970. */
  at: number
}

/**
 * Tells that somebody has an exam open, at an item or at none, and answers who else has, and the version that is saved. Nothing
 * of it is stored: it is told to all processes, may be lost, and is forgotten after 25 seconds. Throws `not-found`.
 */
export async function tellPresence(app: App, by: Actor, examId: ExamId, itemId: ItemId | null) {
  const writers = writersOf(app)
  const at = app.now().getTime()
  app.publish(topic, { examId, personId: by.personId, itemId, at } satisfies Writer)
  for (const [key, writer] of writers) if (at - writer.at > awayMs) writers.delete(key)
  const here = [...writers.values()].filter((one) => one.examId === examId && one.personId !== by.personId)
  const exam = await app.db.selectFrom('exam').select('version').where('id', '=', examId).executeTakeFirst()
  if (!exam) throw new Refusal('not-found', `no exam ${examId}`)
  const names = await namesOf(app, here)
  const others = here.map((one) => ({
    id: one.personId,
    name: names.get(one.personId) ?? '',
    itemId: one.itemId,
  }))
  return { version: exam.version, others }
}

async function namesOf(app: App, writers: readonly Writer[]): Promise<Map<PersonId, string>> {
  if (writers.length === 0) return new Map()
  const ids = writers.map(({ personId }) => personId)
  const found = await app.db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** Everybody whose page was heard of lately, in any process. */
const writersOf = perApp((app) => {
  const writers = new Map<string, Writer>()
  app.subscribe(topic, (hint) => {
    const writer = hint as Writer
    writers.set(`${writer.examId}/${writer.personId}`, writer)
  })
  return writers
})
