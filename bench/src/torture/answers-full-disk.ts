import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { someWriters } from './answers-crowd.ts'
import { judgeFolder } from './answers-found.ts'
import { anAnswersRow, answerColumns, beginAnswersHistory, troublesOfAnswers } from './answers-history.ts'
import { aCutDisk, whyNoDisk } from './cut-disk.ts'
import { aGate } from './gate.ts'
import { candidates, rounds } from './measure.ts'
import type { Ordeal } from './ordeal.ts'
import { startVictim } from './victim.ts'

/** How long the disk stays full. */
const fullMs = 4_000
/** How long a server may take until it stores again, once there is room; then it is started anew, as its supervisor would. */
const patienceMs = 15_000

/** The disk under the database is filled to the last byte under load, and emptied again. */
export async function answerFullDisk(): Promise<Ordeal> {
  const title = `a full disk, ${candidates} writers`
  const why = whyNoDisk()
  if (why) return { title, columns: answerColumns, rows: [], notes: [`not run: ${why}`], troubles: [] }
  const disk = aCutDisk()
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'invigil-full-'))
  const data = path.join(disk.live, 'data')
  mkdirSync(data, { mode: 0o755 })
  const gate = await aGate()
  const history = beginAnswersHistory(path.join(scratch, 'history.jsonl'))
  let victim = await startVictim(data)
  const writers = await someWriters(victim, gate, history, candidates)
  const troubles: string[] = []
  let startedAnew = 0
  let stalled = 0
  try {
    gate.open(victim.url)
    writers.work()
    for (let round = 0; round < rounds; round += 1) {
      await pause(1_500)
      const ballast = path.join(disk.live, 'ballast')
      fill(ballast)
      await pause(fullMs / 2)
      const before = writers.answered()
      await pause(fullMs / 2)
      if (writers.answered() === before) stalled += 1
      rmSync(ballast)
      if (!(await storesAgain(writers.answered))) {
        startedAnew += 1
        await victim.killAll(true)
        victim = await startVictim(data)
        gate.open(victim.url)
      }
      const judged = await judgeFolder(history, data)
      troubles.push(...troublesOfAnswers(judged).map((what) => `disk ${round + 1}: ${what}`))
    }
    writers.rest()
    await writers.delivered().catch((error: Error) => troubles.push(error.message))
    const final = await judgeFolder(history, data)
    troubles.push(...troublesOfAnswers(final).map((what) => `at the end: ${what}`))
    if (stalled === 0) troubles.push('nothing ever stalled: the disk was never full')
    return {
      title,
      columns: answerColumns,
      rows: [anAnswersRow('the disk is filled and emptied', rounds, final)],
      notes: [
        `full for ${fullMs / 1_000} s each time; ${stalled} of ${rounds} times nothing was acknowledged meanwhile`,
        `${startedAnew} times the server had to be started anew to store again`,
      ],
      troubles,
    }
  } finally {
    writers.stop()
    gate.stop()
    await victim.killAll(true)
    await pause(1_000)
    disk.remove()
    rmSync(scratch, { recursive: true, force: true })
  }
}

function fill(file: string): void {
  const handle = openSync(file, 'w')
  try {
    for (const size of [1_048_576, 4_096, 1]) writeAll(handle, Buffer.alloc(size))
  } finally {
    closeSync(handle)
  }
}

function writeAll(handle: number, bytes: Buffer): void {
  try {
    for (;;) writeSync(handle, bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

async function storesAgain(answered: () => number): Promise<boolean> {
  const before = answered()
  const latest = performance.now() + patienceMs
  while (performance.now() < latest) {
    if (answered() > before + candidates) return true
    await pause(200)
  }
  return false
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
