import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { ProcessLine } from './process-line.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-line-'))
const stops: (() => Promise<void>)[] = []
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()))
  rmSync(folder, { recursive: true })
})

/** A line in front of a program that does this with each `{ number, asked }`; `say` answers. */
function aLine(name: string, does: string) {
  const program = path.join(folder, `${name}.mjs`)
  const say = 'const say = (number, reason) => process.send({ number, answer: { is: "failed", reason } })'
  writeFileSync(program, `${say}\nprocess.on('message', ({ number, asked }) => { ${does} })`)
  const crashes: string[] = []
  const line = new ProcessLine(
    { crashed: (reason) => crashes.push(reason), missing: () => undefined },
    program,
  )
  stops.push(() => line.stop())
  return { line, crashes }
}

/** A busy machine takes its time to start a program. */
const patientMs = 50_000

const forget = (thread: string) => ({ ask: 'forget', thread }) as const

test('questions are answered one at a time, and who cannot wait goes first', async () => {
  const { line } = aLine('slow', 'setTimeout(() => say(number, asked.thread), 30)')
  const order: string[] = []
  const note = async (thread: string, goesFirst: boolean) => {
    const answer = await line.ask(forget(thread), patientMs, goesFirst)
    order.push('reason' in answer ? answer.reason : answer.is)
  }
  await Promise.all([note('one', false), note('two', false), note('a person', true)])
  expect(order).toEqual(['one', 'a person', 'two'])
})

test('a process that crashes takes nobody with it: whoever asked is told, and the next question is answered', async () => {
  const { line, crashes } = aLine(
    'falls',
    'if (asked.thread === "falls") process.exit(7); say(number, "up again")',
  )
  const answers = await Promise.all([
    line.ask(forget('falls'), patientMs),
    line.ask(forget('behind it'), patientMs),
  ])
  expect(answers).toEqual([
    { is: 'unavailable', why: 'crashed' },
    { is: 'unavailable', why: 'crashed' },
  ])
  expect(crashes).toEqual(['it ended with 7'])
  // It rests a second before it is started again.
  expect(await line.ask(forget('at once'), patientMs)).toEqual({ is: 'unavailable', why: 'crashed' })
  await new Promise((resolve) => setTimeout(resolve, 1_050))
  expect(await line.ask(forget('later'), patientMs)).toEqual({ is: 'failed', reason: 'up again' })
})

test('nobody waits longer than they will, for what is asked or for their turn', async () => {
  const { line } = aLine('mute', '')
  const answers = await Promise.all([line.ask(forget('one'), 40), line.ask(forget('two'), 20)])
  expect(answers).toEqual([
    { is: 'unavailable', why: 'slow' },
    { is: 'unavailable', why: 'busy' },
  ])
})

test('what is stopped answers that it is', async () => {
  const { line } = aLine('stopped', 'say(number, "here")')
  await line.ask(forget('one'), patientMs)
  await line.stop()
  expect(await line.ask(forget('two'), patientMs)).toEqual({ is: 'unavailable', why: 'stopped' })
})

test('a process is told nothing that the server keeps to itself', async () => {
  vi.stubEnv('DATABASE_URL', 'postgres://invigil:secret@db/invigil')
  vi.stubEnv('NODE_AUTH_TOKEN', 'secret')
  vi.stubEnv('LC_ALL', 'C')
  const { line } = aLine('knows', 'say(number, Object.keys(process.env).join(" "))')
  const answer = await line.ask(forget('one'), patientMs)
  vi.unstubAllEnvs()
  expect(answer).toEqual({ is: 'failed', reason: expect.stringMatching(/LC_ALL/) })
  expect(answer).not.toEqual({
    is: 'failed',
    reason: expect.stringMatching(/DATABASE_URL|NODE_AUTH_TOKEN|INVIGIL/),
  })
})

test('where no process can be started, whoever asks is told, now and later', async () => {
  const crashes: string[] = []
  const hears = { crashed: (reason: string) => crashes.push(reason), missing: () => undefined }
  // Node throws at such a name at once, as it does where the machine has no memory left.
  const line = new ProcessLine(hears, 'no\0program.mjs')
  expect(await line.ask(forget('one'), patientMs)).toEqual({ is: 'unavailable', why: 'crashed' })
  expect(await line.ask(forget('two'), patientMs)).toEqual({ is: 'unavailable', why: 'crashed' })
  expect(crashes).toEqual([expect.stringMatching(/^it cannot be started/)])
  expect(line.waiting).toBe(0)
})
