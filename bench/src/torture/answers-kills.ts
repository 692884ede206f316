import path from 'node:path'
import { percentile } from '../table.ts'
import { someWriters } from './answers-crowd.ts'
import { judgeFolder, makeForgetful } from './answers-found.ts'
import {
  type AnswersJudgement,
  addedAnswers,
  anAnswersRow,
  answerColumns,
  beginAnswersHistory,
  troublesOfAnswers,
} from './answers-history.ts'
import { aGate } from './gate.ts'
import { candidates, rounds } from './measure.ts'
import type { Ordeal } from './ordeal.ts'
import { inFolder } from './places.ts'
import { startVictim } from './victim.ts'

/** Kills of the control, whose database acknowledges before it has written. */
const controlRounds = 2

/** kill -9 under load, in turn of the server and of server and database; after every restart all that was promised is looked for. */
export async function answerKills(): Promise<Ordeal> {
  // Each way as often as asked.
  const real = await killAgain(rounds * 2, false)
  const control = await killAgain(controlRounds * 2, true)
  const lostByControl = control.judged.reduce((sum, { lost }) => sum + lost, 0)
  return {
    title: `kill -9 under load, ${candidates} writers with the journal of the real page`,
    columns: answerColumns,
    rows: [
      anAnswersRow('server; server and database, in turn', rounds * 2, real.final),
      anAnswersRow(
        'control: the database acknowledges before it writes',
        controlRounds * 2,
        addedAnswers(control.judged),
      ),
    ],
    notes: [
      `ready again after p50 ${percentile(real.starts, 50)} ms, slowest ${Math.round(Math.max(...real.starts))} ms`,
      'the control counts what each kill lost anew: its figures are sums over its kills',
    ],
    troubles: [
      ...real.troubles,
      ...(lostByControl === 0 ? ['the control lost nothing: this ordeal proves nothing'] : []),
    ],
  }
}

async function killAgain(times: number, isForgetful: boolean) {
  return await inFolder(async (folder, scratch) => {
    const gate = await aGate()
    const history = beginAnswersHistory(path.join(scratch, 'history.jsonl'))
    let victim = await startVictim(folder)
    const writers = await someWriters(victim, gate, history, candidates)
    if (isForgetful) await makeForgetful(folder)
    const starts: number[] = []
    const troubles: string[] = []
    const judged: AnswersJudgement[] = []
    try {
      writers.work()
      for (let round = 0; round < times; round += 1) {
        const withDatabase = isForgetful || round % 2 === 1
        gate.open(victim.url)
        await pause(1_000 + Math.random() * 1_000)
        await victim.killAll(withDatabase)
        gate.shut()
        victim = await startVictim(folder)
        starts.push(victim.readyAfterMs)
        const one = await judgeFolder(history, folder)
        judged.push(one)
        const what = withDatabase ? 'server and database' : 'server'
        troubles.push(...troublesOfAnswers(one).map((words) => `kill ${round + 1} (${what}): ${words}`))
      }
      gate.open(victim.url)
      await pause(1_000)
      writers.rest()
      // What the control lost it can never deliver in order.
      if (!isForgetful) await writers.delivered().catch((error: Error) => troubles.push(error.message))
      const final = await judgeFolder(history, folder)
      troubles.push(...troublesOfAnswers(final).map((words) => `at the end: ${words}`))
      if (writers.doubtful() > 0) troubles.push(`${writers.doubtful()} receipts did not fit`)
      return { final, judged, starts, troubles }
    } finally {
      writers.stop()
      gate.stop()
      await victim.killAll(true)
    }
  })
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
