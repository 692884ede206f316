import { randomUUID } from 'node:crypto'
import type { AnswerBody, Entered } from '@invigil/contract/attempt.ts'
import type { ItemId } from '@invigil/contract/ids.ts'
import { aPerson, asNobody, type TestClient, withAttemptKey } from '../identity/testing.ts'
import { perApp } from '../platform/per-app.ts'
import type { TestApp } from '../platform/testing.ts'
import { admitAttempt } from './intervene.ts'

/** A candidate's device: calls routes with the attempt's key. */
export interface TestDevice extends Entered {
  client: TestClient
  journalId: string
}

/** The proctor of every sitting of a test. */
export const theProctor = perApp((app) => aPerson(app, { role: 'proctor', name: 'Paul Proctor' }))

/** Enters by a personal link, on one more device: `await enters(app, candidate)`. */
export async function enters(app: TestApp, { token }: { token: string }): Promise<TestDevice> {
  const entered = await asNobody(app).attempt.enterByLink({ token })
  return { ...entered, client: withAttemptKey(app, entered.attemptKey), journalId: randomUUID() }
}

/** Enters, is let in by the proctor, and begins. */
export async function begins(app: TestApp, candidate: { token: string }): Promise<TestDevice> {
  const device = await enters(app, candidate)
  const { personId } = await theProctor(app)
  await admitAttempt(app, device.attemptId, { personId, reason: '' })
  await device.client.attempt.start({ attemptId: device.attemptId })
  return device
}

/** Sends one entry of the device's journal. */
export async function answers(device: TestDevice, itemId: ItemId, body: AnswerBody, seq = 1) {
  const { client, attemptId, journalId, opening } = device
  const entries = [{ seq, itemId, body, at: 0 }]
  return await client.attempt.record({ attemptId, journalId, opening, entries })
}
