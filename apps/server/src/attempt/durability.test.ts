import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { contract } from '@invigil/contract/all.ts'
import type { EntryReceipt } from '@invigil/contract/attempt.ts'
import type { ItemId } from '@invigil/contract/ids.ts'
import { createORPCClient } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { afterAll, expect, test, vi } from 'vitest'
import { aContent, fiveItems } from '../exam/testing.ts'
import type { TestClient } from '../identity/testing.ts'
import { root } from '../platform/root.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-durable-'))
const data = path.join(folder, 'data')
const running: ChildProcess[] = []
afterAll(async () => {
  for (const child of running) child.kill('SIGTERM')
  await Promise.all(running.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')))
  rmSync(folder, { recursive: true, force: true })
})

const items = fiveItems()
const essay = items.find(({ kind }) => kind === 'essay')?.id as ItemId

test('what was acknowledged is there after the database was killed under the server, and then both, each entry once', async () => {
  const { url, child, link } = await start()
  const tokens = await prepareSitting(url, link)
  const writers = await Promise.all(tokens.map((token) => aWriter(url, token)))

  const writing = writers.map((writer) => writeAndWriteAgain(writer))
  await wait(1_000)
  killDatabase()
  const acknowledgedAgain = () => expect(Math.min(...writers.map(({ again }) => again))).toBeGreaterThan(0)
  await vi.waitFor(acknowledgedAgain, { timeout: 60_000, interval: 50 })
  for (const writer of writers) writer.isOver = true
  await killBoth(child)
  await Promise.all(writing)

  const again = await start()
  await Promise.all(writers.map((writer) => findsEverything(again.url, writer)))
}, 180_000)

interface Writer {
  attemptId: Awaited<ReturnType<TestClient['attempt']['enterByLink']>>['attemptId']
  journalId: string
  key: string
  client: TestClient
  /** Of entries 1, 2, 3 … that were acknowledged. */
  receipts: EntryReceipt[]
  sent: number
  /** How often an entry was not acknowledged the first time, and was then. */
  again: number
  /** Whether what fails now is left. */
  isOver: boolean
}

function entry(seq: number) {
  return { seq, itemId: essay, body: { text: `entry ${seq}` }, at: 0 }
}

/** As a browser does: what fails is sent again, the same entry. */
async function writeAndWriteAgain(writer: Writer): Promise<void> {
  const { attemptId, journalId, client, receipts } = writer
  for (let hasFailed = false; ; ) {
    if (!hasFailed) writer.sent++
    const entries = [entry(writer.sent)]
    try {
      const written = await client.attempt.record({ attemptId, journalId, opening: 1, entries })
      receipts.push(...written.receipts)
      if (hasFailed) writer.again++
      hasFailed = false
    } catch {
      if (writer.isOver) return
      hasFailed = true
      await wait(50)
    }
  }
}

async function findsEverything(
  url: string,
  { attemptId, journalId, key, receipts, sent }: Writer,
): Promise<void> {
  const client = clientOf(url, { authorization: `Bearer ${key}` })
  const entries = Array.from({ length: sent }, (_, at) => entry(at + 1))
  const repeated: EntryReceipt[] = []
  while (repeated.length < sent) {
    const some = entries.slice(repeated.length, repeated.length + 200)
    repeated.push(
      ...(await client.attempt.record({ attemptId, journalId, opening: 1, entries: some })).receipts,
    )
  }
  // A receipt names the first arrival: had the entry been lost, this would be the second.
  expect(repeated.slice(0, receipts.length)).toEqual(receipts)
  expect(repeated.map(({ afterSeq }) => afterSeq ?? 0)).toEqual(entries.map(({ seq }) => seq - 1))
  const { answers } = await client.attempt.answers({ attemptId })
  expect(answers).toMatchObject([{ itemId: essay, seq: sent, body: { text: `entry ${sent}` } }])
}

async function aWriter(url: string, token: string): Promise<Writer> {
  const { attemptId, attemptKey } = await clientOf(url, {}).attempt.enterByLink({ token })
  const client = clientOf(url, { authorization: `Bearer ${attemptKey}` })
  const journal = { attemptId, journalId: randomUUID(), key: attemptKey }
  return { ...journal, client, receipts: [], sent: 0, again: 0, isOver: false }
}

/** Becomes the administrator, publishes an exam, schedules it, registers eight candidates; returns their links' tokens. */
async function prepareSitting(url: string, link: string): Promise<string[]> {
  const [, welcome = ''] = link.split('#')
  const cookie = await signUp(url, welcome)
  const client = clientOf(url, { cookie })
  const exam = await client.exam.create({ title: 'Durable', language: 'en', minutes: 60, preset: 'open' })
  const { id: examId, version, policy } = exam
  const saved = await client.exam.save({
    ...{ examId, version, policy, title: 'Durable', language: 'en', minutes: 60 },
    content: aContent(items),
  })
  await client.exam.publish({ examId, version: saved.version })
  const sitting = await client.sitting.create({
    ...{ examId, name: 'Durable', minutes: 60, timeZone: 'Europe/Paris' },
    startsAt: new Date(Date.now() - 60_000).toISOString(),
    endsAt: new Date(Date.now() + 7_200_000).toISOString(),
  })
  return await Promise.all(
    Array.from({ length: 8 }, async (_, at) => {
      const candidate = { email: `candidate${at}@example.org`, name: `Candidate ${at}` }
      const { id } = await client.sitting.register({ sittingId: sitting.id, ...candidate })
      const personal = await client.sitting.personalLink({ registrationId: id })
      return new URL(personal.url).hash.slice(1)
    }),
  )
}

async function signUp(url: string, token: string): Promise<string> {
  const person = { name: 'Ada', email: 'ada@example.org', password: 'quiet rivers run deep', locale: 'en' }
  const answer = await fetch(`${url}/api/identity/welcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, organisationName: 'School', ...person }),
  })
  expect(answer.status).toBe(200)
  return String(answer.headers.get('set-cookie')).split(';')[0] ?? ''
}

function clientOf(url: string, headers: Record<string, string>): TestClient {
  return createORPCClient(new OpenAPILink(contract, { url: `${url}/api`, headers }))
}

function killDatabase(): void {
  const [pid] = readFileSync(path.join(data, 'postgres/data/postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

async function killBoth(child: ChildProcess): Promise<void> {
  killDatabase()
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function start(): Promise<{ child: ChildProcess; url: string; link: string }> {
  const main = path.join(root, 'apps/server/src/main.ts')
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', data], {
    env: { PATH: process.env.PATH, INVIGIL_LOG_LEVEL: 'silent' },
  })
  running.push(child)
  let said = ''
  return await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(said)))
    const hear = (words: Buffer) => {
      said += words
      const [, url] = /ready: (\S+)/.exec(said) ?? []
      const [, link = ''] = /its administrator: (\S+)\n/.exec(said) ?? []
      if (url && (link || running.length > 1)) resolve({ child, url, link })
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
  })
}
