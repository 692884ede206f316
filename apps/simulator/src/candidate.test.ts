import { anExam } from '@invigil/server/src/exam/testing.ts'
import { aPerson, signedInAs } from '@invigil/server/src/identity/testing.ts'
import { aTestApp } from '@invigil/server/src/platform/testing.ts'
import { aCandidate, aSitting } from '@invigil/server/src/sitting/testing.ts'
import { expect, test } from 'vitest'
import type { Script } from './behaviour/script.ts'
import { Candidate } from './candidate.ts'

const app = await aTestApp()
const server = await app.listen()
const author = await aPerson(app, { role: 'author' })
const proctor = await signedInAs(app, await aPerson(app, { role: 'proctor' }))
const reviewer = await signedInAs(app, await aPerson(app, { role: 'reviewer' }))
const exam = await anExam(app, author, { preset: 'light' })

async function sits(name: string, script: Script, seconds: number) {
  const { candidates, sittingId } = await aSitting(app, { exam, by: author }).with(aCandidate(name))
  const token = candidates[0]?.token ?? ''
  const candidate = await Candidate.enter({ server, token, script, seed: 5, pace: 0.1 })
  await candidate.checkIn()
  await candidate.start(app.now().getTime())
  for (const _second of Array(seconds).keys()) {
    app.clock.advance({ seconds: 1 })
    await candidate.tick(app.now().getTime())
  }
  return { candidate, sittingId, attemptId: candidate.entered.attemptId }
}

test('a pretend candidate comes in, answers everything and hands in, like anybody', async () => {
  const { candidate, attemptId } = await sits('Linh', [], 60)
  await candidate.submit(app.now().getTime())
  const timeline = await reviewer.review.timeline({ attemptId })
  expect(timeline.state).toBe('submitted')
  expect(new Set(timeline.answers.map(({ itemId }) => itemId)).size).toBe(5)
  expect(timeline.incidents).toEqual([])
  candidate.leave()
})

test('who leaves the picture for half a minute has an incident of that length', async () => {
  const { candidate, attemptId } = await sits('An', [{ what: 'leaves', from: 10, to: 40 }], 50)
  const { incidents } = await proctor.incident.list({ attemptId })
  expect(incidents).toMatchObject([{ kind: 'face-missing', state: 'open' }])
  const [{ startedAt, endedAt } = { startedAt: '', endedAt: '' }] = incidents
  expect((Date.parse(String(endedAt)) - Date.parse(startedAt)) / 1000).toBe(30)
  candidate.leave()
})

test('a word to the proctors arrives', async () => {
  const { candidate, sittingId } = await sits('Minh', [{ what: 'writes', from: 4, text: 'May I ask?' }], 6)
  const wall = await proctor.live.wall({ sittingId })
  expect(wall.messages).toMatchObject([{ text: 'May I ask?', fromName: 'Minh' }])
  candidate.leave()
})

test('at a strict door a pretend candidate asks for a person, and waits for one', async () => {
  const strict = await anExam(app, author, { preset: 'strict' })
  const { candidate } = await aSitting(app, { exam: strict, by: author }).with(aCandidate('Mai'))
  const { token } = candidate('Mai')
  const mai = await Candidate.enter({ server, token, script: [], seed: 5 })
  await mai.checkIn()
  expect(mai.attempt).toMatchObject({ state: 'waiting', isAdmitted: false })
  const { shown, forPerson } = await proctor.checkin.look({ attemptId: mai.entered.attemptId })
  expect(shown.map(({ state }) => state)).toEqual(['person', 'person', 'person'])
  expect(forPerson).toEqual(['identity-document', 'liveness', 'room-scan'])
  mai.leave()
})
