import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { timeZone } from './browser.ts'

/** A sitting at whose door everything is to be shown; planned over the wire by who is signed in on the page. */
export interface StrictSitting {
  sittingId: string
  /** The candidate's personal link. */
  link: string
}

/** Writes an exam of one question under the strict rules (without the screen, which a pretend one cannot share) and plans it. */
export async function aStrictSitting(page: Page, candidate: string): Promise<StrictSitting> {
  const call = callerOn(page)
  const basics = { title: 'Free fall', language: 'en', minutes: 30 }
  const exam = await call('POST', '/exams', { ...basics, preset: 'strict' })
  const item = { kind: 'true-false', id: randomUUID(), points: 1, text: 'Feathers fall.', isTrue: true }
  const section = { id: randomUUID(), title: '', shuffleItems: false, items: [item] }
  const policy = {
    ...exam.policy,
    streams: { camera: 'required', microphone: 'off', screen: 'off' },
    fullscreen: 'free',
  }
  const content = { sections: [section], shuffleOptions: false }
  const saved = await call('PUT', `/exams/${exam.id}`, { ...basics, version: exam.version, content, policy })
  await call('POST', `/exams/${exam.id}/revisions`, { version: saved.version })
  const now = Date.now()
  const sitting = await call('POST', '/sittings', {
    ...{ examId: exam.id, name: 'Free fall, class 10A', minutes: 30, timeZone },
    startsAt: new Date(now - 60_000).toISOString(),
    endsAt: new Date(now + 7_200_000).toISOString(),
  })
  const registered = await call('POST', `/sittings/${sitting.id}/registrations`, {
    ...{ name: candidate, email: `${candidate.toLowerCase()}@pupils.example`, externalId: null },
    locale: 'en',
  })
  const { url } = await call('GET', `/registrations/${registered.id}/link`)
  return { sittingId: sitting.id, link: url }
}

function callerOn(page: Page) {
  return async (method: string, path: string, body?: object) => {
    const answer = await page.evaluate(
      async ([how, where, sent]) => {
        const headers = sent ? { 'content-type': 'application/json' } : undefined
        const response = await fetch(`/api${where}`, { method: how, body: sent || undefined, headers })
        return { status: response.status, text: await response.text() }
      },
      [method, path, body ? JSON.stringify(body) : ''] as const,
    )
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return JSON.parse(answer.text)
  }
}
