import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { percentile } from '../table.ts'
import { aCrowd } from './crowd.ts'
import { aCutDisk, type CutDisk, startOnCut, whyNoDisk } from './cut-disk.ts'
import { findAll } from './found.ts'
import { aGate } from './gate.ts'
import { beginHistory, type History, type Judgement, judge, troublesOf } from './history.ts'
import { candidates, rounds } from './measure.ts'
import { aRow, columns, type Ordeal } from './ordeal.ts'
import { startVictim } from './victim.ts'

/** The control is cut so often: a journal that only pretends to reach the disk must lose something. */
const controlRounds = 3

/** Cuts of the power under load: what had reached the disk at that moment, and nothing else, is started on and looked through. */
export async function powerCuts(): Promise<Ordeal> {
  const title = `power cuts, ${candidates} recorders`
  const why = whyNoDisk()
  if (why) return { title, columns, rows: [], notes: [`not run: ${why}`], troubles: [] }
  const real = await cutAgain(rounds, true)
  const control = await cutAgain(controlRounds, false)
  const lostByControl = control.judged.reduce((sum, { lost }) => sum + lost, 0)
  return {
    title,
    columns,
    rows: [
      aRow('the power is cut', rounds, added(real.judged)),
      aRow('control: the journal does not sync', controlRounds, added(control.judged)),
    ],
    notes: [
      'journal, sealed objects and database lie on one ext4 on a file; the file is cloned under load and the clone is started on',
      'each round counts what was promised before its cut anew: the figures are sums over the rounds',
      `ready again after p50 ${percentile(real.starts, 50)} ms, slowest ${Math.round(Math.max(...real.starts))} ms`,
      'the disk’s own cache is not part of it: a drive that lies about its flushes can still lose',
    ],
    troubles: [
      ...real.judged.flatMap((one, nth) => troublesOf(one).map((what) => `cut ${nth + 1}: ${what}`)),
      ...(lostByControl === 0 ? ['the control lost nothing: this ordeal proves nothing'] : []),
    ],
  }
}

async function cutAgain(times: number, isSynced: boolean) {
  const disk = aCutDisk()
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'invigil-cuts-'))
  const data = path.join(disk.live, 'data')
  mkdirSync(data, { mode: 0o755 })
  const gate = await aGate()
  const history = beginHistory(path.join(scratch, 'history.jsonl'))
  const victim = await startVictim(data, { isSynced })
  const crowd = await aCrowd(victim, gate, history, candidates)
  const judged: Judgement[] = []
  const starts: number[] = []
  try {
    gate.open(victim.url)
    crowd.work()
    await pause(3_000)
    for (let round = 0; round < times; round += 1) {
      await pause(700 + Math.random() * 1_500)
      const { readyAfterMs, judgement } = await cutOnce(disk, history)
      starts.push(readyAfterMs)
      judged.push(judgement)
    }
    return { judged, starts }
  } finally {
    crowd.stop()
    gate.stop()
    await victim.killAll(true)
    await pause(1_000)
    disk.remove()
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function cutOnce(
  disk: CutDisk,
  history: History,
): Promise<{ readyAfterMs: number; judgement: Judgement }> {
  // First what was promised, then the cut: whatever is promised in between is not asked for.
  const promised = history.read()
  const cut = disk.cut()
  const made = history.read().filter(({ is }) => is === 'made')
  const { readyAfterMs, found } = await startOnCut(cut, findAll)
  return { readyAfterMs, judgement: judge([...promised.filter(({ is }) => is !== 'made'), ...made], found) }
}

function added(all: readonly Judgement[]): Judgement {
  const sum = (of: (one: Judgement) => number) => all.reduce((total, one) => total + of(one), 0)
  return {
    ...{ made: sum((one) => one.made), acked: sum((one) => one.acked), found: sum((one) => one.found) },
    ...{
      lost: sum((one) => one.lost),
      duplicated: sum((one) => one.duplicated),
      wrong: sum((one) => one.wrong),
    },
    takenBack: sum((one) => one.takenBack),
    ...{ answers: sum((one) => one.answers), lostAnswers: sum((one) => one.lostAnswers) },
    faults: all.flatMap(({ faults }) => faults),
  }
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
