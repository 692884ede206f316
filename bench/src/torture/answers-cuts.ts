import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { percentile } from '../table.ts'
import { someWriters } from './answers-crowd.ts'
import { findAnswers, makeForgetful } from './answers-found.ts'
import {
  type AnswersHistory,
  type AnswersJudgement,
  addedAnswers,
  anAnswersRow,
  answerColumns,
  beginAnswersHistory,
  judgeAnswers,
  troublesOfAnswers,
} from './answers-history.ts'
import { aCutDisk, type CutDisk, startOnCut, whyNoDisk } from './cut-disk.ts'
import { aGate } from './gate.ts'
import { candidates, rounds } from './measure.ts'
import type { Ordeal } from './ordeal.ts'
import { startVictim } from './victim.ts'

const controlRounds = 2

/** Cuts of the power under load: what had reached the disk at that moment, and nothing else, is started on and looked through. */
export async function answerCuts(): Promise<Ordeal> {
  const title = `power cuts, ${candidates} writers`
  const why = whyNoDisk()
  if (why) return { title, columns: answerColumns, rows: [], notes: [`not run: ${why}`], troubles: [] }
  const real = await cutAgain(rounds, false)
  const control = await cutAgain(controlRounds, true)
  const lostByControl = control.judged.reduce((sum, { lost }) => sum + lost, 0)
  return {
    title,
    columns: answerColumns,
    rows: [
      anAnswersRow('the power is cut', rounds, addedAnswers(real.judged)),
      anAnswersRow('control: the database does not sync', controlRounds, addedAnswers(control.judged)),
    ],
    notes: [
      'the database lies on an ext4 on a file; the file is cloned under load and the clone is started on',
      'each round counts what was promised before its cut anew: the figures are sums over the rounds',
      `ready again after p50 ${percentile(real.starts, 50)} ms, slowest ${Math.round(Math.max(...real.starts))} ms`,
      'the disk’s own cache is not part of it: a drive that lies about its flushes can still lose',
    ],
    troubles: [
      ...real.judged.flatMap((one, nth) => troublesOfAnswers(one).map((what) => `cut ${nth + 1}: ${what}`)),
      ...(lostByControl === 0 ? ['the control lost nothing: this ordeal proves nothing'] : []),
    ],
  }
}

async function cutAgain(times: number, isForgetful: boolean) {
  const disk = aCutDisk()
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'invigil-cuts-'))
  const data = path.join(disk.live, 'data')
  mkdirSync(data, { mode: 0o755 })
  const gate = await aGate()
  const history = beginAnswersHistory(path.join(scratch, 'history.jsonl'))
  const victim = await startVictim(data)
  const writers = await someWriters(victim, gate, history, candidates)
  const judged: AnswersJudgement[] = []
  const starts: number[] = []
  try {
    if (isForgetful) await makeForgetful(data)
    gate.open(victim.url)
    writers.work()
    await pause(2_000)
    for (let round = 0; round < times; round += 1) {
      await pause(700 + Math.random() * 1_500)
      const { readyAfterMs, judgement } = await cutOnce(disk, history)
      starts.push(readyAfterMs)
      judged.push(judgement)
    }
    return { judged, starts }
  } finally {
    writers.stop()
    gate.stop()
    await victim.killAll(true)
    await pause(1_000)
    disk.remove()
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function cutOnce(
  disk: CutDisk,
  history: AnswersHistory,
): Promise<{ readyAfterMs: number; judgement: AnswersJudgement }> {
  // First what was promised, then the cut: whatever is promised in between is not asked for.
  const promised = history.read().filter(({ is }) => is === 'answered')
  const cut = disk.cut()
  const sent = history.read().filter(({ is }) => is === 'sent')
  const { readyAfterMs, found } = await startOnCut(cut, findAnswers)
  return { readyAfterMs, judgement: judgeAnswers([...sent, ...promised], found) }
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
