import { randomUUID } from 'node:crypto'
import type { Policy, Preset } from '@invigil/contract/policy.ts'
import type { Page } from '@playwright/test'
import { timeZone } from './browser.ts'

export interface PlannedSitting {
  sittingId: string
  /** Each candidate's personal link, in the order they were named. */
  links: string[]
}

/** Writes an exam and plans a sitting of it that is open now, over the wire by who is signed in on the page. */
export async function planOverTheWire(
  page: Page,
  wish: {
    name: string
    preset: Preset
    policy: (preset: Policy) => Policy
    candidates: readonly string[]
    /** One question, true or false, unless told. */
    content?: object
    /** The same for each candidate. */
    accommodation?: object
  },
): Promise<PlannedSitting> {
  const call = callerOn(page)
  const basics = { title: wish.name, language: 'en', minutes: 30 }
  const exam = await call('POST', '/exams', { ...basics, preset: wish.preset })
  const item = { kind: 'true-false', id: randomUUID(), points: 1, text: 'Feathers fall.', isTrue: true }
  const section = { id: randomUUID(), title: '', shuffleItems: false, items: [item] }
  const content = wish.content ?? { sections: [section], shuffleOptions: false }
  const policy = wish.policy(exam.policy)
  const saved = await call('PUT', `/exams/${exam.id}`, { ...basics, version: exam.version, content, policy })
  await call('POST', `/exams/${exam.id}/revisions`, { version: saved.version })
  const now = Date.now()
  const sitting = await call('POST', '/sittings', {
    ...{ examId: exam.id, name: wish.name, minutes: 30, timeZone },
    startsAt: new Date(now - 60_000).toISOString(),
    endsAt: new Date(now + 7_200_000).toISOString(),
  })
  const links: string[] = []
  for (const name of wish.candidates) {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@pupils.example`
    const { accommodation } = wish
    const candidate = { name, email, externalId: null, locale: 'en', accommodation }
    const registered = await call('POST', `/sittings/${sitting.id}/registrations`, candidate)
    const { url } = await call('GET', `/registrations/${registered.id}/link`)
    links.push(url)
  }
  return { sittingId: sitting.id, links }
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
