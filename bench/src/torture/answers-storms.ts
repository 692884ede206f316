import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { someWriters } from './answers-crowd.ts'
import { judgeFolder } from './answers-found.ts'
import { anAnswersRow, answerColumns, beginAnswersHistory, troublesOfAnswers } from './answers-history.ts'
import { aGate, type Gate } from './gate.ts'
import { candidates, rounds } from './measure.ts'
import type { Ordeal } from './ordeal.ts'
import { inFolder } from './places.ts'
import { startVictim, type Victim } from './victim.ts'

const hour = 3_600_000

/** Nothing is killed: lines are cut in mid-air, server and database stand still for a while, the server's clock is set. */
export async function answerStorms(): Promise<Ordeal> {
  return await inFolder(async (folder, scratch) => {
    const clock = path.join(scratch, 'clock')
    writeFileSync(clock, '0')
    const victim = await startWithClock(folder, clock)
    const gate = await aGate()
    const history = beginAnswersHistory(path.join(scratch, 'history.jsonl'))
    const writers = await someWriters(victim, gate, history, candidates)
    const storms = stormsOf({ folder, clock, gate, victim })
    const troubles: string[] = []
    const rows: (string | number)[][] = []
    try {
      gate.open(victim.url)
      writers.work()
      await pause(1_000)
      for (const { name, rage } of storms) {
        for (let round = 0; round < rounds; round += 1) {
          await rage()
          await pause(300 + Math.random() * 500)
        }
        const judged = await judgeFolder(history, folder)
        rows.push(anAnswersRow(name, rounds, judged))
        troubles.push(...troublesOfAnswers(judged).map((what) => `${name}: ${what}`))
      }
      writers.rest()
      await writers.delivered().catch((error: Error) => troubles.push(error.message))
      const final = await judgeFolder(history, folder)
      rows.push(anAnswersRow('at the end, all delivered', rounds * storms.length, final))
      troubles.push(...troublesOfAnswers(final).map((what) => `at the end: ${what}`))
      if (writers.doubtful() > 0) troubles.push(`${writers.doubtful()} receipts did not fit`)
      return {
        title: `storms, ${candidates} writers`,
        columns: answerColumns,
        rows,
        notes: [
          'one history from the first storm to the last; every line counts all of it up to there',
          'a clock a day ahead hands everybody in; what comes then is kept and marked late, as the rule says',
        ],
        troubles,
      }
    } finally {
      writers.stop()
      gate.stop()
      await victim.killAll(true)
    }
  })
}

/** A server whose clock is what a file says; what it starts and what runs beside it have the real one. */
async function startWithClock(folder: string, clock: string): Promise<Victim> {
  const { NODE_OPTIONS = '' } = process.env
  process.env.INVIGIL_TORTURE_CLOCK = clock
  process.env.NODE_OPTIONS = `${NODE_OPTIONS} --import ${new URL('./answers-clock.ts', import.meta.url).href}`
  try {
    return await startVictim(folder)
  } finally {
    process.env.NODE_OPTIONS = NODE_OPTIONS
  }
}

interface Scene {
  folder: string
  clock: string
  gate: Gate
  victim: Victim
}

function stormsOf({ folder, clock, gate, victim }: Scene): { name: string; rage: () => Promise<void> }[] {
  return [
    {
      name: 'the line is cut',
      rage: () =>
        cutLine(
          () => gate.shut(),
          () => gate.open(victim.url),
        ),
    },
    { name: 'the server stands still', rage: () => standStill([victim.pid]) },
    { name: 'the database stands still', rage: () => standStill(databaseOf(folder)) },
    { name: 'the clock is set back a day', rage: () => setClock(clock, -24 * hour) },
    { name: 'the clock is set on by ten minutes', rage: () => setClock(clock, hour / 6) },
    { name: 'the clock is set on by a day', rage: () => setClock(clock, 24 * hour) },
  ]
}

/** In the middle of whatever is under way; twice, so that the answer to what was sent again is lost, too. */
async function cutLine(shut: () => void, open: () => void): Promise<void> {
  shut()
  await pause(200)
  open()
  await pause(50 + Math.random() * 100)
  shut()
  await pause(Math.random() * 1_000)
  open()
}

/** SIGSTOP, long enough that pages give up waiting and send again. */
async function standStill(pids: readonly number[]): Promise<void> {
  for (const pid of pids) tell(pid, 'SIGSTOP')
  await pause(4_500)
  for (const pid of pids) tell(pid, 'SIGCONT')
}

/** A process of the database that helped for a moment may have ended by itself. */
function tell(pid: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function setClock(file: string, offset: number): Promise<void> {
  writeFileSync(file, String(offset))
  await pause(1_000)
  writeFileSync(file, '0')
}

function databaseOf(folder: string): number[] {
  const pid = Number(readFileSync(path.join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
  return [pid, ...children.filter((id) => id > 1)]
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
