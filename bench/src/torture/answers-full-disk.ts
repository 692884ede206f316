import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { aSchool, type Writers, writersIn } from './answers-crowd.ts'
import { judgeFolder } from './answers-found.ts'
import {
  type AnswersHistory,
  aStormRow,
  beginAnswersHistory,
  type Hit,
  stormColumns,
  troublesOfAnswers,
} from './answers-history.ts'
import { type Line, type Page, pageWithoutJournal, realPage } from './answers-pages.ts'
import { whyNoDisk } from './cut-disk.ts'
import { aGate, type Gate } from './gate.ts'
import { candidates, rounds } from './measure.ts'
import type { Ordeal } from './ordeal.ts'
import { aSmallDisk, type SmallDisk } from './small-disk.ts'
import { startVictim, type Victim } from './victim.ts'
import { watchDatabase } from './watched-database.ts'

const controlRounds = 3
const megabytes = 500
/** How long the disk stays full. */
const fullMs = 3_000
/** How long a server may take until it stores again, once there is room; then it is started anew, as its supervisor would. */
const patienceMs = 20_000

/** The disk under the database is filled to the last byte under load, and emptied again. */
export async function answerFullDisk(): Promise<Ordeal> {
  const title = `a full disk under the database, ${candidates} writers with the journal of the real page`
  const why = whyNoDisk()
  if (why) return { title, columns: stormColumns, rows: [], notes: [`skipped: ${why}`], troubles: [] }
  const real = await fillAgain(rounds, realPage)
  const control = await fillAgain(controlRounds, pageWithoutJournal)
  const { final, troubles } = real
  if (final.missing > 0) troubles.push(`at the end: ${final.missing} answers written and not there`)
  if (real.refusing === 0) troubles.push('the database never refused anything: the disk was never full')
  if (control.final.missing === 0)
    troubles.push('pages that keep nothing lost nothing: this ordeal proves nothing')
  return {
    title,
    columns: stormColumns,
    rows: [
      aStormRow('the disk is filled and emptied, all delivered', rounds, real, final),
      aStormRow('control: pages that keep nothing', controlRounds, control, control.final),
    ],
    notes: [
      `an ext4 of ${megabytes} MB, without a free byte for ${fullMs / 1_000} s each time; every other time the database is made to begin a new file of its journal then`,
      `${real.refusing} of ${rounds} times nothing was acknowledged any more when it had been full for a second, else what came still fitted into files that were there; ${real.panics} times the database fell`,
      `acknowledged again after there was room: ${Math.round(real.slowestMs)} ms at worst; ${real.startedAnew} times the server had to be started anew for it`,
    ],
    troubles,
  }
}

async function fillAgain(times: number, page: (line: Line) => Promise<Page>) {
  const disk = aSmallDisk(megabytes)
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'invigil-full-'))
  const data = path.join(disk.live, 'data')
  mkdirSync(data, { mode: 0o755 })
  const gate = await aGate()
  const history = beginAnswersHistory(path.join(scratch, 'history.jsonl'))
  const hall: Hall = { disk, data, gate, victim: await startVictim(data) }
  try {
    gate.open(hall.victim.url)
    const school = await aSchool(hall.victim)
    const writers = await writersIn(school, gate, history, { candidates, giveUpAfterMs: 2_000, page })
    return await fillUnder(hall, writers, history, times)
  } finally {
    gate.stop()
    await hall.victim.killAll(true)
    await pause(1_000)
    disk.remove()
    rmSync(scratch, { recursive: true, force: true })
  }
}

interface Hall {
  disk: SmallDisk
  data: string
  gate: Gate
  /** Another one after the server had to be started anew. */
  victim: Victim
}

async function fillUnder(hall: Hall, writers: Writers, history: AnswersHistory, times: number) {
  const all: Hit & Fill = { underWay: 0, sentAgain: 0, refusing: 0, panics: 0, startedAnew: 0, slowestMs: 0 }
  const troubles: string[] = []
  try {
    writers.work()
    for (let round = 0; round < times; round += 1) {
      await pause(500 + Math.random() * 500)
      all.underWay += await writers.rush()
      const one = await fillOnce(hall, writers, round % 2 === 1)
      all.refusing += one.refusing
      all.panics += one.panics
      all.startedAnew += one.startedAnew
      all.slowestMs = Math.max(all.slowestMs, one.slowestMs)
      const judged = await judgeFolder(history, hall.data)
      troubles.push(...troublesOfAnswers(judged).map((what) => `disk ${round + 1}: ${what}`))
    }
    writers.rest()
    await writers.delivered().catch((error: Error) => troubles.push(error.message))
    const final = await judgeFolder(history, hall.data)
    troubles.push(...troublesOfAnswers(final).map((what) => `at the end: ${what}`))
    if (writers.doubtful() > 0) troubles.push(`${writers.doubtful()} receipts did not fit`)
    return { ...all, sentAgain: writers.sentAgain(), final, troubles }
  } finally {
    writers.stop()
  }
}

interface Fill {
  /** Nothing was acknowledged any more. */
  refusing: number
  panics: number
  startedAnew: number
  slowestMs: number
}

async function fillOnce(hall: Hall, writers: Writers, inJournal: boolean): Promise<Fill> {
  const database = await watchDatabase(hall.data)
  try {
    hall.disk.fill()
    if (inJournal) await database.useUpJournal()
    await pause(1_000)
    const before = writers.answered()
    await pause(fullMs - 1_000)
    const refusing = Number(writers.answered() === before)
    hall.disk.makeRoom()
    const from = performance.now()
    const startedAnew = Number(!(await acknowledgesAgain(writers)))
    if (startedAnew) await startAnew(hall, writers)
    return {
      refusing,
      startedAnew,
      panics: Number(database.hasFallen()),
      slowestMs: performance.now() - from,
    }
  } finally {
    await database.close()
  }
}

async function startAnew(hall: Hall, writers: Writers): Promise<void> {
  await hall.victim.killAll(true)
  hall.victim = await startVictim(hall.data)
  hall.gate.open(hall.victim.url)
  if (!(await acknowledgesAgain(writers))) throw new Error('nothing is acknowledged after a start anew')
}

async function acknowledgesAgain(writers: Writers): Promise<boolean> {
  const before = writers.answered()
  const latest = performance.now() + patienceMs
  while (performance.now() < latest) {
    if (writers.answered() > before + candidates) return true
    await pause(50)
  }
  return false
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
