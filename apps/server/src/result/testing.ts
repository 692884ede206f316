import type { AnswerBody } from '@invigil/contract/attempt.ts'
import type { Item } from '@invigil/items/all.ts'
import { answers, begins, type TestDevice } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import type { TestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'

/** A sitting of these items whose candidates, by name, gave these answers in the items’ order, did more, and handed in. */
export async function aSatSitting(
  app: TestApp,
  items: Item[],
  given: Record<string, AnswerBody[]>,
  meanwhile: (device: TestDevice) => Promise<void> = async () => {},
) {
  const by = await aPerson(app, { role: 'author', name: 'Ada' })
  const exam = await anExam(app, by, { items })
  const names = Object.keys(given)
  const sitting = await aSitting(app, { by, exam }).with(...names.map((name) => aCandidate(name)))
  const devices = []
  for (const name of names) {
    const device = await begins(app, sitting.candidate(name))
    const bodies = given[name] ?? []
    for (const [at, body] of bodies.entries()) {
      app.clock.advance({ seconds: 20 })
      await answers(device, theItem(items, at).id, body, at + 1)
    }
    await meanwhile(device)
    const { client, attemptId, journalId } = device
    await client.attempt.submit({ attemptId, journalId, lastSeq: bodies.length })
    devices.push({ name, ...device })
  }
  await app.work()
  const author = await signedInAs(app, by)
  return { sittingId: sitting.sittingId, devices, author }
}

/** One of several, counted from 0. */
export function theItem<One>(all: readonly One[], at: number): One {
  const one = all[at]
  if (one === undefined) throw new Error(`there is no number ${at}`)
  return one
}
